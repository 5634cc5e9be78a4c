package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.run.Cluster;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.Promtool;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.time.NanoClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The incident of 2026-02-23, with the suite that is shipped: an upgrade breaks the models' way to MediaWiki on one cluster after the other. */
@Timeout(120)
class CheckCommandIT {

    private static final String SUITE = "scenarios/check";

    /** The services of the ten namespaces that the incident affected. */
    private static final Set<String> AFFECTED = Set.of(
            "articlequality.article-models.wikimedia.org",
            "outlink-topic-model.articletopic-outlink.wikimedia.org",
            "revertrisk-language-agnostic.revertrisk.wikimedia.org",
            "reference-need.revision-models.wikimedia.org",
            "enwiki-articlequality.revscoring-articlequality.wikimedia.org",
            "enwiki-articletopic.revscoring-articletopic.wikimedia.org",
            "enwiki-draftquality.revscoring-draftquality.wikimedia.org",
            "enwiki-drafttopic.revscoring-drafttopic.wikimedia.org",
            "enwiki-damaging.revscoring-editquality-damaging.wikimedia.org",
            "enwiki-goodfaith.revscoring-editquality-goodfaith.wikimedia.org");

    @TempDir
    private Path directory;

    private Cluster codfw;
    private Cluster eqiad;
    private CommandContext wingload = new CommandContext();

    @BeforeEach
    void startClusters() throws IOException {
        codfw = Cluster.start(Duration.ZERO);
        eqiad = Cluster.start(Duration.ZERO);
    }

    @AfterEach
    void stopClusters() {
        codfw.close();
        eqiad.close();
    }

    private int check(String... options) {
        wingload = new CommandContext();
        String[] arguments = Stream.concat(
                        Stream.of(
                                "check", SUITE, "--target", "codfw=" + codfw.url(), "--target", "eqiad=" + eqiad.url()),
                        Stream.of(options))
                .toArray(String[]::new);
        return wingload.execute(arguments);
    }

    /** {@code SERVICE on TARGET} of all results of a state, from the JSON. */
    private Set<String> services(String state) {
        JsonNode json = new JsonMapper().readTree(wingload.out());
        Set<String> services = new LinkedHashSet<>();
        for (JsonNode result : json.path("results")) {
            if (result.path("state").asString().equals(state)) {
                services.add(result.path("service").asString() + " on "
                        + result.path("target").asString());
                assertThat(result.path("layer").asString()).isEqualTo(state.equals("failed") ? "egress" : "none");
            }
        }
        return services;
    }

    private static Set<String> on(String target, Set<String> services) {
        return services.stream().map(service -> service + " on " + target).collect(Collectors.toSet());
    }

    @Test
    void theIncidentIsFoundNamedAndBlamedOnWhatChanged() throws Exception {
        String before = directory.resolve("before.json").toString();
        assertThat(check("--record", before)).as(wingload.err()).isZero();
        assertThat(wingload.out()).startsWith("All 14 services work on codfw, eqiad");

        codfw.withoutEgress(AFFECTED);
        assertThat(check("--format", "json")).isEqualTo(1);
        assertThat(services("failed")).isEqualTo(on("codfw", AFFECTED));
        assertThat(check()).isEqualTo(1);
        assertThat(wingload.out())
                .startsWith("10 of 14 services fail on codfw: egress")
                .contains("egress (codfw: 10 services): The model server works, but its own calls fail")
                .contains("articlequality, transparent proxy")
                .contains("egress on codfw (10 services): 500 Internal Server Error. The answer: ")
                .contains("The health endpoint answers 200.");

        eqiad.withoutEgress(AFFECTED);
        assertThat(check("--format", "json")).isEqualTo(1);
        assertThat(services("failed"))
                .isEqualTo(Stream.of(on("codfw", AFFECTED), on("eqiad", AFFECTED))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));

        String outage = directory.resolve("outage.json").toString();
        check("--record", outage);
        Set<String> left = Set.of("reference-need.revision-models.wikimedia.org");
        codfw.withoutEgress(left);
        eqiad.withoutEgress(left);
        assertThat(check("--format", "json")).isEqualTo(1);
        assertThat(services("failed"))
                .isEqualTo(Stream.of(on("codfw", left), on("eqiad", left))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));

        assertThat(check("--compare", outage)).as("nothing new is broken").isZero();
        assertThat(wingload.out())
                .contains("Broken before as well, with the same cause (2): reference-need")
                .contains("Mended since then (18): ");
        assertThat(check("--compare", before)).isEqualTo(1);
        assertThat(wingload.out()).contains("Broken since then (2): reference-need");

        codfw.withoutEgress(Set.of());
        eqiad.withoutEgress(Set.of());
        assertThat(check()).isZero();
    }

    @Test
    void theOutageOfTheSimulatorIsNamed() throws Exception {
        SimulatorTarget outage = SimulatorBuilder.simulator(Profile.LIFTWING)
                .timeScale(0)
                .fault(Fault.EGRESS, 1)
                .target();
        try (Simulator simulator = Simulator.start(outage, 0, NanoClock.system())) {
            wingload = new CommandContext();
            assertThat(wingload.execute("check", SUITE, "--target", "codfw=" + simulator.url(), "--format", "json"))
                    .isEqualTo(1);
            assertThat(services("failed")).hasSize(12).containsAll(on("codfw", AFFECTED));
            assertThat(services("passed")).contains("langid.llm.wikimedia.org on codfw");
        }
    }

    @Test
    void theNextClusterIsNotCheckedAfterARedOne() {
        codfw.withoutEgress(AFFECTED);
        assertThat(check("--order", "codfw,eqiad", "--stop-at-red")).isEqualTo(1);
        assertThat(eqiad.requests()).isEmpty();
        assertThat(wingload.out()).contains("Not checked, because an earlier target did not pass: eqiad.");
    }

    @Test
    void aSoakEndsAtTheFirstBreachAndAfterItsTimeIfThereIsNone() {
        assertThat(check("--soak", "300ms", "--every", "100ms")).isZero();
        assertThat(wingload.err()).contains("soak: 3 rounds, 0 checks of services did not pass; within the budget");
        codfw.withoutEgress(Set.of("reference-need.revision-models.wikimedia.org"));
        assertThat(check("--soak", "1h", "--every", "50ms", "--budget", "0.005%"))
                .isEqualTo(1);
        assertThat(wingload.err())
                .contains("soak: 4 rounds, 4 checks of services did not pass; over the budget of 0.005%: "
                        + "reference-need.revision-models.wikimedia.org on codfw");
    }

    @Test
    void gapsInTheSuiteAreNamed() throws Exception {
        Path list = Files.write(
                directory.resolve("services.yaml"),
                List.of("inference_services:", "  langid: {}", "  logo-detection: {}"));
        assertThat(check("--coverage", list.toString())).isZero();
        assertThat(wingload.out())
                .contains("Listed, but without a case (1): logo-detection")
                .contains("Checked, but not listed (13): ");
        assertThat(check("--coverage", list.toString(), "--require-coverage")).isEqualTo(1);
        assertThat(wingload.err()).contains("coverage: 1 listed service has no case");
    }

    @Test
    void jUnitIsReadByAnXmlParser() throws Exception {
        codfw.withoutEgress(AFFECTED);
        check("--format", "junit");
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(wingload.out().getBytes(StandardCharsets.UTF_8)));
        NodeList suites = xml.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(((Element) suites.item(0)).getAttribute("name")).isEqualTo("codfw");
        assertThat(((Element) suites.item(0)).getAttribute("failures")).isEqualTo("10");
        assertThat(((Element) suites.item(1)).getAttribute("failures")).isEqualTo("0");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(28);
        assertThat(((Element) xml.getElementsByTagName("failure").item(0)).getAttribute("type"))
                .isEqualTo("egress");
    }

    @Test
    void metricsHaveASeriesForEachResult() throws Exception {
        codfw.withoutEgress(AFFECTED);
        check("--format", "prometheus");
        List<String> series = wingload.out().lines().toList();
        assertThat(series)
                .filteredOn(line -> line.startsWith("wingload_check_up{"))
                .hasSize(28)
                .filteredOn(line -> line.endsWith(" 0.0"))
                .hasSize(10);
        assertThat(series)
                .filteredOn(line -> line.startsWith("wingload_check_failed_layer{"))
                .hasSize(10)
                .allMatch(line -> line.contains("layer=\"egress\"") && line.contains("target=\"codfw\""));
        assertThat(Promtool.accepts(wingload.out(), "check", "metrics")).isEmpty();
    }

    @Test
    void theChatIsToldTheVerdictAndEachService() throws Exception {
        codfw.withoutEgress(Set.of("langid.llm.wikimedia.org"));
        try (ScriptedServer chat = ScriptedServer.start(Script.answer(200, "ok"))) {
            assertThat(check("--notify", chat.url() + "/services/T0/B0")).isEqualTo(1);
            JsonNode message = new JsonMapper().readTree(chat.received().get(0).body());
            assertThat(message.path("text").asString())
                    .isEqualTo("FAILED: 1 of 14 services fails on codfw: egress\n"
                            + "• egress: langid.llm.wikimedia.org on codfw");
        }
    }

    @Test
    void aPageOpensWithoutScripts() {
        assertThat(check("--format", "html")).isZero();
        assertThat(wingload.out())
                .startsWith("<!doctype html>")
                .contains("<h1>All 14 services work on codfw, eqiad</h1>", "langid.llm.wikimedia.org")
                .doesNotContain("echarts");
    }

    @Test
    void nothingIsSentIfTheCommandLineOrAFileIsWrong() throws Exception {
        Path suite = Files.write(
                directory.resolve("suite.yaml"),
                List.of("https://a.example.org:", "- {path: /, assert_status: 200, x: 1}"));
        wingload = new CommandContext();
        assertThat(wingload.execute("check", suite.toString(), "--target", "codfw=" + codfw.url()))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("suite.yaml:2:33: https://a.example.org[0].x: unknown key; ");
        assertThat(check("--max-requests", "5")).isEqualTo(2);
        assertThat(wingload.err()).contains("14 cases on 2 targets take at least 28 requests, and --max-requests is 5");
        assertThat(check("--order", "codfw")).isEqualTo(2);
        assertThat(check("--stop-at-red")).isEqualTo(2);
        assertThat(check("--soak", "10")).isEqualTo(2);
        assertThat(check("--compare", suite.toString())).isEqualTo(2);
        assertThat(codfw.requests()).isEmpty();
    }

    @Test
    void aTargetThatCannotBeReachedIsNoFailureOfItsServices() {
        wingload = new CommandContext();
        assertThat(wingload.execute("check", SUITE, "--target", "gone=http://no-such-host.internal"))
                .isEqualTo(3);
        assertThat(wingload.out()).startsWith("Nothing is known of 14 of 14 services on gone: not reachable from here");
        wingload = new CommandContext();
        assertThat(wingload.execute("check", SUITE, "--target", "a=https://127.0.0.1:1", "--ca-file", "/no/such.pem"))
                .isEqualTo(3);
        assertThat(wingload.out()).contains("/no/such.pem: no such file");
    }
}
