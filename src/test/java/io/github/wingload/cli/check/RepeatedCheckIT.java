package io.github.wingload.cli.check;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.wingload.check.run.Cluster;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.Launched;
import io.github.wingload.http.TlsFixtures;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a check does beyond asking once: other revisions, other rounds, and a target with an authority of its own. */
@Timeout(120)
class RepeatedCheckIT {

    private static final String SERVICE = "enwiki-damaging.revscoring-editquality-damaging.wikimedia.org";
    private static final long FRESH = 2_000_000_017;

    @TempDir
    private Path folder;

    private final CommandContext wingload = new CommandContext();

    private String suite() throws IOException {
        return Files.write(
                        folder.resolve("suite.yaml"),
                        List.of(
                                "https://" + SERVICE + ":",
                                "- path: /v1/models/enwiki-damaging:predict",
                                "  method: POST",
                                "  json_body: {rev_id: 1}",
                                "  assert_status: 200"))
                .toString();
    }

    @Test
    void aWatchPrintsEachChangeUntilItIsInterrupted() throws Exception {
        Path record = folder.resolve("checks.jsonl");
        try (Cluster cluster = Cluster.start(Duration.ZERO);
                Launched watch = Launched.start(
                        folder,
                        "check",
                        suite(),
                        "--target",
                        "codfw=" + cluster.url(),
                        "--watch",
                        "--every",
                        "50ms",
                        "--record",
                        record.toString())) {
            await().until(() ->
                    Files.exists(record) && Files.readAllLines(record).size() >= 3);
            cluster.withoutEgress(Set.of(SERVICE));
            await().until(() -> watch.out().contains("fails"));
            watch.signal("INT");
            assertThat(watch.exitCode()).isEqualTo(130);
            assertThat(watch.out().lines().filter(line -> line.endsWith(" on codfw") || line.contains(" fails on ")))
                    .as("one report for each change")
                    .containsExactly("The service works on codfw", "1 of 1 service fails on codfw: egress");
            assertThat(watch.err()).contains("interrupted");
        }
    }

    @Test
    void aFreshRevisionIsAskedForAtTheWiki() throws Exception {
        WireMockServer wiki = new WireMockServer(
                WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        wiki.start();
        wiki.stubFor(get(urlPathEqualTo("/w/api.php"))
                .willReturn(okJson("{\"query\":{\"recentchanges\":[{\"revid\":" + FRESH + "},{\"revid\":" + (FRESH + 1)
                        + "},{\"revid\":" + (FRESH + 2) + "}]}}")));
        CommandContext check = new CommandContext(Map.of("WINGLOAD_CONTACT", "me@example.org"));
        try (Cluster cluster = Cluster.start(Duration.ZERO)) {
            int exitCode = check.execute(
                    "check",
                    suite(),
                    "--target",
                    "codfw=" + cluster.url(),
                    "--fresh",
                    "--api-url",
                    wiki.baseUrl() + "/w/api.php",
                    "--format",
                    "json");
            assertThat(exitCode).as(check.err()).isZero();
            JsonNode results = new JsonMapper().readTree(check.out()).path("results");
            assertThat(results.valueStream()
                            .map(result -> result.path("attempts")
                                    .path(0)
                                    .path("sample")
                                    .asString()))
                    .hasSize(2)
                    .contains("rev_id 1")
                    .anyMatch(sample -> sample.startsWith("rev_id 20000000"));
            wiki.verify(getRequestedFor(urlPathEqualTo("/w/api.php")).withQueryParam("list", equalTo("recentchanges")));
        } finally {
            wiki.stop();
        }
    }

    @Test
    void withoutAContactNoWikiIsAsked() throws Exception {
        try (Cluster cluster = Cluster.start(Duration.ZERO)) {
            assertThat(wingload.execute("check", suite(), "--target", "codfw=" + cluster.url(), "--fresh"))
                    .isEqualTo(2);
            assertThat(wingload.err()).contains("WINGLOAD_CONTACT");
            assertThat(cluster.requests()).isEmpty();
        }
    }

    @Test
    void theAuthorityOfATargetCanBeNamed() throws Exception {
        String suite = Files.write(
                        folder.resolve("tls.yaml"), List.of("https://localhost:", "- {path: /, assert_status: 200}"))
                .toString();
        String authority = TlsFixtures.file("authority.pem").toString();
        try (ScriptedServer server =
                ScriptedServer.startTls(TlsFixtures.server("server.p12"), false, Script.answer(200, "ok"))) {
            String target = "codfw=https://127.0.0.1:" + server.url().getPort();
            assertThat(wingload.execute("check", suite, "--target", target)).isEqualTo(3);
            assertThat(wingload.out()).contains("certificate is not trusted");
            assertThat(new CommandContext().execute("check", suite, "--target", target, "--ca-file", authority))
                    .isZero();
            assertThat(new CommandContext().execute("check", suite, "--target", target, "--insecure"))
                    .isZero();
        }
        try (ScriptedServer server =
                ScriptedServer.startTls(TlsFixtures.server("elsewhere.p12"), false, Script.answer(200, "ok"))) {
            String target = "codfw=https://127.0.0.1:" + server.url().getPort();
            CommandContext other = new CommandContext();
            assertThat(other.execute("check", suite, "--target", target, "--ca-file", authority))
                    .as("a certificate of another name is a fault of the target")
                    .isEqualTo(1);
            assertThat(other.out()).contains("connection");
        }
    }
}
