package io.github.wingload.check.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.check.Attempt;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Layer;
import io.github.wingload.check.State;
import io.github.wingload.check.run.CheckRunner.Baseline;
import io.github.wingload.check.run.CheckRunner.Settings;
import io.github.wingload.check.suite.CheckFiles;
import io.github.wingload.check.suite.Revisions;
import io.github.wingload.check.suite.ServiceList;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckRunnerIT {

    private static final int CAP = 1_000;

    @TempDir
    private Path folder;

    private List<CheckCase> cases(String... lines) throws IOException {
        CheckFiles files = new CheckFiles(Map.of(), "1.0", ServiceList.NONE);
        List<CheckCase> cases = files.read(List.of(Files.write(folder.resolve("suite.yaml"), List.of(lines))))
                .cases();
        assertThat(files.problems()).isEmpty();
        return cases;
    }

    private static CheckTarget target(String name, URI url) {
        return new CheckTarget(name, UrlTarget.of(url), "wingload/1.0");
    }

    private static Settings settings(int parallel, int most, boolean inTurn) {
        return new Settings(parallel, most, inTurn, inTurn, false, Optional.empty());
    }

    private static CheckResult run(Settings settings, List<CheckCase> cases, CheckTarget... targets) throws Exception {
        return new CheckRunner(settings, Baseline.NONE, NanoClock.system()).run(cases, List.of(targets), result -> {});
    }

    private static Attempt only(CheckResult check) {
        assertThat(check.results()).hasSize(1);
        return check.results().get(0).last();
    }

    @Test
    void everyAssertionOfASuiteHoldsOrIsNamed() throws Exception {
        List<CheckCase> cases = cases(
                "https://langid.llm.wikimedia.org:",
                "- path: /v1/models/langid:predict",
                "  method: POST",
                "  request_headers: {X-Client-IP: 127.0.0.1}",
                "  json_body: {text: \"Γειά σου\"}",
                "  timeout_seconds: 5",
                "  assert_status: 200",
                "  assert_headers: {content-type: application/json}",
                "  assert_headers_regex: {Server: '^istio'}",
                "  assert_headers_absent: [X-Powered-By]",
                "  assert_body_contains: Greek",
                "  assert_body_regex: '^ \"score\": [0-9.]+$'");
        String good = "{\"language\": \"Greek\",\n \"score\": 0.99\n}";
        try (ScriptedServer server = ScriptedServer.start(
                Script.answer(200, good, "Content-Type: application/json", "Server: istio-envoy"))) {
            assertThat(only(run(settings(1, CAP, false), cases, target("a", server.url())))
                            .mismatches())
                    .isEmpty();
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().get(0).head())
                    .startsWith("POST /v1/models/langid:predict HTTP/1.1\r\n")
                    .contains("\r\nHost: langid.llm.wikimedia.org\r\n")
                    .contains("\r\nX-Client-IP: 127.0.0.1\r\n")
                    .contains("\r\nUser-Agent: wingload/1.0\r\n");
        }
        try (ScriptedServer server = ScriptedServer.start(
                Script.answer(500, "{\"error\": \"boom\"}", "Content-Type: text/html", "X-Powered-By: PHP"))) {
            Attempt attempt = only(run(settings(1, CAP, false), cases, target("a", server.url())));
            assertThat(attempt.layer()).isEqualTo(Layer.MODEL);
            assertThat(attempt.excerpt()).isEqualTo("{\"error\": \"boom\"}");
            assertThat(attempt.mismatches())
                    .containsExactly(
                            "500 Internal Server Error",
                            "expected header content-type: application/json, got text/html",
                            "expected header Server that matches ^istio, got none",
                            "expected no header X-Powered-By, got PHP",
                            "expected a body that contains \"Greek\", got a body that does not",
                            "expected a body that matches (?m)^ \"score\": [0-9.]+$, got a body that does not");
        }
    }

    @Test
    void anotherRevisionIsTriedBeforeAServiceIsCalledDown() throws Exception {
        List<CheckCase> cases = Revisions.shared(cases(
                "https://enwiki-damaging.example.org:",
                "- {path: /missing, method: POST, json_body: {rev_id: 1}, assert_status: 200}",
                "https://enwiki-goodfaith.example.org:",
                "- {path: /there, method: POST, json_body: {rev_id: 2}, assert_status: 200}"));
        Script missing =
                Script.answer(400, "{\"error\":\"The MW API does not have any info related to the rev-id 1\"}");
        try (ScriptedServer server =
                ScriptedServer.start(Script.byPath(Map.of("/missing", missing, "/there", Script.answer(200, "{}"))))) {
            List<CaseResult> results = run(settings(1, CAP, false), cases, target("a", server.url()))
                    .results();
            assertThat(results.get(0).attempts()).extracting(Attempt::sample).containsExactly("rev_id 1", "rev_id 2");
            assertThat(results.get(0).state()).isEqualTo(State.FAILED);
            assertThat(results.get(1).attempts()).extracting(Attempt::sample).containsExactly("rev_id 2");
            assertThat(results.get(1).state()).isEqualTo(State.PASSED);
        }
    }

    @Test
    void aSlowAnswerCountsIfTheNextIsSlowToo() throws Exception {
        List<CheckCase> cases = cases("https://a.example.org:", "- {path: /, assert_status: 200}");
        Settings gated = new Settings(1, CAP, false, false, false, Optional.of(Duration.ofMillis(50)));
        Script slow = Script.after(Duration.ofMillis(200), Script.answer(200, "ok"));
        try (ScriptedServer server = ScriptedServer.start(slow)) {
            CaseResult result =
                    run(gated, cases, target("a", server.url())).results().get(0);
            assertThat(result.attempts()).hasSize(2);
            assertThat(result.layer()).isEqualTo(Layer.SLOW);
            assertThat(result.state()).isEqualTo(State.FAILED);
        }
    }

    @Test
    void aMissingHostAndAClosedPortAreToldApart() throws Exception {
        List<CheckCase> cases = cases("https://a.example.org:", "- {path: /, assert_status: 200}");
        URI closed;
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, ""))) {
            closed = server.url();
        }
        CheckResult check = run(
                settings(1, CAP, false),
                cases,
                target("nowhere", URI.create("http://no-such-host.invalid")),
                target("closed", closed));
        assertThat(check.results()).extracting(CaseResult::layer).containsExactly(Layer.UNREACHABLE, Layer.CONNECTION);
        assertThat(check.results()).extracting(CaseResult::state).containsExactly(State.UNDECIDED, State.FAILED);
    }

    @Test
    void targetsAfterOneThatDidNotPassAreLeftOut() throws Exception {
        List<CheckCase> cases = cases("https://a.example.org:", "- {path: /, assert_status: 200}");
        try (ScriptedServer good = ScriptedServer.start(Script.answer(200, ""));
                ScriptedServer bad = ScriptedServer.start(Script.answer(503, "no healthy upstream"));
                ScriptedServer last = ScriptedServer.start(Script.answer(200, ""))) {
            CheckResult check = run(
                    settings(1, CAP, true),
                    cases,
                    target("staging", good.url()),
                    target("codfw", bad.url()),
                    target("eqiad", last.url()));
            assertThat(check.heldBack()).containsExactly("eqiad");
            assertThat(check.results()).extracting(CaseResult::target).containsExactly("staging", "codfw");
            assertThat(last.received()).isEmpty();
        }
    }

    /** As many services and clusters as in production. One request at a time would take more than 23 seconds. */
    @Test
    void manyServicesAreAskedInParallelAndEachOneSerially() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 117; i++) {
            lines.add("https://service-" + i + ".llm.wikimedia.org:");
            lines.add("- path: /v1/models/langid:predict");
            lines.add("  method: POST");
            lines.add("  json_body: {text: Hello}");
            lines.add("  assert_status: 200");
        }
        List<CheckCase> cases = cases(lines.toArray(String[]::new));
        assertThat(cases).hasSize(117);
        try (Cluster codfw = Cluster.start(Duration.ofMillis(100));
                Cluster eqiad = Cluster.start(Duration.ofMillis(100))) {
            CheckResult check =
                    run(settings(8, CAP, false), cases, target("codfw", codfw.url()), target("eqiad", eqiad.url()));
            assertThat(check.count(State.PASSED)).isEqualTo(234);
            assertThat(check.requests()).isEqualTo(234);
            assertThat(check.took()).isLessThan(Duration.ofSeconds(20));
            assertThat(codfw.mostAtATime()).isBetween(2, 8);
            assertThat(codfw.mostOfAService()).isEqualTo(1);
        }
    }

    @Test
    void noMoreRequestsThanTheCapAreSent() throws Exception {
        List<CheckCase> cases = cases(
                "https://a.llm.wikimedia.org:",
                "- {path: '/v1/models/langid:predict', method: POST, json_body: {text: a}, assert_status: 200}",
                "- {path: '/v1/models/langid:predict', method: POST, json_body: {text: b}, assert_status: 200}",
                "https://b.llm.wikimedia.org:",
                "- {path: '/v1/models/langid:predict', method: POST, json_body: {text: c}, assert_status: 200}");
        try (Cluster cluster = Cluster.start(Duration.ZERO)) {
            CheckResult check = run(settings(2, 2, false), cases, target("codfw", cluster.url()));
            assertThat(cluster.requests()).hasSize(2);
            assertThat(check.requests()).isEqualTo(2);
            assertThat(check.count(State.PASSED)).isEqualTo(2);
            assertThat(check.results())
                    .filteredOn(result -> result.layer() == Layer.UNSENT)
                    .hasSize(1);
        }
    }

    @Test
    void theHealthEndpointIsAskedOfModelServersAndProvesNothing() throws Exception {
        List<CheckCase> cases = cases(
                "https://enwiki-damaging.revscoring-editquality-damaging.wikimedia.org:",
                "- {path: '/v1/models/enwiki-damaging:predict', method: POST, json_body: {rev_id: 5}, assert_status: 200}");
        Settings withHealth = new Settings(1, CAP, false, false, true, Optional.empty());
        try (Cluster cluster = Cluster.start(Duration.ZERO)) {
            cluster.withoutEgress(Set.of("enwiki-damaging.revscoring-editquality-damaging.wikimedia.org"));
            CaseResult result = run(withHealth, cases, target("codfw", cluster.url()))
                    .results()
                    .get(0);
            assertThat(result.health()).hasValue(200);
            assertThat(result.layer()).isEqualTo(Layer.EGRESS);
            assertThat(result.state()).isEqualTo(State.FAILED);
        }
    }
}
