package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Measure;
import io.github.wingload.plan.Measure.Calls;
import io.github.wingload.plan.Measure.Kind;
import io.github.wingload.yaml.LineCursor;
import io.github.wingload.yaml.LineFault;
import io.github.wingload.yaml.Numbers;
import io.github.wingload.yaml.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The figures that a line can name: {@code p90}, {@code success rate}, {@code requests/hour} … */
final class Metrics {

    private static final Pattern PERCENTILE = Pattern.compile("[pP]([0-9]{1,3}(?:\\.[0-9]{1,9})?)(?=[\\s<>]|$)");
    private static final Pattern STATUS_COUNT =
            Pattern.compile("([1-5][0-9]{2})\\s+count(?=[\\s<>]|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[a-zA-Z]+");

    private static final Map<String, Kind> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("mean", Kind.MEAN);
        NAMED.put("min", Kind.MIN);
        NAMED.put("max", Kind.MAX);
        NAMED.put("success rate", Kind.SUCCESS_RATE);
        NAMED.put("failure rate", Kind.FAILURE_RATE);
        NAMED.put("requests/hour", Kind.REQUESTS_PER_HOUR);
        NAMED.put("ok/hour", Kind.OK_PER_HOUR);
        NAMED.put("requests/s", Kind.REQUESTS_PER_SECOND);
        NAMED.put("cache hit rate", Kind.CACHE_HIT_RATE);
        NAMED.put("item success rate", Kind.ITEM_SUCCESS_RATE);
        NAMED.put("failure count", Kind.FAILURE_COUNT);
    }

    private Metrics() {}

    /**
     * The figure that stands at the cursor, over all calls.
     *
     * @param others names of figures that are none of the calls; for messages
     */
    static Measure take(LineCursor cursor, boolean counts, List<String> others, String example) throws LineFault {
        Optional<MatchResult> percentile = cursor.take(PERCENTILE);
        if (percentile.isPresent()) {
            return percentile(percentile.get());
        }
        Optional<MatchResult> status = counts ? cursor.take(STATUS_COUNT) : Optional.empty();
        if (status.isPresent()) {
            return new Measure(
                    Kind.STATUS_COUNT, Double.parseDouble(status.get().group(1)), Calls.ALL);
        }
        for (Map.Entry<String, Kind> metric : NAMED.entrySet()) {
            if (possible(metric.getValue(), counts) && cursor.take(metric.getKey())) {
                return new Measure(metric.getValue(), 0, Calls.ALL);
            }
        }
        throw unknown(cursor, names(counts, others), example);
    }

    private static Measure percentile(MatchResult written) throws LineFault {
        double number = Double.parseDouble(written.group(1));
        if (number <= 0 || number >= 100) {
            throw new LineFault(written.group() + " is out of range", "write p0.1 to p99.99, or min, or max");
        }
        return new Measure(Kind.PERCENTILE, number, Calls.ALL);
    }

    /** True for a figure's name, and for the words that stand for calls. */
    static boolean isName(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return NAMED.containsKey(word)
                || Words.of(Calls.class, '_').containsKey(word)
                || PERCENTILE.matcher(word).matches()
                || STATUS_COUNT.matcher(word).matches();
    }

    /** Counts are for stop rules, what answers tell is for thresholds. */
    private static boolean possible(Kind kind, boolean stopRule) {
        return stopRule ? !kind.ofAnswers() : kind != Kind.FAILURE_COUNT;
    }

    private static List<String> names(boolean counts, List<String> others) {
        return Stream.concat(
                        NAMED.entrySet().stream()
                                .filter(metric -> possible(metric.getValue(), counts))
                                .map(Map.Entry::getKey),
                        others.stream())
                .toList();
    }

    private static LineFault unknown(LineCursor cursor, List<String> names, String example) {
        String[] words = (cursor.rest() + "   ").split("[\\s<>]+", 4);
        String two = words[0] + " " + (words.length > 1 ? words[1] : "");
        boolean third = words.length > 2 && WORD.matcher(words[2]).matches();
        String remedy = (third ? Words.nearest(two + " " + words[2], names) : Optional.<String>empty())
                .or(() -> Words.nearest(two, names))
                .or(() -> Words.nearest(words[0], names))
                .or(() -> Words.nearest(cursor.rest().replaceFirst("\\s*[<>].*", ""), names))
                .map(name -> "did you mean `" + name + "`?")
                .orElse(example);
        boolean counts = names.contains("failure count");
        String all = "pN, " + String.join(", ", names) + (counts ? " or the count of a status" : "");
        return cursor.expected("a figure (" + all + ")", remedy);
    }

    /** The figure's words, for messages. */
    static String name(Measure measure) {
        return switch (measure.kind()) {
            case PERCENTILE -> "p" + Numbers.plain(measure.number());
            case STATUS_COUNT -> Numbers.plain(measure.number()) + " count";
            default ->
                NAMED.entrySet().stream()
                        .filter(named -> named.getValue() == measure.kind())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
        };
    }
}
