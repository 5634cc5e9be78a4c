package io.github.wingload.earlier;

import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.audit.StatedResult.Bucket;
import io.github.wingload.audit.StatedTimes;
import io.github.wingload.scenario.load.Rates;
import io.github.wingload.yaml.DurationText;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the figures of a ticket as they were typed: each number with the range that its digits leave open. */
final class TicketFigures {

    /** The keys of figures. */
    static final List<String> KEYS = List.of(
            "requests",
            "ok",
            "failures",
            "success",
            "duration",
            "delivered",
            "target",
            "achieved",
            "wait",
            "in_flight",
            "times",
            "times_of",
            "distribution",
            "parts");

    private static final List<String> PART_KEYS =
            List.of("requests", "ok", "failures", "success", "delivered", "times", "times_of");

    private static final String MEAN = "mean";
    private static final String MORE = "more";
    private static final String TIMES_EXAMPLE = "{p50: 250ms, p90: 420ms}";
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,3})?)");
    private static final Pattern LAST_NUMBER = Pattern.compile("([0-9][0-9,]*(?:\\.[0-9]+)?)(ms|s|m|h)$");
    private static final Pattern RATE = Pattern.compile("([0-9.,]+)/([hms])");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,12})?)%");
    private static final Map<String, Boolean> TIMES_OF = Map.of("ok", false, "all", true);
    private static final Map<String, Double> SECONDS = Map.of("ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0);
    private static final long MOST_REQUESTS = 2_000_000_000L;
    private static final int MOST_USERS = 10_000_000;
    private static final int MOST_STATEMENTS = 20;
    private static final double PERCENT = 100;
    private static final double MS = 1e3;

    private final Keys keys;
    private final StatedResult.Builder stated;

    private TicketFigures(Keys keys, String name) {
        this.keys = keys;
        this.stated = StatedResult.named(name);
    }

    /** The figures of a ticket; empty, with reported problems, if one that is needed is missing or wrong. */
    static Optional<StatedResult> read(Keys keys, String name) {
        return new TicketFigures(keys, name).whole();
    }

    private Optional<StatedResult> whole() {
        OptionalLong requests = keys.required("requests", "requests: 11051").whole(1, MOST_REQUESTS);
        if (!keys.has("ok")) {
            keys.required("failures", "failures: 0");
        }
        keys.atLeastOneOf(
                List.of("duration", "delivered"),
                "duration or delivered is missing",
                "add duration: 6m, or the rate of all requests, such as delivered: 110508/h");
        keys.required("times", "times: " + TIMES_EXAMPLE);
        counts(requests);
        each(
                "duration",
                node -> duration(node, 1)
                        .filter(seconds -> positive(node, seconds))
                        .ifPresent(seconds -> stated.with(Quantity.SECONDS, seconds)));
        each("delivered", node -> rate(node).ifPresent(rate -> stated.with(Quantity.PER_SECOND, rate)));
        rate(keys.get("target")).ifPresent(rate -> stated.with(Quantity.TARGET_PER_SECOND, Stated.exact(rate.value())));
        share(keys.get("achieved")).ifPresent(share -> stated.with(Quantity.ACHIEVED, share));
        duration(keys.get("wait"), MS).ifPresent(wait -> stated.with(Quantity.WAIT_MS, wait));
        users(keys.get("in_flight")).ifPresent(most -> stated.with(Quantity.CAP, most));
        times();
        buckets();
        keys.get("parts")
                .children("{POST /predict: {delivered: 70/s}}")
                .forEach((name, node) ->
                        new TicketFigures(node.keys(PART_KEYS), name).part().ifPresent(stated::part));
        boolean complete = requests.isPresent()
                && (stated.has(Quantity.SECONDS) || stated.has(Quantity.PER_SECOND))
                && (stated.has(Quantity.OK) || stated.has(Quantity.FAILED));
        return complete ? Optional.of(stated.build()) : Optional.empty();
    }

    private Optional<StatedResult> part() {
        counts(keys.get("requests").whole(0, MOST_REQUESTS));
        each("delivered", node -> rate(node).ifPresent(rate -> stated.with(Quantity.PER_SECOND, rate)));
        times();
        return Optional.of(stated.build());
    }

    private void counts(OptionalLong requests) {
        requests.ifPresent(count -> stated.with(Quantity.REQUESTS, count));
        keys.get("ok").whole(0, MOST_REQUESTS).ifPresent(count -> stated.with(Quantity.OK, count));
        keys.get("failures")
                .whole(0, requests.orElse(MOST_REQUESTS))
                .ifPresent(count -> stated.with(Quantity.FAILED, count));
        share(keys.get("success")).ifPresent(share -> stated.with(Quantity.OK_SHARE, share));
    }

    private void times() {
        boolean all = keys.get("times_of").oneOf(TIMES_OF).orElse(true);
        if (all) {
            stated.failedTimed();
        }
        Node node = keys.get("times");
        if (!node.present()) {
            return;
        }
        Map<String, Node> times = node.children(TIMES_EXAMPLE);
        Optional<Stated> mean = Optional.ofNullable(times.get(MEAN)).flatMap(value -> duration(value, MS));
        OptionalLong count = stated.count(all ? Quantity.REQUESTS : Quantity.OK);
        stated.with(new StatedTimes(StatedTimes.Kind.RESPONSE, count, mean, Optional.empty(), percentiles(times)));
    }

    private static NavigableMap<Double, Stated> percentiles(Map<String, Node> times) {
        NavigableMap<Double, Stated> percentiles = new TreeMap<>();
        times.forEach((key, value) -> {
            OptionalDouble percentile = percentile(key);
            if (percentile.isPresent()) {
                duration(value, MS).ifPresent(time -> percentiles.put(percentile.getAsDouble(), time));
            } else if (!key.equals(MEAN)) {
                value.keyProblem("unknown key", "write mean, min, max, or a percentile such as p90");
            }
        });
        return percentiles;
    }

    /** The percentile that a key names, 0 for the minimum and 100 for the maximum; empty if it names none. */
    static OptionalDouble percentile(String key) {
        Matcher named = PERCENTILE.matcher(key);
        if (named.matches()) {
            return OptionalDouble.of(Double.parseDouble(named.group(1)));
        }
        return key.equals("min")
                ? OptionalDouble.of(0)
                : key.equals("max") ? OptionalDouble.of(PERCENT) : OptionalDouble.empty();
    }

    private void buckets() {
        Node node = keys.get("distribution");
        NavigableMap<Double, Stated> buckets = new TreeMap<>();
        node.children("{500ms: 33.86%, 1s: 46.72%, more: 19.42%}").forEach((bound, value) -> {
            Optional<Duration> length = DurationText.parse(bound).filter(time -> !time.isZero());
            if (length.isEmpty() && !bound.equals(MORE)) {
                value.keyProblem("unknown key", "write the upper bound of a bucket, such as 500ms, or more");
                return;
            }
            double ms = length.map(time -> time.toNanos() / 1e6).orElse(Double.POSITIVE_INFINITY);
            share(value).ifPresent(share -> buckets.put(ms, share));
        });
        buckets.forEach((bound, share) -> stated.with(new Bucket(bound, share)));
    }

    /** A figure that a ticket may state several times. */
    private void each(String key, Consumer<Node> read) {
        List<Node> statements = keys.get(key).itemsOrOne();
        if (statements.size() > MOST_STATEMENTS) {
            keys.get(key).problem("it is stated " + statements.size() + " times", "keep " + MOST_STATEMENTS);
            return;
        }
        statements.forEach(read);
    }

    private static boolean positive(Node node, Stated seconds) {
        if (seconds.value() == 0) {
            node.problem(node.describe() + " is zero", "write a duration above zero, such as 6m");
        }
        return seconds.value() > 0;
    }

    /**
     * A duration with its digits.
     *
     * @param unit how many of the wanted unit a second is
     */
    private static Optional<Stated> duration(Node node, double unit) {
        return node.durationOrZero().map(duration -> {
            double value = duration.toNanos() / 1e9 * unit;
            Matcher last = LAST_NUMBER.matcher(node.written());
            return last.find()
                    ? Stated.within(
                            value,
                            number(last.group(1)).ulp().doubleValue() * SECONDS.getOrDefault(last.group(2), 1.0) * unit)
                    : Stated.exact(value);
        });
    }

    private static Optional<Stated> rate(Node node) {
        return Rates.positive(node).map(perSecond -> {
            Matcher written = RATE.matcher(node.written());
            return written.matches()
                    ? Stated.within(
                            perSecond,
                            number(written.group(1)).ulp().doubleValue() / SECONDS.getOrDefault(written.group(2), 1.0))
                    : Stated.exact(perSecond);
        });
    }

    private static Optional<Stated> share(Node node) {
        return node.written(
                text -> Optional.of(SHARE.matcher(text))
                        .filter(Matcher::matches)
                        .map(matched -> Stated.digits(new BigDecimal(matched.group(1)), 1)),
                "a share",
                "write it in percent, such as 93.20%");
    }

    private static Optional<Stated> users(Node node) {
        OptionalInt users = node.integer(1, MOST_USERS);
        return users.isPresent() ? Optional.of(Stated.exact(users.getAsInt())) : Optional.empty();
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(",", ""));
    }
}
