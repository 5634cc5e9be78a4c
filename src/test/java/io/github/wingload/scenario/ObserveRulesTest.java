package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Most;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Observation.Query;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Selector;
import io.github.wingload.plan.Selector.Comparison;
import io.github.wingload.plan.Selector.Matcher;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.plan.ServerFigure.Aggregate;
import io.github.wingload.plan.ServerFigure.As;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key observe, and thresholds on its figures. */
class ObserveRulesTest extends ScenarioFixture {

    private static final String KEYS =
            "url, path, prometheus, every, headers, figures, queries, liftwing, host_header, sni, ca_file, insecure, proxy, "
                    + "connect_to, client_certificate";

    private static final String EXAMPLE = "write for example process_cpu_seconds_total or up{pod=~\"model-.*\"}";

    private static final String FIGURES = "figures: {memory: {metric: m}}";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule(
                        "observe: /metrics",
                        "1:10: observe: \"/metrics\" is not a list; write a list, for example "
                                + "[{path: /metrics, figures: {memory: {metric: process_resident_memory_bytes, unit: bytes}}}]"),
                rule(
                        "observe: [{pth: /metrics, " + FIGURES + "}]",
                        "1:12: observe[0].pth: unknown key; did you mean `path`?",
                        "1:11: observe[0]: path, url or prometheus is missing; add path: /metrics, or url: \"http://…/metrics\""),
                rule(
                        "observe: [x]",
                        "1:11: observe[0]: \"x\" is not a mapping; write a mapping with any of these keys: " + KEYS),
                rule(
                        "observe: [{path: /metrics}]",
                        "1:11: observe[0].figures: missing; "
                                + "add it, for example figures: {memory: {metric: process_resident_memory_bytes}}"),
                rule(
                        "observe: [{path: /metrics, figures: {}}]",
                        "1:37: observe[0].figures: there are 0 figures; write 1 to 50, for example "
                                + "{memory: {metric: process_resident_memory_bytes, unit: bytes}}"),
                rule(
                        "observe: [{path: /a, url: \"http://localhost/b\", " + FIGURES + "}]",
                        "1:12: observe[0].path: url and path cannot be combined; keep one of them"),
                rule(
                        "observe: [{path: metrics, " + FIGURES + "}]",
                        "1:18: observe[0].path: \"metrics\" does not start with a slash; write for example path: /metrics"),
                rule(
                        "observe: [{path: \"http://localhost/\", " + FIGURES + "}]",
                        "1:18: observe[0].path: \"http://localhost/\" does not start with a slash; write url instead of path"),
                rule(
                        "observe: [{path: /m, insecure: true, " + FIGURES + "}]",
                        "1:22: observe[0].insecure: a path uses the target's connection settings; remove it, or write a url"),
                rule(
                        "observe: [{path: /m, every: 500ms, " + FIGURES + "}]",
                        "1:29: observe[0].every: \"500ms\" is too often; write 1s or more"),
                rule(
                        "observe: [{url: \"ftp://localhost/m\", " + FIGURES + "}]",
                        "1:17: observe[0].url: \"ftp://localhost/m\" does not start with http:// or https://; "
                                + "write for example https://example.org:8443/base"),
                rule(
                        "observe: [{url: \"http://me:pw@localhost/m\", " + FIGURES + "}]",
                        "1:17: observe[0].url: the URL contains a user name or password; "
                                + "remove it, and add headers: {Authorization: \"${AUTHORIZATION}\"}"),
                rule(
                        "observe: [{url: \"http://localhost/m?token=abc\", " + FIGURES + "}]",
                        "1:17: observe[0].url: this file contains a secret, and is copied into the results; "
                                + "write \"${…}\" in its place and set that in the environment"),
                rule(
                        "observe: [{url: \"http://localhost/m?a=%zz\", " + FIGURES + "}]",
                        "1:17: observe[0].url: the query has characters that are not allowed; percent-encode them"),
                rule(
                        "observe: [{url: \"https://metrics.example.org/m\", " + FIGURES + "}]",
                        "1:11: observe[0]: metrics.example.org is a public host, and the User-Agent does not name a contact; add contact: me@example.org, or set WINGLOAD_CONTACT"),
                rule(
                        "observe: [{path: /m, headers: {Authorization: abc, User-Agent: x, X: \"{{a}}\"}, " + FIGURES
                                + "}]",
                        "1:52: observe[0].headers.User-Agent: a path uses the target's User-Agent; remove it",
                        "1:70: observe[0].headers.X: a scrape cannot use placeholders; write text without {{…}}",
                        "1:47: observe[0].headers.Authorization: this file contains a secret, and is copied into the results; write \"${AUTHORIZATION}\" and set it in the environment"),
                rule(
                        "observe: [{path: /m, figures: {p90: {metric: m}}}]",
                        "1:32: observe[0].figures.p90: \"p90\" is already the name of a figure of calls; "
                                + "give it another name, such as server p90"),
                rule(
                        "observe: [{path: /m, figures: {a<b: {metric: m}}}]",
                        "1:32: observe[0].figures.a<b: \"a<b\" cannot be the name of a figure; "
                                + "use at most 60 letters, digits, single spaces and . _ - /, starting with a letter"),
                rule(
                        "observe: [{path: /m, " + FIGURES + "}, {path: /n, " + FIGURES + "}]",
                        "1:76: observe[1].figures.memory: there is another figure \"memory\"; give it another name"),
                rule(
                        "observe: [{path: /m, figures: {memory: m}}]",
                        "1:40: observe[0].figures.memory: \"m\" is not a mapping; "
                                + "write a mapping with any of these keys: metric, of, as, aggregate, unit"),
                figure(
                        "{of: 5}",
                        "1:35: observe[0].figures.f: metric: missing; "
                                + "add it, for example metric: process_resident_memory_bytes"),
                figure(
                        "{metric: sum(m)}",
                        "1:44: observe[0].figures.f.metric: expected { or the end at character 4, but found \"(m)\"; "
                                + "functions are not supported; " + EXAMPLE),
                figure(
                        "{metric: 'm{a=b}'}",
                        "1:44: observe[0].figures.f.metric: expected the label's value in quotes at character 5, "
                                + "but found \"b}\"; " + EXAMPLE),
                figure(
                        "{metric: 'm{a=\"b\"'}",
                        "1:44: observe[0].figures.f.metric: expected a comma or } at character 8, but the line ends; "
                                + EXAMPLE),
                figure(
                        "{metric: 'm{a=~\"(\"}'}",
                        "1:44: observe[0].figures.f.metric: \"(\" is not a regular expression: missing closing ) at character 1; "
                                + "correct it, or put \\Q…\\E around literal text"),
                figure(
                        "{metric: m, as: increase}",
                        "1:51: observe[0].figures.f.as: \"increase\" is not one of value, rate; write one of these"),
                figure(
                        "{metric: m, aggregate: avg}",
                        "1:58: observe[0].figures.f.aggregate: \"avg\" is not one of sum, max, min, mean; "
                                + "write one of these"),
                figure(
                        "{metric: m, of: 0}",
                        "1:51: observe[0].figures.f.of: 0 is out of range; "
                                + "write a number above 0 up to 1000000000000000000"),
                figure(
                        "{metric: m, of: n, unit: bytes}",
                        "1:60: observe[0].figures.f.unit: a share has the unit percent, not bytes; remove the unit, or `of`"),
                figure(
                        "{metric: m, unit: \"50%\"}",
                        "1:53: observe[0].figures.f.unit: \"50%\" is not a unit; "
                                + "write bytes, percent, seconds, or a word of your own"));
    }

    private static WrongScenario rule(String block, String... problems) {
        return WrongScenario.of(
                "x",
                block,
                Stream.of(problems).map(problem -> "test.yaml:" + problem).toArray(String[]::new));
    }

    private static WrongScenario figure(String figure, String problem) {
        return rule(
                "observe: [{path: /m, figures: {f: " + figure + "}}]", problem.replace(".f: metric:", ".f.metric:"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).containsExactlyInAnyOrderElementsOf(rule.problems());
    }

    @Test
    void pathUsesTheTargetsConnection() {
        environment.put("TOKEN", "secret-token");
        Observation observation = observation("""
                observe:
                  - path: /metrics?name=a
                    every: 10s
                    headers: {Authorization: "Bearer ${TOKEN}"}
                    figures:
                      memory: {metric: m}
                """);

        assertThat(observation)
                .isEqualTo(new Observation(
                        Optional.empty(),
                        "/metrics",
                        Optional.of(new Query("name=a", false)),
                        Duration.ofSeconds(10),
                        List.of(new Header("Authorization", Template.of("Bearer secret-token"), true)),
                        List.of(new ServerFigure(
                                "memory",
                                new Selector("m", List.of()),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                As.VALUE,
                                Aggregate.SUM,
                                ""))));
        assertThat(observation.place()).isEqualTo("/metrics?name=a");
    }

    @Test
    void urlIsASeparateTargetWithAUserAgent() {
        Observation observation = observation("""
                observe:
                  - {url: "http://10.0.0.7:9090", headers: {X: y}, figures: {memory: {metric: m}}}
                """);

        UrlTarget target = observation.target().orElseThrow();
        assertThat(target.url()).isEqualTo(URI.create("http://10.0.0.7:9090"));
        assertThat(target.headers()).containsExactly(new Header("X", Template.of("y"), false), OUR_USER_AGENT);
        assertThat(observation.path()).isEqualTo("/metrics");
        assertThat(observation.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(observation.place()).isEqualTo("http://10.0.0.7:9090/metrics");
    }

    @Test
    void queryFromTheEnvironmentIsNeverShown() {
        environment.put("TOKEN", "secret-token");
        Observation observation = observation("""
                observe:
                  - url: http://10.0.0.7/federate?match[]=up&token=${TOKEN}
                    figures: {memory: {metric: m}}
                """);

        assertThat(observation.query()).contains(new Query("match[]=up&token=secret-token", true));
        assertThat(observation.place()).isEqualTo("http://10.0.0.7/federate?<redacted>");
        assertThat(observation.toString()).doesNotContain("secret-token");
    }

    @Test
    void figuresAreRead() {
        List<ServerFigure> figures = observation("""
                        observe:
                          - path: /metrics
                            figures:
                              share: {metric: 'a{b="c", d!=''e'',}', of: 'a{f=~"g\\\\.h",i!~"j"}', aggregate: max}
                              memory share: {metric: m, of: 4GiB}
                              cpu share: {metric: c_total, as: rate, of: 2.5}
                              network: {metric: n_total, as: rate, unit: bytes/s}
                        """).figures();

        assertThat(figures).extracting(ServerFigure::unit).containsExactly("percent", "percent", "percent", "bytes/s");
        assertThat(figures.get(0).metric())
                .isEqualTo(new Selector(
                        "a",
                        List.of(new Matcher("b", Comparison.EQUAL, "c"), new Matcher("d", Comparison.NOT_EQUAL, "e"))));
        assertThat(figures.get(0).of())
                .contains(new Selector(
                        "a",
                        List.of(
                                new Matcher("f", Comparison.MATCHES, "g\\.h"),
                                new Matcher("i", Comparison.MATCHES_NOT, "j"))));
        assertThat(figures.get(0).aggregate()).isEqualTo(Aggregate.MAX);
        assertThat(figures.get(1).ofAmount()).hasValue(4.0 * (1L << 30));
        assertThat(figures.get(2).ofAmount()).hasValue(2.5);
        assertThat(figures.get(2).as()).isEqualTo(As.RATE);
    }

    @Test
    void counterWithoutARateIsWarnedOf() {
        assertThat(scenario(BASE + "observe: [{path: /m, figures: {c: {metric: c_total}}}]\n", Overrides.NONE)
                        .warnings())
                .containsExactly("observe[0].figures.c.metric: c_total looks like a counter, which only rises; "
                        + "`as: rate` gives its increase per second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory share <= 80% | MAX | memory share | AT_MOST | 80 |",
                "memory share >= 5% | MIN | memory share | AT_LEAST | 5 |",
                "memory share <= 80% over 5m | MEAN | memory share | AT_MOST | 80 | PT5M",
                "max of memory share < 120% over 10s | MAX | memory share | BELOW | 120 | PT10S",
                "Mean OF memory<=1.5GB | MEAN | memory | AT_MOST | 1500000000 |",
                "memory <= 4 GiB | MAX | memory | AT_MOST | 4294967296 |",
                "memory <= 500Mi | MAX | memory | AT_MOST | 524288000 |",
                "memory <= 500MB/s | MAX | memory | AT_MOST | 500000000 |",
                "min of \"queue\" > 20ms | MIN | queue | ABOVE | 0.02 |",
                "cpu <= 1.8 cores | MAX | cpu | AT_MOST | 1.8 |",
                "cpu <= 1,000 | MAX | cpu | AT_MOST | 1000 |"
            })
    void thresholdsNameFigures(
            String line, Statistic statistic, String figure, Operator operator, double limit, Duration over) {
        var threshold = threshold(line);

        Observed observed = (Observed) threshold.figure();
        assertThat(observed.statistic()).isEqualTo(statistic);
        assertThat(observed.figure()).isEqualTo(figure);
        assertThat(threshold.operator()).isEqualTo(operator);
        assertThat(threshold.limit()).isEqualTo(limit);
        assertThat(threshold.over()).isEqualTo(Optional.ofNullable(over));
        assertThat(threshold.text()).isEqualTo(line);
    }

    @Test
    void figuresOfCallsKeepTheirNames() {
        assertThat(threshold("max of ok <= 2s").figure()).isEqualTo(new Most(Times.of(Calls.OK)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory in any <= 1GB | a figure of the server has no task; remove `in`",
                "memory <= 100 | 100 has no unit; write for example 500MB or 4GiB",
                "memory <= much | expected bytes such as 500MB or 4GiB at character 11, but found \"much\"; "
                        + "write a number and B, kB, MB, GB, KiB, MiB or GiB",
                "memory share <= 80 | 80 has no unit; write 80%",
                "queue <= 5 | 5 has no unit; write 5ms for milliseconds or 5s for seconds",
                "cpu <= 5 apples | expected over or the end of the line at character 10, but found \"apples\"; "
                        + "write for example p90 of ok <= 500ms",
                "memory during pause <= 1GB | there is no stage \"pause\"; possible here: ramp, hold",
                "memory <= 1GB over 9s | `over` is shorter than 10s, the step of its windows; write over 10s or more",
                "max of memry <= 1GB | expected ok, failed, ttft of all, ttft, ttfo, gap, longest gap, tpot, all or a figure of observe (memory, memory share, cpu, queue) "
                        + "at character 8, but found \"memry\"; write for example p90 of ok <= 500ms",
                "memry <= 1GB | expected a figure (pN, mean, min, max, success rate, failure rate, requests/hour, ok/hour, "
                        + "requests/s, ok/s, cache hit rate, item success rate, within slo, good/s, output tokens/s, input tokens/s, tokens/s per user, memory, memory share, cpu, queue) at character 1, but found \"memry\"; "
                        + "did you mean `memory`?"
            })
    void wrongThresholdLinesAreReported(String line, String problem) {
        assertThat(problems(BASE + observed(line))).singleElement().asString().endsWith(": thresholds[0]: " + problem);
    }

    @Test
    void windowNeedsTwoScrapes() {
        String yaml = BASE + """
                observe: [{path: /m, every: 20s, figures: {memory: {metric: m, unit: bytes}}}]
                thresholds: ["memory <= 1GB over 30s"]
                """;

        assertThat(problems(yaml))
                .containsExactly(
                        "test.yaml:7:14: thresholds[0]: `over` contains fewer than two scrapes, which are 20s apart; "
                                + "write over 40s or more, or scrape more often");
    }

    private Observation observation(String block) {
        return plan(BASE + block).observe().get(0);
    }

    private Rule threshold(String line) {
        return plan(BASE + observed(line)).thresholds().get(0);
    }

    private static String observed(String line) {
        return """
                observe:
                  - path: /metrics
                    figures:
                      memory: {metric: m, unit: bytes}
                      memory share: {metric: m, of: n}
                      cpu: {metric: c, as: rate, unit: cores}
                      queue: {metric: q, unit: seconds}
                thresholds: ['%s']
                """.formatted(line);
    }

    @Test
    void aPrometheusServerIsAskedWithQueries() {
        Observation observation = observation("""
                observe:
                  prometheus: http://10.0.0.7:9090/proxy/1/
                  queries: {up: 'sum(up)', memory: {query: sum(m), unit: bytes}}
                """);

        assertThat(observation.asksPrometheus()).isTrue();
        assertThat(observation.place()).isEqualTo("http://10.0.0.7:9090/proxy/1/api/v1/query_range");
        assertThat(observation.every()).isEqualTo(Duration.ofSeconds(15));
        assertThat(observation.figures())
                .containsExactly(
                        ServerFigure.asked("up", "sum(up)", ""), ServerFigure.asked("memory", "sum(m)", "bytes"));
    }

    @Test
    void thePresetAsksForReplicasThrottlingAndErrors() {
        Observation observation = observation("""
                observe:
                  - prometheus: http://10.0.0.7:9090
                    liftwing: {namespace: revision-models, service: revertrisk.v2}
                """);

        assertThat(observation.path()).isEqualTo("/api/v1/query_range");
        assertThat(observation.figures())
                .extracting(ServerFigure::name)
                .containsExactly(
                        "replicas wanted",
                        "replicas ready",
                        "cpu throttled",
                        "errors of the model",
                        "errors of the mesh");
        assertThat(observation.figures().get(1).query())
                .contains("sum(kube_deployment_status_replicas_ready{namespace=\"revision-models\","
                        + "deployment=~\"revertrisk\\\\.v2-predictor.*\"})");
        assertThat(observation.figures().get(3).query().orElseThrow())
                .contains("destination_service_name=~\"revertrisk\\\\.v2-predictor.*\"")
                .contains("response_code=~\"5..|0\",response_flags=\"-\"}[1m])) or vector(0)");
        assertThat(observation.figures().get(4).query().orElseThrow())
                .as("what the caller gave up is no error of the mesh")
                .contains(",response_flags!~\"-|DC\"}[1m])) or vector(0)");
    }

    @Test
    void mistakesAboutPrometheusHaveTheirPlace() {
        String server = "observe: {prometheus: 'http://10.0.0.7:9090', ";
        assertThat(problems(BASE + "observe: {prometheus: 'http://10.0.0.7:9090'}\n"))
                .singleElement()
                .asString()
                .contains("what to ask for is missing; add queries");
        assertThat(problems(BASE + server + "queries: {p90: up}}\n"))
                .singleElement()
                .asString()
                .contains("observe.queries.p90: \"p90\" is already the name of a figure of calls");
        assertThat(problems(BASE + server + "figures: {a: {metric: m}}, queries: {a: up}}\n"))
                .singleElement()
                .asString()
                .contains("observe.figures: a Prometheus server is asked with queries");
        assertThat(problems(BASE + server + "liftwing: {namespace: 'a\"}', service: b}}\n"))
                .singleElement()
                .asString()
                .contains("is not a name of Kubernetes");
        assertThat(problems(BASE + "observe: [{path: /metrics, figures: {a: {metric: m}}, queries: {b: up}}]\n"))
                .singleElement()
                .asString()
                .contains("observe[0].queries: this key is for a Prometheus server");
    }
}
