package io.github.wingload.traffic;

import io.github.wingload.schedule.replay.StampFormat;
import io.github.wingload.text.SpreadsheetCell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request of a log that names its fields, such as JSON or CSV with a header. Envoy, Istio, nginx, k6, vegeta, Locust and wingload are
 * known by the names that they use.
 *
 * @param values by name, in lower case
 */
record LogFields(Map<String, String> values) {

    /** The time of a call in a calls.csv. */
    private static final String OF_WINGLOAD = "intended_us";

    /** The number of a call's pair in a calls.csv of a comparison. */
    private static final String PAIR = "pair";

    private static final List<String> TIMES = List.of(
            "start_time",
            "starteddatetime",
            "timestamp",
            "time",
            "@timestamp",
            "time_iso8601",
            "msec",
            "ts",
            OF_WINGLOAD);
    private static final List<String> METHODS = List.of("method", "request_method", "request_type");
    private static final List<String> PATHS = List.of("path", "request_uri", "uri", "url", "request_path", "name");
    private static final List<String> STATUSES = List.of("status", "response_code", "status_code", "code");

    /** What a duration is divided by to get milliseconds; the first name that is there counts. */
    private static final List<Map.Entry<String, Double>> DURATIONS = List.of(
            Map.entry("duration", 1.0),
            Map.entry("request_time", 1e-3),
            Map.entry("response_time", 1.0),
            Map.entry("metric_value", 1.0),
            Map.entry("value", 1.0),
            Map.entry("latency", 1e6),
            Map.entry("ms", 1.0));

    /** Programs that write these times do so when a request has ended. */
    private static final Set<String> OF_END = Set.of("time_iso8601", "msec", "metric_name", "metric");

    private static final List<String> METRICS = List.of("metric", "metric_name");
    /** No request takes a hundred days. */
    private static final double MOST_MS = 100 * 86_400_000.0;

    private static final String MICROSECONDS = "_us";

    /** True for a line about something else than a request, such as another metric of k6, or what k6 says of a metric. */
    boolean other() {
        Optional<String> metric = present(METRICS).map(this::value).findFirst();
        return metric.isPresent()
                && (!metric.get().equals("http_req_duration")
                        || present(TIMES).findFirst().isEmpty());
    }

    /** The number of the pair that a call of a comparison belongs to; empty for any other request. */
    Optional<String> pair() {
        return values.containsKey(OF_WINGLOAD)
                ? Optional.of(value(PAIR)).filter(pair -> !pair.isEmpty())
                : Optional.empty();
    }

    /** The request; empty if it has no time, or nothing that names what was requested. */
    Optional<LoggedRequest> request(Masking masking) {
        Optional<String> timeName = present(TIMES).findFirst();
        OptionalLong atNs = timeName.map(this::ns).orElse(OptionalLong.empty());
        String path = present(PATHS).map(this::value).findFirst().orElse("");
        String key = values.containsKey(OF_WINGLOAD) ? SpreadsheetCell.original(value("key")) : value("key");
        OptionalDouble ms = ms();
        boolean ofEnd = timeName.filter(OF_END::contains).isPresent()
                || METRICS.stream().anyMatch(values::containsKey);
        OptionalLong startNs = LoggedRequest.startNs(atNs, ofEnd ? ms : OptionalDouble.empty());
        if (startNs.isEmpty() || path.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LoggedRequest(
                startNs.getAsLong(),
                present(METHODS)
                        .map(name -> value(name).toUpperCase(Locale.ROOT))
                        .filter(method -> method.matches("[A-Z]{1,20}"))
                        .findFirst()
                        .orElse(""),
                path.isEmpty() ? "" : masking.path(path),
                key,
                status(),
                ms,
                masking.body(value("body"))));
    }

    /** Empty if the log does not have it. */
    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private Stream<String> present(List<String> names) {
        return names.stream().filter(name -> !value(name).isEmpty());
    }

    private OptionalLong ns(String name) {
        String text = value(name);
        if (name.endsWith(MICROSECONDS)) {
            return text.matches("[0-9]{1,15}") ? OptionalLong.of(Long.parseLong(text) * 1000) : OptionalLong.empty();
        }
        return StampFormat.of(text).map(format -> format.nanoseconds(text)).orElse(OptionalLong.empty());
    }

    private OptionalInt status() {
        return present(STATUSES)
                .map(this::value)
                .filter(text -> text.matches("[1-9][0-9]{2}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    private OptionalDouble ms() {
        return DURATIONS.stream()
                .filter(unit -> value(unit.getKey()).matches("[0-9]{1,18}(\\.[0-9]{1,18})?"))
                .mapToDouble(unit -> Double.parseDouble(value(unit.getKey())) / unit.getValue())
                .filter(ms -> ms <= MOST_MS)
                .findFirst();
    }
}
