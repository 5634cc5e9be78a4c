package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of figures in thresholds and stop rules: {@code p90}, {@code success rate}, {@code requests/hour} … */
final class FigureNames {

    private static final Pattern PERCENTILE = Pattern.compile("[pP]([0-9]{1,3}(?:\\.[0-9]{1,9})?)(?=[\\s<>]|$)");
    private static final Pattern STATUS_COUNT =
            Pattern.compile("([1-5][0-9]{2})\\s+count(?=[\\s<>]|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[a-zA-Z]+");

    private FigureNames() {}

    /**
     * Takes the figure at the cursor, over all calls.
     *
     * @param stop true for a stop rule, which can count and cannot ask for what answers tell
     * @param others names of the server's figures; for messages
     */
    static Figure take(LineCursor cursor, boolean stop, List<String> others, String example) {
        Optional<MatchResult> percentile = cursor.take(PERCENTILE);
        if (percentile.isPresent()) {
            return percentile(percentile.get());
        }
        Optional<MatchResult> status = stop ? cursor.take(STATUS_COUNT) : Optional.empty();
        if (status.isPresent()) {
            return Count.ofStatus(Integer.parseInt(status.get().group(1)));
        }
        for (Figure figure : possible(stop)) {
            if (cursor.take(figure.name())) {
                return figure;
            }
        }
        throw unknown(cursor, stop, others, example);
    }

    private static Figure percentile(MatchResult written) {
        double number = Double.parseDouble(written.group(1));
        if (number <= 0 || number >= 100) {
            throw new Fault(written.group() + " is out of range", "write p0.1 to p99.99, or min, or max");
        }
        return Figure.percentile(number, Calls.ALL);
    }

    /** True for a figure's name, and for the words that stand for calls. */
    static boolean isName(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return Figure.NAMED.stream().anyMatch(figure -> figure.name().equals(word))
                || times().contains(word)
                || PERCENTILE.matcher(word).matches()
                || STATUS_COUNT.matcher(word).matches();
    }

    /** What {@code of} can name. */
    static List<String> times() {
        return Stream.concat(Figure.TIMES.stream().map(Times::name), Stream.of(Figure.ALL))
                .toList();
    }

    private static List<Figure> possible(boolean stop) {
        return Figure.NAMED.stream()
                .filter(stop ? Figure::forStopRules : Figure::forThresholds)
                .toList();
    }

    private static Fault unknown(LineCursor cursor, boolean stop, List<String> others, String example) {
        List<String> names =
                new ArrayList<>(possible(stop).stream().map(Figure::name).toList());
        names.addAll(others);
        String[] words = (cursor.rest() + "   ").split("[\\s<>]+", 4);
        String two = words[0] + " " + (words.length > 1 ? words[1] : "");
        boolean third = words.length > 2 && WORD.matcher(words[2]).matches();
        String remedy = Stream.of(
                        third ? two + " " + words[2] : two,
                        two,
                        words[0],
                        cursor.rest().replaceFirst("\\s*[<>].*", ""))
                .flatMap(written -> Words.nearest(written, names).stream())
                .findFirst()
                .map(name -> "did you mean `" + name + "`?")
                .orElse(example);
        Optional<String> percentile = times().stream()
                .filter(name -> !name.equals(Figure.ALL) && beginsWith(cursor.rest(), name))
                .findFirst()
                .map(name -> "did you mean `p90 of " + cursor.rest().strip() + "`?");
        String all = "pN, " + String.join(", ", names) + (stop ? " or the count of a status" : "");
        return cursor.expected("a figure (" + all + ")", percentile.orElse(remedy));
    }

    /** True if a line begins with a name and ends or goes on after it. */
    private static boolean beginsWith(String line, String name) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        return text.startsWith(name)
                && (text.length() == name.length() || " <>".indexOf(text.charAt(name.length())) >= 0);
    }
}
