package io.github.wingload.scenario;

import io.github.wingload.plan.DashboardLink;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.Reporting.Calls;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The top-level keys for a run's files and its report. */
final class ReportingSection {

    private static final Map<String, Calls> CALLS = Words.of(Calls.class, '_');
    private static final int MOST_BOUNDS = 20;

    private static final Pattern DASHBOARD = Pattern.compile("https?://[!-~]{1,2000}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Map<String, Quantity> SLO = slo();

    private ReportingSection() {}

    /** The times of a call, by their keys; of gaps there are many. */
    private static Map<String, Quantity> slo() {
        Map<String, Quantity> keys = new LinkedHashMap<>();
        Stream.of(Quantity.values())
                .filter(quantity -> quantity != Quantity.GAP)
                .forEach(quantity -> keys.put(quantity.label().replace(' ', '_'), quantity));
        return keys;
    }

    static Reporting read(Keys keys) {
        Keys report = keys.get("report").keys("buckets", "what_if", "dashboard", "picture");
        return new Reporting(
                keys.get("calls").oneOf(CALLS).orElse(Reporting.DEFAULT.calls()),
                times(report.get("buckets"), "[500ms, 1s, 2s, 5s]").orElse(Reporting.DEFAULT.bucketBounds()),
                times(report.get("what_if"), "[300ms, 500ms, 1s, 2s]").orElse(Reporting.DEFAULT.whatIf()),
                slo(keys.get("slo")),
                upstreamHeader(keys.get("upstream_header")),
                keys.get("ticket").line(),
                EnvironmentSection.read(keys.get("environment")),
                labels(keys.get("labels")),
                keys.get("notes").text(),
                keys.get("conclusion").text(),
                keys.get("escalation").text(),
                dashboard(report.get("dashboard")),
                report.get("picture").truth().filter(wanted -> wanted).map(wanted -> Reporting.PICTURE));
    }

    private static Optional<List<Duration>> times(Node node, String example) {
        if (!node.present()) {
            return Optional.empty();
        }
        List<Node> items = node.items(example);
        if (node.isSequence() && (items.isEmpty() || items.size() > MOST_BOUNDS)) {
            node.problem(
                    "the list has " + items.size() + " items",
                    "write 1 to " + MOST_BOUNDS + " times, for example " + example);
        }
        List<Duration> times = new ArrayList<>();
        for (Node item : items) {
            Optional<Duration> time = item.duration();
            if (time.isPresent() && !times.isEmpty() && time.get().compareTo(times.get(times.size() - 1)) <= 0) {
                item.problem(item.describe() + " is not longer than the one before", "write them in ascending order");
            }
            time.ifPresent(times::add);
        }
        return Optional.of(times);
    }

    private static Optional<Slo> slo(Node node) {
        if (!node.present()) {
            return Optional.empty();
        }
        Map<Quantity, Duration> limits = new EnumMap<>(Quantity.class);
        Keys keys = node.keys(SLO.keySet());
        keys.written()
                .forEach(key -> keys.get(key).duration().ifPresent(limit -> {
                    Quantity quantity = SLO.get(key);
                    if (quantity != null) {
                        limits.put(quantity, limit);
                    }
                }));
        if (node.isMapping() && Keys.children(node).isEmpty()) {
            node.problem("slo is empty", "write for example {ttft: 2s}, or remove it");
        }
        return Optional.of(new Slo(limits));
    }

    private static String upstreamHeader(Node node) {
        Optional<String> name = node.line();
        if (name.filter(text -> !HeadersSection.isName(text)).isPresent()) {
            node.wrong("a header's name", "write for example x-envoy-upstream-service-time");
        }
        return name.orElse(Reporting.DEFAULT.upstreamHeader());
    }

    private static Optional<String> dashboard(Node node) {
        Optional<String> address = node.text(
                DASHBOARD,
                "the address of a page",
                "write it like https://grafana.example.org/d/a?from={from_ms}&to={to_ms}, without blanks");
        address.flatMap(DashboardLink::unknownPlaceholder)
                .ifPresent(name -> node.problem(
                        "{" + name + "} is no placeholder of a dashboard", "use " + DashboardLink.placeholders()));
        return address;
    }

    private static Map<String, String> labels(Node node) {
        Map<String, Node> children = node.children("{image: 2025-11-24}");
        children.forEach((name, value) -> {
            if (!LABEL.matcher(name).matches()) {
                value.keyProblem(
                        Node.quote(name) + " cannot be the name of a label",
                        "use letters, digits, dots, underscores and hyphens");
            }
        });
        return texts(children);
    }

    /** Texts, numbers and truth values by name, as they are written. */
    static Map<String, String> texts(Map<String, Node> children) {
        Map<String, String> texts = new LinkedHashMap<>();
        children.forEach((name, value) -> value.words().ifPresent(text -> texts.put(name, text)));
        return texts;
    }
}
