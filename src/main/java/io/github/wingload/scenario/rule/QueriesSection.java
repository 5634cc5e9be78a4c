package io.github.wingload.scenario.rule;

import io.github.wingload.plan.ServerFigure;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code queries} and {@code liftwing} of {@code observe}: what a Prometheus server is asked for. */
final class QueriesSection {

    private static final String EXAMPLE = "{replicas: {query: 'sum(up)'}}";
    private static final int LONGEST = 4000;

    /** Names of Kubernetes, which need no quoting in PromQL. */
    private static final Pattern KUBERNETES_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?");

    /** What kube-state-metrics, cAdvisor and Istio export of a service; {@code N} is its namespace and {@code S} its name. */
    private static final List<ServerFigure> LIFTWING = List.of(
            ServerFigure.asked(
                    ServerFigure.REPLICAS_WANTED,
                    "sum(kube_deployment_spec_replicas{namespace=\"N\",deployment=~\"S-predictor.*\"})",
                    ""),
            ServerFigure.asked(
                    ServerFigure.REPLICAS_READY,
                    "sum(kube_deployment_status_replicas_ready{namespace=\"N\",deployment=~\"S-predictor.*\"})",
                    ""),
            ServerFigure.asked(
                    "cpu throttled",
                    "100 * sum(rate(container_cpu_cfs_throttled_periods_total{namespace=\"N\",pod=~\"S-predictor.*\"}[1m]))"
                            + " / sum(rate(container_cpu_cfs_periods_total{namespace=\"N\",pod=~\"S-predictor.*\"}[1m]))",
                    "percent"),
            ServerFigure.asked(ServerFigure.OF_MODEL, errors("=\"-\""), "errors/s"),
            ServerFigure.asked(ServerFigure.OF_MESH, errors("!~\"-|DC\""), "errors/s"));

    private QueriesSection() {}

    /**
     * Envoy sets a response flag if it answered itself, or cut an answer off. {@code DC} means that the caller gave up, as at a
     * deadline: that is an error neither of the model nor of the mesh.
     */
    private static String errors(String flag) {
        return "sum(rate(istio_requests_total{reporter=\"source\",destination_service_namespace=\"N\","
                + "destination_service_name=~\"S-predictor.*\",response_code=~\"5..|0\",response_flags" + flag
                + "}[1m])) or vector(0)";
    }

    /** @param taken names of other figures; these are added */
    static List<ServerFigure> read(Node node, Set<String> taken) {
        return FiguresSection.named(node, EXAMPLE, taken, QueriesSection::figure);
    }

    private static ServerFigure figure(String name, Node node) {
        if (!node.isMapping()) {
            return ServerFigure.asked(name, query(node), "");
        }
        Keys keys = node.keys("query", "unit");
        return ServerFigure.asked(
                name, query(keys.required("query", "query: 'sum(up)'")), FiguresSection.unit(keys.get("unit"), false));
    }

    private static String query(Node node) {
        Optional<String> query = node.text();
        if (query.filter(text -> text.length() > LONGEST).isPresent()) {
            node.problem("the query has more than " + LONGEST + " characters", "shorten it, or use a recording rule");
        }
        return query.orElse("");
    }

    /** The figures of a service on LiftWing; none without the key. */
    static List<ServerFigure> preset(Node node, Set<String> taken) {
        if (!node.present()) {
            return List.of();
        }
        Keys keys = node.keys("namespace", "service");
        Optional<String> namespace = name(keys.required("namespace", "namespace: revscoring-editquality-damaging"));
        Optional<String> service = name(keys.required("service", "service: enwiki-damaging"));
        List<ServerFigure> figures = new ArrayList<>();
        for (ServerFigure figure : LIFTWING) {
            taken.add(figure.name());
            String query = figure.query()
                    .orElseThrow()
                    .replace("\"N\"", "\"" + namespace.orElse("") + "\"")
                    .replace("\"S-", "\"" + service.orElse("").replace(".", "\\\\.") + "-");
            figures.add(ServerFigure.asked(figure.name(), query, figure.unit()));
        }
        return figures;
    }

    private static Optional<String> name(Node node) {
        return node.text(KUBERNETES_NAME, "a name of Kubernetes", "use lower-case letters, digits, hyphens and dots");
    }
}
