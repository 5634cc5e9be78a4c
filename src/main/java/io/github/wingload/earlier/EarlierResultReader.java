package io.github.wingload.earlier;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.result.TableRow;
import io.github.wingload.scenario.load.Rates;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a YAML file with the figures of an earlier result, such as those of a ticket, or with the name of a Locust table. */
public final class EarlierResultReader {

    /** The keys of such a file. */
    static final List<String> KEYS = List.of(
            "name",
            "date",
            "users",
            "rate",
            "labels",
            "table",
            "requests",
            "failures",
            "duration",
            "delivered",
            "times");

    private static final List<String> FIGURES = List.of("requests", "failures", "duration", "delivered", "times");
    private static final String EXAMPLE =
            "name: revertrisk, date: 2025-11-04, users: 50, requests: 11051, failures: 12, duration: 6m, times: {p90: 420ms}";
    private static final String MEAN = "mean";
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,3})?)");
    private static final long MOST_REQUESTS = 2_000_000_000L;
    private static final int MOST_USERS = 10_000_000;
    private static final double NS_PER_MS = 1e6;
    private static final double NS_PER_SECOND = 1e9;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]['Z']]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    private EarlierResultReader() {}

    /** The result in a file; empty, with problems in the findings, if it is not complete. */
    public static Optional<EarlierResult> read(Path file, Findings findings) {
        Path parent = file.getParent();
        return YamlFile.root(
                        file, "result", "write for example " + EXAMPLE, parent == null ? Path.of("") : parent, findings)
                .flatMap(root -> result(root.keys(KEYS)));
    }

    private static Optional<EarlierResult> result(Keys keys) {
        Optional<String> name = keys.required("name", "name: revertrisk").line();
        Optional<Instant> date = keys.required("date", "date: 2025-11-04 10:00")
                .written(EarlierResultReader::date, "a date", "write it like 2025-11-04 or 2025-11-04 10:00, in UTC");
        keys.atMostOneOf(List.of("users", "rate"));
        OptionalInt users = keys.get("users").integer(1, MOST_USERS);
        Optional<Double> rate = Rates.positive(keys.get("rate"));
        Map<String, String> labels = new LinkedHashMap<>();
        keys.get("labels")
                .children("{image: 2025-10-30}")
                .forEach((label, value) -> value.words().ifPresent(text -> labels.put(label, text)));
        if (keys.has("table")) {
            keys.exclude("table", FIGURES);
        }
        Optional<EarlierResult> figures = keys.has("table") ? ofTable(keys.get("table")) : ofFigures(keys);
        String load = users.isPresent()
                ? Figures.count(users.getAsInt(), "user", "users")
                : rate.isPresent() ? keys.get("rate").written() : "";
        return figures.flatMap(known ->
                name.flatMap(test -> date.map(start -> known.described(test, start, labels, load, rate.isPresent()))));
    }

    private static Optional<EarlierResult> ofTable(Node node) {
        return node.file().flatMap(file -> {
            try {
                return Optional.of(EarlierResult.ofLocust(file));
            } catch (UnreadableRunException e) {
                node.problem("the table cannot be read: " + e.getMessage(), "name a _stats.csv file of Locust");
                return Optional.empty();
            }
        });
    }

    private static Optional<EarlierResult> ofFigures(Keys keys) {
        OptionalLong requests = keys.required("requests", "requests: 11051").whole(1, MOST_REQUESTS);
        OptionalLong failures = keys.required("failures", "failures: 0").whole(0, requests.orElse(MOST_REQUESTS));
        keys.atMostOneOf(List.of("duration", "delivered"));
        keys.atLeastOneOf(
                List.of("duration", "delivered"),
                "duration or delivered is missing",
                "add duration: 6m, or the rate of all requests, such as delivered: 110508/h");
        Optional<Duration> duration = keys.get("duration").duration();
        Optional<Double> delivered = Rates.positive(keys.get("delivered"));
        Node timesNode = keys.required("times", "times: {p50: 250ms, p90: 420ms}");
        Map<String, Node> times = timesNode.children("{p50: 250ms, p90: 420ms}");
        NavigableMap<Double, Double> percentiles = percentiles(timesNode, times);
        OptionalDouble mean = Optional.ofNullable(times.get(MEAN))
                .map(EarlierResultReader::ms)
                .orElse(OptionalDouble.empty());
        if (requests.isEmpty() || failures.isEmpty()) {
            return Optional.empty();
        }
        return duration.map(length -> requests.getAsLong() / (length.toNanos() / NS_PER_SECOND))
                .or(() -> delivered)
                .map(perSecond -> new TableRow(
                        "", "Aggregated", requests.getAsLong(), failures.getAsLong(), perSecond, mean, percentiles))
                .map(all -> new EarlierResult(
                        "",
                        Optional.empty(),
                        Map.of(),
                        "",
                        false,
                        List.of(),
                        all,
                        all.failures() == 0 ? Optional.of(Map.of()) : Optional.empty(),
                        List.of()));
    }

    private static NavigableMap<Double, Double> percentiles(Node node, Map<String, Node> times) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        times.forEach((key, value) -> {
            OptionalDouble percentile = percentile(key);
            if (percentile.isPresent()) {
                ms(value).ifPresent(ms -> percentiles.put(percentile.getAsDouble(), ms));
            } else if (!key.equals(MEAN)) {
                value.keyProblem("unknown key", "write mean, min, max, or a percentile such as p90");
            }
        });
        double before = 0;
        for (Map.Entry<Double, Double> percentile : percentiles.entrySet()) {
            if (percentile.getValue() < before) {
                node.problem(
                        times.keySet().stream()
                                        .filter(key -> percentile(key).equals(OptionalDouble.of(percentile.getKey())))
                                        .findFirst()
                                        .orElseThrow()
                                + " is less than a lower percentile",
                        "correct the one that is wrong");
            }
            before = percentile.getValue();
        }
        return percentiles;
    }

    /** The percentile that a key names, 0 for the minimum and 100 for the maximum; empty if it names none. */
    private static OptionalDouble percentile(String key) {
        Matcher named = PERCENTILE.matcher(key);
        if (named.matches()) {
            return OptionalDouble.of(Double.parseDouble(named.group(1)));
        }
        return key.equals("min")
                ? OptionalDouble.of(0)
                : key.equals("max") ? OptionalDouble.of(100) : OptionalDouble.empty();
    }

    private static OptionalDouble ms(Node node) {
        return node.duration().stream()
                .mapToDouble(duration -> duration.toNanos() / NS_PER_MS)
                .findFirst();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
