package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
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
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads the lines of {@code thresholds}: {@code METRIC [of ok|failed|all] [in TASK] [during STAGE] OP VALUE [over DURATION]};
 * and those of {@code stop_when}, which count too, and do without {@code in} and {@code during}. A threshold can also be on
 * a figure of {@code observe}: {@code [mean|min|max of] FIGURE [during STAGE] OP VALUE [over DURATION]}.
 *
 * <p>A name may contain blanks. Without quotes, the longest known name that matches is taken.
 */
final class ConditionParser {

    private static final Pattern OPERATOR = Pattern.compile("<=|>=|<(?!>)|>");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern UNKNOWN_NAME = Pattern.compile("(?:(?!\\s+during\\s|\\s*[<>]).)++");
    private static final Pattern CALLS =
            Pattern.compile("(" + String.join("|", FigureNames.times()) + ")(?=[\\s<>]|$)", Pattern.CASE_INSENSITIVE);

    private final String line;
    private final LineCursor cursor;
    private final ServerFigureNames figures;
    private final boolean stop;
    private final String example;

    private ConditionParser(String line, ServerFigureNames figures, boolean stop) {
        this.line = line;
        this.cursor = new LineCursor(line);
        this.figures = figures;
        this.stop = stop;
        this.example = "write for example " + (stop ? "failure rate > 20% over 30s" : "p90 of ok <= 500ms");
    }

    /**
     * A threshold's line.
     *
     * @param tasks the names of all tasks; empty if they are not known, and any may be right
     * @param stages the same for stages
     * @param figures of the server
     */
    static Rule threshold(String line, Collection<String> tasks, Collection<String> stages, ServerFigureNames figures) {
        ConditionParser parser = new ConditionParser(line, figures, false);
        Optional<ServerFigureNames.Named> named = figures.take(parser.cursor);
        return named.isPresent() ? parser.condition(named.get(), stages) : parser.condition(tasks, stages);
    }

    /** A stop rule's line. */
    static Rule stopRule(String line) {
        return new ConditionParser(line, ServerFigureNames.NONE, true).condition(List.of(), List.of());
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
        Optional<String> task = name("in", "task", tasks, possible);
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
        if (!cursor.take("of")) {
            possible.addAll(figure instanceof Timing ? List.of("of") : List.of());
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

    private String callsOrFigures() {
        List<String> times = FigureNames.times();
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
