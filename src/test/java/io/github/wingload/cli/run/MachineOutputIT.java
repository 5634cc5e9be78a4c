package io.github.wingload.cli.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.Launched;
import io.github.wingload.testkit.Promtool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class MachineOutputIT {

    private static final Pattern METRICS = Pattern.compile("metrics at (http://127\\.0\\.0\\.1:\\d+/metrics)");

    @TempDir
    private Path work;

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void start() throws IOException {
        server.start();
        server.stubFor(get("/a").willReturn(aResponse().withStatus(200)));
        Files.writeString(work.resolve("tested.yaml"), """
                name: tested
                target: {url: "%s"}
                load: {users: 2, spawn_rate: 2, run_time: 60s}
                wait_time: {constant: 100ms}
                tasks: [{get: /a}]
                thresholds: ["success rate >= 99%%"]
                """.formatted(server.baseUrl()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void metricsAreScrapedWhileTheRunGoesOn() throws Exception {
        try (Launched run = Launched.start(work, "run", "tested.yaml", "--only-summary", "--prometheus", "0")) {
            await().until(() -> METRICS.matcher(run.err()).find());
            Matcher url = METRICS.matcher(run.err());
            assertThat(url.find()).isTrue();
            URI metrics = URI.create(url.group(1));
            await().until(() -> scraped(metrics, "text/plain").body().contains("wingload_users 2.0"));

            String text = scraped(metrics, "text/plain").body();
            assertThat(text).contains("wingload_run_info{").contains("class=\"ok\"");
            assertThat(scraped(
                                    metrics,
                                    "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited")
                            .headers()
                            .firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("protobuf"));
            assertThat(Promtool.accepts(text, "check", "metrics")).isEmpty();
            run.signal("INT");
            run.exitCode();
        }
    }

    @Test
    void theVerdictGoesToCiAndToTheChat() throws Exception {
        server.stubFor(post("/hook/s3cr3t").willReturn(ok()));
        Path summary = Files.writeString(work.resolve("summary.md"), "# before\n");
        Map<String, String> environment =
                Map.of("GITHUB_STEP_SUMMARY", summary.toString(), "WINGLOAD_NOTIFY", server.baseUrl() + "/hook/s3cr3t");
        new CommandContext(environment)
                .execute(
                        "run",
                        work.resolve("tested.yaml").toString(),
                        "--results",
                        work.resolve("results").toString(),
                        "--junit",
                        work.resolve("junit.xml").toString(),
                        "--run-time",
                        "2s");

        assertThat(Files.readString(work.resolve("junit.xml"))).contains("name=\"success rate &gt;= 99%\"");
        assertThat(Files.readString(summary)).startsWith("# before\n").contains("Verdict: ");
        server.verify(1, postRequestedFor(urlEqualTo("/hook/s3cr3t")).withRequestBody(matchingJsonPath("$.text")));
    }

    @Test
    void aChatThatRefusesIsNamedWithoutItsUrlAndChangesNoExitCode() throws Exception {
        CommandContext run = new CommandContext();
        int exitCode = run.execute(
                "run",
                work.resolve("tested.yaml").toString(),
                "--results",
                work.resolve("results").toString(),
                "--notify",
                server.baseUrl() + "/hook/s3cr3t",
                "--run-time",
                "2s");

        assertThat(run.err()).contains("--notify was not accepted: status 404").doesNotContain("s3cr3t");
        assertThat(exitCode).isIn(0, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "--prometheus, http",
        "--prometheus, 99999",
        "--prometheus, 192.0.2.1:9464",
        "--junit, no/such/directory/junit.xml",
        "--notify, s3cr3t"
    })
    void wrongOptionsStopTheCommandBeforeAnythingIsSent(String option, String value) {
        CommandContext run = new CommandContext();
        assertThat(run.execute("run", work.resolve("tested.yaml").toString(), option, value))
                .isEqualTo(2);
        assertThat(run.err())
                .contains(option.equals("--junit") ? "no/such" : option)
                .doesNotContain("s3cr3t");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    private static HttpResponse<String> scraped(URI url, String accept) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).header("Accept", accept).build(), BodyHandlers.ofString());
    }
}
