package io.github.wingload.scenario.rule;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.SamplesSection;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.scenario.target.EndpointAddress;
import io.github.wingload.scenario.target.NetworkSection;
import io.github.wingload.scenario.target.UserAgent;
import io.github.wingload.yaml.Environment;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code observe}: endpoints with figures of the server, which are scraped, and Prometheus servers, which are asked. */
public final class ObserveSection {

    private static final String EXAMPLE =
            "[{path: /metrics, figures: {memory: {metric: process_resident_memory_bytes, unit: bytes}}}]";
    private static final String PROMETHEUS = "prometheus";
    private static final List<String> OF_PROMETHEUS = List.of("queries", "liftwing");
    private static final String QUERY_RANGE = "/api/v1/query_range";
    private static final int MOST = 10;
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** Prometheus usually scrapes less often. */
    private static final Duration STEP = Duration.ofSeconds(15);

    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);

    private static final List<String> KEYS = Stream.concat(
                    Stream.of("url", "path", PROMETHEUS, "every", "headers", "figures", "queries", "liftwing"),
                    NetworkSection.KEYS.stream())
            .toList();

    /** Accepts any placeholder, because placeholders have been reported already. */
    private static final Templates ANY =
            new Templates(new SamplesSection(Optional.empty(), Optional.empty()), List.of(), Extracted.NOTHING);

    private final UserAgent userAgent;
    private final Environment environment;
    private final Set<String> names = new HashSet<>();

    private ObserveSection(UserAgent userAgent, Environment environment) {
        this.userAgent = userAgent;
        this.environment = environment;
    }

    public static List<Observation> read(Node node, UserAgent userAgent, Environment environment) {
        ObserveSection section = new ObserveSection(userAgent, environment);
        List<Node> items = node.isMapping() ? List.of(node) : node.items(EXAMPLE);
        if (items.size() > MOST) {
            node.problem("there are " + items.size() + " endpoints", "write at most " + MOST);
        }
        List<Observation> observations = new ArrayList<>();
        items.forEach(item -> observations.add(section.observation(item)));
        return observations;
    }

    private Observation observation(Node node) {
        Keys keys = node.keys(KEYS);
        keys.atMostOneOf(List.of("url", "path", PROMETHEUS));
        keys.atLeastOneOf(
                List.of("url", "path", PROMETHEUS),
                "path, url or prometheus is missing",
                "add path: /metrics, or url: \"http://…/metrics\"");
        if (keys.has(PROMETHEUS)) {
            return prometheus(node, keys);
        }
        keys.refuse(OF_PROMETHEUS, "this key is for a Prometheus server", "write prometheus: URL, or remove it");
        List<Header> headers = headers(keys.get("headers"), keys.has("url"));
        Node place = keys.get(keys.has("url") ? "url" : "path");
        EndpointAddress address = EndpointAddress.read(place);
        if (!keys.has("url")) {
            keys.refuse(
                    NetworkSection.KEYS, "a path uses the target's connection settings", "remove it, or write a url");
        }
        Node figures = keys.required("figures", "figures: {memory: {metric: process_resident_memory_bytes}}");
        return new Observation(
                keys.has("url") ? Optional.of(target(node, keys, address, headers)) : Optional.empty(),
                address.path(),
                address.query().map(text -> new Query(text, address.secretQuery())),
                every(keys.get("every"), EVERY),
                keys.has("url") ? List.of() : headers,
                FiguresSection.read(figures, names));
    }

    private UrlTarget target(Node node, Keys keys, EndpointAddress address, List<Header> headers) {
        URI base = address.base();
        return (UrlTarget) userAgent.in(NetworkSection.read(keys, base, headers, environment), List.of(), node);
    }

    private static List<Header> headers(Node node, boolean ownTarget) {
        Keys.children(node).forEach((name, value) -> {
            if (value.scalar().filter(scalar -> scalar.text().contains("{{")).isPresent()) {
                value.problem("a scrape cannot use placeholders", "write text without {{…}}");
            }
            if (!ownTarget && name.equalsIgnoreCase("User-Agent")) {
                value.keyProblem("a path uses the target's User-Agent", "remove it");
            }
        });
        return HeadersSection.read(node, ANY);
    }

    private Observation prometheus(Node node, Keys keys) {
        keys.refuse(List.of("figures"), "a Prometheus server is asked with queries", "write queries instead");
        keys.atLeastOneOf(
                OF_PROMETHEUS,
                "what to ask for is missing",
                "add queries: {replicas: {query: 'sum(up)'}}, or liftwing: {namespace: …, service: …}");
        EndpointAddress address = EndpointAddress.read(keys.get(PROMETHEUS));
        if (address.query().isPresent()) {
            keys.get(PROMETHEUS)
                    .problem("the URL of the server has no query", "write the part before the question mark");
        }
        List<ServerFigure> figures = new ArrayList<>();
        figures.addAll(QueriesSection.preset(keys.get("liftwing"), names));
        figures.addAll(QueriesSection.read(keys.get("queries"), names));
        String base = address.path().equals(EndpointAddress.USUAL_PATH)
                ? ""
                : address.path().replaceFirst("/+$", "");
        return new Observation(
                Optional.of(target(node, keys, address, headers(keys.get("headers"), true))),
                base + QUERY_RANGE,
                Optional.empty(),
                every(keys.get("every"), STEP),
                List.of(),
                figures);
    }

    private static Duration every(Node node, Duration usual) {
        Optional<Duration> every = node.duration();
        if (every.filter(time -> time.compareTo(MOST_OFTEN) < 0).isPresent()) {
            node.problem(node.describe() + " is too often", "write 1s or more");
            return usual;
        }
        return every.orElse(usual);
    }
}
