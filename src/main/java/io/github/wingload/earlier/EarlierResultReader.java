package io.github.wingload.earlier;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.audit.Quantity;
import io.github.wingload.audit.Stated;
import io.github.wingload.audit.StatedResult;
import io.github.wingload.audit.StatedTimes;
import io.github.wingload.result.TableRow;
import io.github.wingload.scenario.load.Rates;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a YAML file with the figures of an earlier result, such as those of a ticket, or with the name of a Locust table. */
public final class EarlierResultReader {

    /** The keys of such a file. */
    static final List<String> KEYS = Stream.concat(
                    Stream.of("name", "date", "users", "rate", "labels", "table"), TicketFigures.KEYS.stream())
            .toList();

    private static final String EXAMPLE =
            "name: revertrisk, date: 2025-11-04, users: 50, requests: 11051, failures: 12, duration: 6m, times: {p90: 420ms}";
    private static final int MOST_USERS = 10_000_000;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]['Z']]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT);

    private EarlierResultReader() {}

    /** The result in a file; empty, with problems in the findings, if it is not complete. */
    public static Optional<EarlierResult> read(Path file, Findings findings) {
        return root(file, findings).flatMap(EarlierResultReader::result);
    }

    /**
     * What a file states, unchecked; empty, with problems in the findings, if it is not complete.
     *
     * @param warn receives a sentence for each problem of a Locust table that the file names
     */
    public static Optional<StatedResult> stated(Path file, Findings findings, Consumer<String> warn) {
        return root(file, findings).flatMap(keys -> {
            Header header = header(keys);
            Optional<StatedResult> figures = keys.has("table")
                    ? table(keys.get("table"), table -> LocustStatement.read(table, warn))
                    : TicketFigures.read(keys, header.name().orElse(""));
            return figures.map(known -> known.renamed(header.name().orElse(known.name()))
                    .with(Quantity.USERS, header.users().map(Stated::exact))
                    .with(Quantity.OFFERED_PER_SECOND, header.rate().map(Stated::exact))
                    .build());
        });
    }

    private static Optional<Keys> root(Path file, Findings findings) {
        Path parent = file.getParent();
        return YamlFile.root(
                        file, "result", "write for example " + EXAMPLE, parent == null ? Path.of("") : parent, findings)
                .map(root -> root.keys(KEYS));
    }

    /** What a file says about the test, apart from its figures. */
    private record Header(
            Optional<String> name,
            Optional<Instant> date,
            Optional<Integer> users,
            Optional<Double> rate,
            Map<String, String> labels) {}

    private static Header header(Keys keys) {
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
            keys.exclude("table", TicketFigures.KEYS);
        }
        return new Header(name, date, users.stream().boxed().findFirst(), rate, labels);
    }

    private static Optional<EarlierResult> result(Keys keys) {
        Header header = header(keys);
        Optional<EarlierResult> figures = keys.has("table")
                ? table(keys.get("table"), EarlierResult::ofLocust)
                : TicketFigures.read(keys, header.name().orElse(""))
                        .filter(stated -> ascending(keys.get("times"), stated))
                        .map(EarlierResultReader::ofFigures);
        String load = header.users()
                .map(users -> Figures.count(users, "user", "users"))
                .or(() -> header.rate().map(rate -> keys.get("rate").written()))
                .orElse("");
        return figures.flatMap(known -> header.name()
                .flatMap(test -> header.date()
                        .map(start -> known.described(
                                test,
                                start,
                                header.labels(),
                                load,
                                header.rate().isPresent()))));
    }

    /** Reads a table of Locust. */
    @FunctionalInterface
    private interface TableReader<T> {
        T read(Path table) throws UnreadableRunException;
    }

    private static <T> Optional<T> table(Node node, TableReader<T> reader) {
        return node.file().flatMap(file -> {
            try {
                return Optional.of(reader.read(file));
            } catch (UnreadableRunException e) {
                node.problem("the table cannot be read: " + e.getMessage(), "name a _stats.csv file of Locust");
                return Optional.empty();
            }
        });
    }

    private static EarlierResult ofFigures(StatedResult stated) {
        double requests = value(stated, Quantity.REQUESTS).orElseThrow();
        double perSecond = value(stated, Quantity.SECONDS)
                .map(seconds -> requests / seconds)
                .or(() -> value(stated, Quantity.PER_SECOND))
                .orElseThrow();
        double failures = value(stated, Quantity.FAILED)
                .orElseGet(() -> requests - value(stated, Quantity.OK).orElseThrow());
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        Optional<StatedTimes> times = stated.times(StatedTimes.Kind.RESPONSE);
        times.ifPresent(
                known -> known.percentiles().forEach((percentile, time) -> percentiles.put(percentile, time.value())));
        OptionalDouble mean = times.flatMap(StatedTimes::mean).stream()
                .mapToDouble(Stated::value)
                .findFirst();
        TableRow all = new TableRow("", "Aggregated", (long) requests, (long) failures, perSecond, mean, percentiles);
        return new EarlierResult(
                "",
                Optional.empty(),
                Map.of(),
                "",
                false,
                List.of(),
                all,
                all.failures() == 0 ? Optional.of(Map.of()) : Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Optional<Double> value(StatedResult stated, Quantity quantity) {
        return stated.one(quantity).map(Stated::value);
    }

    /** A comparison needs percentiles that can be; an audit reports those that cannot. */
    private static boolean ascending(Node node, StatedResult stated) {
        boolean ascending = true;
        double before = 0;
        for (Map.Entry<Double, Stated> percentile : stated.times(StatedTimes.Kind.RESPONSE)
                .map(StatedTimes::percentiles)
                .orElse(new TreeMap<>())
                .entrySet()) {
            if (percentile.getValue().value() < before) {
                ascending = false;
                node.problem(
                        node.children("").keySet().stream()
                                        .filter(key -> TicketFigures.percentile(key)
                                                .equals(OptionalDouble.of(percentile.getKey())))
                                        .findFirst()
                                        .orElseThrow()
                                + " is less than a lower percentile",
                        "correct the one that is wrong");
            }
            before = percentile.getValue().value();
        }
        return ascending;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, DATE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
