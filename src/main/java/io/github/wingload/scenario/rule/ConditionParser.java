package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Difference;
import io.github.wingload.plan.Figure.Mean;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the lines of {@code thresholds}: {@code METRIC [of ok|failed|all] [in TASK] [during STAGE] OP VALUE [over DURATION]};
 * and those of {@code stop_when}, which count too, and do without {@code in} and {@code during}. A threshold can also be on
 * a figure of {@code observe}: {@code [mean|min|max of] FIGURE [during STAGE] OP VALUE [over DURATION]}. In a comparison, {@code
 * of SIDE} may stand in the place of {@code in TASK}, and {@code difference of METRIC OP VALUE} compares the sides.
 *
 * <p>A name may contain blanks. Without quotes, the longest known name that matches is taken.
 */
final class ConditionParser {

    private static final Pattern OPERATOR = Pattern.compile("<=|>=|<(?!>)|>");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern UNKNOWN_NAME = Pattern.compile("(?:(?!\\s+during\\s|\\s*[<>]).)++");
    private static final Pattern CALLS =
            Pattern.compile("(" + String.join("|", FigureNames.times()) + ")(?=[\\s<>]|$)", Pattern.CASE_INSENSITIVE);

    private static final String DIFFERENCE_EXAMPLE = "write for example difference of p50 <= 20ms";

    private final String line;
    private final LineCursor cursor;
    private final ServerFigureNames figures;
    private final Map<String, List<String>> sides;
    private final boolean stop;
    private final String example;

    private ConditionParser(String line, ServerFigureNames figures, Map<String, List<String>> sides, boolean stop) {
        this.line = line;
        this.cursor = new LineCursor(line);
        this.figures = figures;
        this.sides = sides;
        this.stop = stop;
        this.example = "write for example " + (stop ? "failure rate > 20% over 30s" : "p90 of ok <= 500ms");
    }

    /**
     * A threshold's line.
     *
     * @param tasks the names of all tasks; empty if they are not known, and any may be right
     * @param stages the same for stages
     * @param figures of the server
     * @param sides that are compared, each with the names of its tasks; empty if nothing is
     */
    static Rule threshold(
            String line,
            Collection<String> tasks,
            Collection<String> stages,
            ServerFigureNames figures,
            Map<String, List<String>> sides) {
        ConditionParser parser = new ConditionParser(line, figures, sides, false);
        if (parser.cursor.take(Difference.WORD)) {
            return parser.difference();
        }
        Optional<ServerFigureNames.Named> named = figures.take(parser.cursor);
        return named.isPresent() ? parser.condition(named.get(), stages) : parser.condition(tasks, stages);
    }

    /** A stop rule's line. */
    static Rule stopRule(String line) {
        return new ConditionParser(line, ServerFigureNames.NONE, Map.of(), true).condition(List.of(), List.of());
    }

    /** {@code difference of p50 [of ok] OP TIME}: of all pairs of the run. */
    private Rule difference() {
        if (sides.isEmpty()) {
            throw new Fault(
                    "a difference needs two sides, and this scenario has one target",
                    "write targets with two sides, and compare: {pair: interleaved}");
        }
        if (!cursor.take("of")) {
            throw cursor.expected("of", DIFFERENCE_EXAMPLE);
        }
        Figure named = FigureNames.take(cursor, false, List.of(), DIFFERENCE_EXAMPLE);
        if (!(named instanceof Percentile || named instanceof Mean)) {
            throw new Fault("a difference is of a percentile or of the mean", DIFFERENCE_EXAMPLE);
        }
        if (cursor.take("of") && !cursor.take("ok")) {
            throw new Fault(
                    "a difference is of rows that both sides answer with ok calls", "write `of ok`, or remove `of`");
        }
        for (String part : List.of("in", "during")) {
            if (cursor.take(part)) {
                throw new Fault("a difference is of all pairs of the run", "remove `" + part + "`");
            }
        }
        Figure figure = new Difference(((Timing) named).of(Times.of(Calls.OK)));
        Operator operator = operator(List.of());
        double limit = LimitValue.takeSigned(cursor, figure);
        if (cursor.take("over")) {
            throw new Fault("a difference is of the whole run", "remove `over`");
        }
        if (!cursor.atEnd()) {
            throw cursor.expected("the end of the line", DIFFERENCE_EXAMPLE);
        }
        return new Rule(line, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }

    private Rule condition(ServerFigureNames.Named named, Collection<String> stages) {
        if (cursor.take("in")) {
            throw new Fault("a figure of the server has no task", "remove `in`");
        }
        List<String> possible = new ArrayList<>();
        Optional<String> stage = name("during", "stage", stages, possible);
        Operator operator = operator(possible);
        double limit = LimitValue.take(cursor, named.figure().unit());
        Optional<Duration> over = over();
        expectEnd(over.isPresent());
        Statistic statistic = named.statistic().orElseGet(() -> statistic(operator, over.isPresent()));
        Figure figure =
                new Observed(statistic, named.figure().name(), named.figure().unit());
        return new Rule(line, figure, Optional.empty(), stage, operator, limit, over);
    }

    /** The statistic that a name alone means: every scrape must keep to the limit, or the mean of every window. */
    private static Statistic statistic(Operator operator, boolean windows) {
        if (windows) {
            return Statistic.MEAN;
        }
        return operator.upper() ? Statistic.MAX : Statistic.MIN;
    }

    private Rule condition(Collection<String> tasks, Collection<String> stages) {
        Figure named = FigureNames.take(cursor, stop, figures.names(), example);
        List<String> possible = new ArrayList<>();
        Figure figure = ofCalls(named, possible);
        Optional<String> task = ofSide().or(() -> name("in", "task", tasks, possible));
        if (task.isPresent()) {
            possible.remove("of");
        }
        Optional<String> stage = name("during", "stage", stages, possible);
        if (stage.isPresent()) {
            possible.clear();
        }
        Operator operator = operator(possible);
        double limit = LimitValue.take(cursor, figure);
        Optional<Duration> over = over();
        expectEnd(over.isPresent());
        return new Rule(line, figure, task, stage, operator, limit, over);
    }

    private void expectEnd(boolean overWasSaid) {
        if (!cursor.atEnd()) {
            throw cursor.expected(overWasSaid ? "the end of the line" : "over or the end of the line", example);
        }
    }

    /** {@code of ok}, {@code of failed} or {@code of all}, which has a meaning for times alone. */
    private Figure ofCalls(Figure figure, List<String> possible) {
        if (atSide() || !cursor.take("of")) {
            possible.addAll(figure instanceof Timing || !sides.isEmpty() ? List.of("of") : List.of());
            return figure;
        }
        if (!(figure instanceof Timing timing)) {
            String instead = figure.equals(Figure.REQUESTS_PER_HOUR) ? ", or write ok/hour" : "";
            throw new Fault("`of` does not apply to " + figure.name(), "remove it" + instead);
        }
        MatchResult written = cursor.take(CALLS).orElseThrow(() -> cursor.expected(callsOrFigures(), example));
        return Figure.TIMES.stream()
                .filter(times -> times.name().equals(written.group(1).toLowerCase(Locale.ROOT)))
                .<Figure>map(timing::of)
                .findFirst()
                .orElse(figure);
    }

    /** True before {@code of} with the name of a side. */
    private boolean atSide() {
        LineCursor ahead = new LineCursor(cursor.rest());
        return ahead.take("of") && ahead.takeLongest(sides.keySet()).isPresent();
    }

    /** {@code of SIDE}: the task of the side. */
    private Optional<String> ofSide() {
        if (!atSide()) {
            return Optional.empty();
        }
        cursor.take("of");
        String side = cursor.takeLongest(sides.keySet()).orElseThrow();
        List<String> tasks = sides.getOrDefault(side, List.of());
        if (tasks.size() > 1) {
            throw new Fault(
                    "side " + Node.quote(side) + " has " + tasks.size() + " tasks",
                    "write one of them after `in`: "
                            + tasks.stream().map(Node::quote).collect(Collectors.joining(", ")));
        }
        return tasks.stream().findFirst();
    }

    private String callsOrFigures() {
        List<String> times = Stream.concat(FigureNames.times().stream(), sides.keySet().stream())
                .toList();
        if (figures.names().isEmpty()) {
            int last = times.size() - 1;
            return String.join(", ", times.subList(0, last)) + " or " + times.get(last);
        }
        return String.join(", ", times) + " or a figure of observe (" + String.join(", ", figures.names()) + ")";
    }

    /** {@code in TASK} or {@code during STAGE}. */
    private Optional<String> name(String word, String noun, Collection<String> known, List<String> possible) {
        if (!cursor.take(word)) {
            possible.addAll(stop ? List.of() : List.of(word));
            return Optional.empty();
        }
        if (stop) {
            throw new Fault("a stop rule applies to the whole load and cannot have `" + word + "`", "remove it");
        }
        Optional<String> longest = cursor.takeLongest(known);
        if (longest.isPresent()) {
            return longest;
        }
        Optional<String> written = cursor.take(QUOTED)
                .map(quoted -> quoted.group(1))
                .or(() -> cursor.take(UNKNOWN_NAME).map(MatchResult::group));
        if (written.isEmpty()) {
            throw cursor.expected("the name of a " + noun, example);
        }
        if (!known.isEmpty() && !known.contains(written.get())) {
            throw new Fault(
                    "there is no " + noun + " " + Node.quote(written.get()), Words.remedy(written.get(), known));
        }
        return written;
    }

    private Operator operator(List<String> possible) {
        Optional<MatchResult> symbol = cursor.take(OPERATOR);
        if (symbol.isEmpty()) {
            String words = possible.isEmpty() ? "" : String.join(", ", possible) + ", ";
            throw cursor.expected(words + "<=, <, >= or >", example);
        }
        return List.of(Operator.values()).stream()
                .filter(operator -> operator.symbol().equals(symbol.get().group()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Duration> over() {
        return cursor.take("over") ? Optional.of(LimitValue.takeDuration(cursor)) : Optional.empty();
    }
}
