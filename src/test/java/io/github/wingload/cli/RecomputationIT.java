package io.github.wingload.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a report are those that another program, in another language, computes from calls.csv. */
@Timeout(120)
class RecomputationIT {

    private static final Path SCRIPT = Path.of("src/bench/recompute.py");
    private static final Pattern COMPARED = Pattern.compile("(\\d+) numbers compared, (\\d+) differ");

    /** A run of this kind has more of them; the exact number depends on which errors and payloads occur. */
    private static final int LEAST_COMPARED = 250;

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().globalTemplating(false))
            .build();

    @TempDir
    private Path directory;

    private record Output(int exitCode, String text) {

        int compared() {
            Matcher summary = COMPARED.matcher(text);
            assertThat(summary.find()).as(text).isTrue();
            return Integer.parseInt(summary.group(1));
        }
    }

    @BeforeAll
    static void pythonIsThere() {
        assumeTrue(answers("--version"), "python3 is not installed, so no report is computed again");
    }

    @Test
    void aRunWithEveryKindOfCallIsComputedAgain() throws Exception {
        Path run = run("""
                load:
                  stages: [{hold: 2s, rate: 10/s, name: low}, {rate: 60/s, over: 2s, name: ramp}, {hold: 4s, name: high}]
                  warm_up: 1s
                  arrivals: poisson
                """);
        Output output = recompute(run);
        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.compared()).as(output.text()).isGreaterThan(LEAST_COMPARED);
        List<String> outcomes = Files.readAllLines(run.resolve("calls.csv"));
        assertThat(Stream.of(",ok,", ",http-429,", ",http-4xx,", ",deadline-wait,")
                        .filter(outcome -> outcomes.stream().noneMatch(line -> line.contains(outcome))))
                .as("outcomes that did not occur")
                .isEmpty();
        eachChangeIsFound(
                run,
                List.of(
                        "| Total Requests | ",
                        "| Requests per Hour | ",
                        "| Median | ",
                        "| `high` | ",
                        "| `POST predict` | ",
                        "- Peak calls in flight: ",
                        "| 100 ms | "));
    }

    @Test
    void aRunOfUsersIsComputedAgain() throws Exception {
        Output output = recompute(run("load: {users: 10, spawn_rate: 5, run_time: 4s}\n"));
        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.compared()).isGreaterThan(LEAST_COMPARED / 2);
    }

    /** Users log in on start and log out on stop; these calls are in no other figure than their own. */
    @Test
    void aRunWithCallsThatAreCountedApartIsComputedAgain() throws Exception {
        TARGET.stubFor(any(urlPathEqualTo("/ok")).willReturn(aResponse().withFixedDelay(5)));
        TARGET.stubFor(any(urlPathEqualTo("/login")).willReturn(okJson("{\"token\": \"t-12345678\"}")));
        TARGET.stubFor(any(urlPathEqualTo("/logout")).willReturn(serverError()));
        Path run = run("logins", """
                name: logins
                target: {url: "%s"}
                load: {users: 6, spawn_rate: 6, run_time: 4s}
                wait_time: {constant: 50ms}
                probe: false
                calls: on
                on_start:
                  - {post: /login, extract: {token: /token}}
                tasks:
                  - get: /ok
                    headers: {Authorization: "Bearer {{token}}"}
                on_stop:
                  - post: /logout
                """.formatted(TARGET.baseUrl()));
        Output output = recompute(run);
        assertThat(output.exitCode()).as(output.text()).isZero();
        eachChangeIsFound(
                run, List.of("| `POST /login` | on start | ", "| `POST /logout` | on stop | ", "| Total Requests | "));
    }

    /** A language model, some of whose answers are short, cut off or not counted, with a warm-up and an end in the middle of answers. */
    @Test
    void aRunWithStreamsIsComputedAgain() throws Exception {
        Path run;
        try (Simulator simulator = simulator(Profile.LLM)
                .timeScale(0.1)
                .fault(Fault.SHORT, 0.1)
                .fault(Fault.TRUNCATE, 0.05)
                .start()) {
            run = run("streams", """
                    name: streams
                    target: {url: "%s"}
                    load: {rate: 30/s, run_time: 3s, warm_up: 1s}
                    probe: false
                    calls: on
                    values: {ids: {tokens: 64}}
                    tasks:
                      - post: /v1/completions
                        json: {model: any, prompt: "{{ids}}", max_tokens: 120, stream: true, stream_options: {include_usage: true}}
                        stream: openai
                    slo: {ttft: 60ms, tpot: 50ms, longest_gap: 200ms}
                    thresholds:
                      - p90 of ttft <= 10s
                      - mean of ttfo <= 10s
                      - p99 of gap <= 10s
                      - max of longest gap <= 10s
                      - p50 of tpot <= 10s
                      - output tokens/s >= 1
                      - input tokens/s >= 1
                      - tokens/s per user >= 1
                      - within slo >= 1%%
                      - good/s >= 0.1
                    seed: 3
                    """.formatted(simulator.url()));
        }
        Output output = recompute(run);
        assertThat(output.exitCode()).as(output.text()).isZero();
        assertThat(output.compared()).isGreaterThan(LEAST_COMPARED / 2);
        eachChangeIsFound(run, List.of("| Gap between Tokens (gap) | ", "| Output tokens/s | ", "| Within slo | "));
    }

    /** Calls fail one by one, wait for too long, and fail together for a second and a half. */
    @Test
    void aRunWithAnOutageIsComputedAgainWithItsIntervals() throws Exception {
        TARGET.stubFor(any(urlPathEqualTo("/ok")).willReturn(aResponse().withLogNormalRandomDelay(20, 0.4)));
        TARGET.stubFor(any(urlPathEqualTo("/broken")).willReturn(serverError()));
        TARGET.stubFor(any(urlPathEqualTo("/slow")).willReturn(aResponse().withFixedDelay(2_000)));
        StringBuilder rows = new StringBuilder("kind\n");
        for (int call = 0; call < 400; call++) {
            boolean outage = call >= 150 && call < 210;
            rows.append(outage ? "broken\n" : call % 97 == 13 ? "slow\n" : call % 89 == 31 ? "broken\n" : "ok\n");
        }
        Files.writeString(directory.resolve("kinds.csv"), rows);
        Path run = run("outage", """
                name: outage
                target: {url: "%s"}
                load: {rate: 40/s, run_time: 10s, arrivals: constant}
                deadline: 500ms
                probe: false
                calls: on
                samples: {file: kinds.csv, pick: sequential}
                tasks: [{get: "/{{kind}}", name: kinds}]
                thresholds:
                  - p90 of ok <= 60ms
                  - success rate >= 90%%
                """.formatted(TARGET.baseUrl()));
        Output output = recompute(run);
        assertThat(output.exitCode()).as(output.text()).isZero();
        List<String> calls = Files.readAllLines(run.resolve("calls.csv"));
        assertThat(Stream.of(",ok,", ",http-5xx,", ",deadline-wait,")
                        .filter(outcome -> calls.stream().noneMatch(line -> line.contains(outcome))))
                .as("outcomes that did not occur")
                .isEmpty();
        eachChangeIsFound(run, List.of("intended; 95% interval ", "| P90 | "));
    }

    /** One number in each of these lines is changed by five in its first digit, which is more than any tolerance. */
    private void eachChangeIsFound(Path run, List<String> lines) throws Exception {
        Path report = run.resolve("report.md");
        StringBuilder text = new StringBuilder(Files.readString(report));
        List<String> places = new ArrayList<>();
        for (String line : lines) {
            int at = text.indexOf(line) + line.length();
            Matcher number = Pattern.compile("\\d").matcher(text);
            assertThat(at).as(line).isGreaterThanOrEqualTo(line.length());
            assertThat(number.find(at)).isTrue();
            char other = (char) ('0' + (number.group().charAt(0) - '0' + 5) % 10);
            text.setCharAt(number.start(), other);
            places.add("line " + (text.substring(0, at).lines().count()) + ", ");
        }
        Files.writeString(report, text);
        Output output = recompute(run);
        assertThat(output.exitCode()).as(output.text()).isEqualTo(1);
        assertThat(output.text()).contains(places);
    }

    private Path run(String load) throws Exception {
        try (Simulator simulator = simulator(Profile.ML_API_TEXT)
                .fault(Fault.RESET, 0.03)
                .fault(Fault.STALL, 0.03)
                .fault(Fault.DROP, 0.02)
                .rateLimit(new RateLimit(100, Duration.ofMinutes(1)))
                .cacheTtl(Duration.ofMinutes(1))
                .start()) {
            return run("rich", """
                    name: rich
                    target: {url: "%s"}
                    %sdeadline: 500ms
                    calls: on
                    values:
                      some: {choice: [good, bad, fair, dull, fine, poor]}
                    cache: {hit: header X-Cache =~ (?i)hit}
                    tasks:
                      - {post: /predict, name: predict, weight: 6, json: {text: "{{some}}"}, expect: {status: 200}}
                      - {post: /batch, name: batch, weight: 2, json: {texts: ["{{some}}", x]}, expect: {status: 200, items: /predictions}}
                      - {get: /nothing, name: missing, weight: 2, cache: none}
                    thresholds:
                      - p90 of ok <= 200ms
                      - p50 of all in predict <= 500ms
                      - success rate >= 20%%
                      - requests/hour >= 1000
                      - mean of ok <= 100ms
                      - cache hit rate >= 30%%
                    report: {what_if: [50ms, 100ms, 500ms], buckets: [20ms, 50ms, 100ms, 200ms]}
                    seed: 3
                    """.formatted(simulator.url(), load));
        }
    }

    private Path run(String name, String yaml) throws IOException {
        Path scenario = Files.writeString(directory.resolve(name + ".yaml"), yaml);
        CommandContext wingload = new CommandContext();
        wingload.execute("run", scenario.toString(), "--results", "" + directory.resolve("results"));
        try (Stream<Path> runs = Files.list(directory.resolve("results").resolve(name))) {
            return runs.findFirst().orElseThrow(() -> new AssertionError(wingload.err()));
        }
    }

    private static Output recompute(Path run) throws IOException, InterruptedException {
        Process process = python(SCRIPT.toString(), run.toString());
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static boolean answers(String option) {
        try {
            Process process = python(option);
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process python(String... arguments) throws IOException {
        return new ProcessBuilder(Stream.concat(Stream.of("python3", "-B"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
    }
}
