package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.Asking;
import io.github.wingload.judge.Reports;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.ClientCertificate;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.Proxy;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.SampleFiles;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunJsonTest {

    private static final Task PREDICT = Tasks.named("POST", "predict")
            .path(new Template.Text("/v1/"), new Template.Column(1, Template.Form.URL))
            .headers(new Header("X-Trace", Template.of(""), false))
            .json(
                    new Template.Text("{\"rev_id\": "),
                    new Template.Column(0, Template.Form.JSON_VALUE),
                    new Template.Text("}"))
            .expect(new Expectation(List.of(new StatusRange(200, 200), new StatusRange(400, 404))))
            .task();

    @TempDir
    private Path directory;

    private static final LlmTuning EVERY_LLM_SETTING = new LlmTuning(
            Optional.of(LlmTuning.Shape.LLAMA_CPP),
            Optional.of(List.of(LlmTuning.Obeyed.SEED)),
            OptionalInt.of(32),
            OptionalInt.of(8192),
            OptionalInt.of(16_384),
            OptionalInt.of(100_000),
            Optional.of(false),
            Optional.of(Duration.ofMillis(30)),
            Optional.of(Duration.ZERO),
            OptionalDouble.of(5000),
            OptionalDouble.of(0.5),
            OptionalInt.of(4),
            Optional.of(LlmTuning.LineEnds.CRLF),
            Optional.of(LlmTuning.Split.RANDOM),
            Optional.of(Duration.ofSeconds(60)));

    static Stream<Plan> plans() {
        Target everything = new UrlTarget(
                URI.create("https://example.org:30443/base"),
                Optional.of("host.example.org"),
                Optional.of("sni.example.org"),
                Optional.of(Path.of("ca.pem")),
                true,
                List.of(new Header("User-Agent", Template.of("wingload"), false)),
                Optional.of(new HostPort("::1", 8443)),
                Optional.of(Proxy.of(new HostPort("proxy", 3128))),
                Optional.of(new ClientCertificate(Path.of("a/client.pem"), Path.of("client.key"))));
        Target simulator = new SimulatorTarget(
                Profile.REVERTRISK_WIKIDATA_STAGING,
                OptionalInt.of(2),
                OptionalInt.empty(),
                Optional.of(Routing.LEAST_REQUEST),
                OptionalLong.of(7),
                Map.of(Fault.BAD_GATEWAY, 0.25, Fault.DROP, 1e-5),
                List.of(),
                new Tuning(
                        OptionalDouble.of(0.5),
                        OptionalInt.of(8),
                        Optional.of(new RateLimit(100, Duration.ofMinutes(1))),
                        Optional.of(Duration.ZERO),
                        Optional.of(EVERY_LLM_SETTING)));
        Samples samples = SampleFiles.of(
                Path.of("../payloads/rev.csv"),
                Samples.Pick.ONCE,
                Optional.of(List.of("rev_id", "lang")),
                Map.of("lang", Samples.ColumnType.STRING));
        Samples sieved = new Samples(
                Path.of("../payloads/titles.input"),
                Optional.of(Samples.Format.WORDS),
                Optional.of("*.png"),
                Optional.of(List.of("lang", "title")),
                Optional.of(true),
                Optional.of("title"),
                Map.of("lang", Samples.ColumnType.JSON),
                List.of(
                        new RowFilter("lang", new RowFilter.In(List.of("en"))),
                        new RowFilter("lang", new RowFilter.NotIn(List.of("de", "es"))),
                        new RowFilter("title", new RowFilter.Length(10, 350)),
                        new RowFilter(
                                "title",
                                new RowFilter.Between(new BigDecimal("0.5"), new BigDecimal("9007199254740993"))),
                        new RowFilter("title", new RowFilter.Matches("^A"))),
                Samples.Pick.FIXED,
                OptionalLong.of(7),
                Optional.of("title"));
        ClosedLoad byTime = Loads.users(500, 5, Duration.ofMillis(120_500));
        ClosedLoad byCount = new ClosedLoad(1, 0.1, Optional.empty(), OptionalLong.of(1000), Connections.SHARED);
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                plan(everything, byTime, new WaitTime.Between(second, second.multipliedBy(5)), Optional.of(samples)),
                plan(simulator, byCount, new WaitTime.None(), Optional.of(sieved)),
                plan(simulator, byCount, new WaitTime.None(), Optional.empty()),
                plan(simulator, byCount, new WaitTime.Constant(second), Optional.empty()),
                plan(simulator, byCount, new WaitTime.ConstantPacing(second), Optional.empty()),
                plan(simulator, byCount, new WaitTime.ConstantThroughput(0.3), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aRunReadBackEqualsTheRun(Plan plan) throws IOException {
        RunResult result = Runs.result(plan, totals(), new ExceptionGroup(2, "boom", "at X\n  at Y"));

        RunResult readBack = RunJson.read(written(RunJson.ended(Reports.full(result), List.of())))
                .run();

        assertThat(readBack).isEqualTo(result);
        assertThat(readBack.contradictions()).isEmpty();
        assertThat(readBack.aggregated().ok().service().percentileMs(90))
                .isEqualTo(result.aggregated().ok().service().percentileMs(90));
    }

    @Test
    void aRunWithCacheResultsItemsAndMutationsReadBackEqualsTheRun() throws IOException {
        Plan plan = PlanOfEverything.plan();
        Recorder recorder = new Recorder(Tasks.some(3));
        recorder.record(Calls.like(Calls.ok(0, 0, 8)).with(Asking.HIT).call());
        recorder.record(Calls.like(Calls.ok(0, 0, 65)).with(Asking.MISS).call());
        recorder.record(Calls.like(Calls.failed(1, 0, 65, 200, "2 items", ""))
                .with(Asking.items(10, 8))
                .call());
        recorder.record(Calls.like(Calls.ok(2, 0, 2))
                .with(Asking.mutation("drop_field"))
                .call());
        recorder.record(Calls.like(Calls.failed(2, 0, 9, 500, "500", ""))
                .with(Asking.mutation("empty"))
                .call());
        recorder.record(Calls.ok(2, 0, 50));
        recorder.flip(1);
        RunResult result = Runs.result(plan, recorder.totals());

        RunResult readBack = RunJson.read(written(RunJson.ended(Reports.full(result), List.of())))
                .run();

        assertThat(readBack).isEqualTo(result);
        assertThat(readBack.contradictions()).isEmpty();
        assertThat(readBack.aggregated().byMutation()).containsOnlyKeys("", "drop_field", "empty");
        assertThat(readBack.aggregated().details().itemsOk()).isEqualTo(8);
    }

    @Test
    void aLongTextIsInTheFileByItsDigestAlone() {
        Task.Body large = new Task.Body(Template.of("QUJD".repeat(1_000_000)), "text/plain");
        Task task = Tasks.named("POST", "a").path("/").body(large).task();
        byte[] json = RunJson.ended(Reports.full(Runs.result(Runs.plan(List.of(), task), totals())), List.of());

        assertThat(json.length).isLessThan(100_000);
        assertThat(tree(json).at("/manifest/plan/tasks/0/body/content").stringValue())
                .startsWith("(4,000,000 characters, SHA-256 ");
    }

    @Test
    void whatABodyFromAFileAsksForIsReadBack() throws IOException {
        byte[] body = "{\"prompt\": \"a\", \"max_tokens\": 128, \"ignore_eos\": true}".getBytes(StandardCharsets.UTF_8);
        Task chat = Tasks.post("/v1/completions")
                .body(new Task.Body(new Task.Bytes(Path.of("chat.json"), body), "application/json"))
                .task();
        RunResult result = Runs.result(Plans.of(chat).plan(), EndReason.ABORTED, Totals.none(1));
        byte[] json = RunJson.ended(Reports.full(result), List.of());
        Task read = RunJson.read(written(json)).run().manifest().plan().tasks().get(0);
        assertThat(read.body().flatMap(AskedCompletion::of)).isEqualTo(AskedCompletion.of(body));
        assertThat(tree(json).at("/manifest/plan/tasks/0/body/content/bytes").intValue())
                .isEqualTo(body.length);
    }

    @Test
    void aRunWithoutACallReadBackEqualsTheRun() throws IOException {
        Plan plan = plans().findFirst().orElseThrow();
        RunResult result = Runs.result(plan, EndReason.ABORTED, Totals.none(1));

        assertThat(RunJson.read(written(RunJson.ended(Reports.full(result), List.of())))
                        .run())
                .isEqualTo(result);
    }

    @Test
    void fieldsThatALaterVersionAddedAreIgnored() throws IOException {
        byte[] now = RunJson.ended(Reports.full(Runs.result(plans().findFirst().orElseThrow(), totals())), List.of());
        String later = new String(now, StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{ \"weather\": {\"rain\": true},")
                .replaceFirst("\"manifest\" : \\{", "\"manifest\" : { \"kernel\": 6,")
                .replaceFirst("\"kind\" : \"url\",", "\"kind\" : \"url\", \"http_version\": 2,");

        assertThat(later).contains("weather", "kernel", "http_version");
        assertThat(RunJson.read(written(later.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(RunJson.read(written(now)));
    }

    @Test
    void figuresAreInMillisecondsRoundedToMicroseconds() {
        Recorder recorder = new Recorder(Tasks.some(1));
        recorder.record(Calls.ok(0, 0, 100.0004));
        recorder.record(Calls.ok(0, 0, 300));
        recorder.record(Calls.failed(0, 0, 7, 503, "503 Service Unavailable", "busy"));
        recorder.flip(1);
        JsonNode json = tree(RunJson.ended(
                Reports.full(Runs.result(plans().findFirst().orElseThrow(), recorder.totals())), List.of()));

        JsonNode totals = json.path("totals");
        assertThat(totals.at("/response_time_ms/ok").toString())
                .startsWith("{\"n\":2,\"min\":100,\"mean\":200,\"p50\":100.")
                .endsWith("\"p99_99\":300,\"max\":300}");
        assertThat(totals.at("/response_time_ms/all/n").intValue()).isEqualTo(3);
        assertThat(totals.at("/response_time_ms/failed/max").intValue()).isEqualTo(7);
        assertThat(totals.path("classes").toString()).isEqualTo("{\"ok\":2,\"http-5xx\":1}");
        assertThat(totals.path("statuses").toString()).isEqualTo("{\"200\":2,\"503\":1}");
        assertThat(totals.path("window_seconds").toString()).isEqualTo("20.5");
        assertThat(totals.path("throughput_per_second").toString()).isEqualTo("0.146341");
        assertThat(totals.path("goodput_per_second").toString()).isEqualTo("0.097561");
        assertThat(json.at("/failures/0/class").stringValue()).isEqualTo("http-5xx");
        assertThat(json.at("/failures/0/first_seen").stringValue()).isEqualTo("2026-11-22T02:20:57.257Z");
        assertThat(json.at("/tasks/0/figures")).isEqualTo(totals);
    }

    @Test
    void secretHeadersAreNeverWritten() {
        Header token = new Header("Authorization", Template.of("Bearer s3cr3t-token"), true);
        Header own = new Header("X-Key", Template.of("k3y-of-task"), true);
        Task task = Tasks.named("GET", "a").path("/").headers(own).task();
        Plan plan = Runs.plan(List.of(token), task);
        Recorder recorder = new Recorder(Tasks.some(1));
        recorder.record(Calls.failed(0, 0, 1, 401, "401", "no"));
        recorder.flip(1);

        String running = new String(
                RunJson.running(Runs.result(plan, EndReason.KILLED, recorder.totals()), List.of()),
                StandardCharsets.UTF_8);
        String ended = new String(
                RunJson.ended(Reports.full(Runs.result(plan, recorder.totals())), List.of()), StandardCharsets.UTF_8);

        assertThat(running).contains("<redacted>").doesNotContain("s3cr3t", "k3y");
        assertThat(ended).contains("<redacted>").doesNotContain("s3cr3t", "k3y");
    }

    @ParameterizedTest
    @CsvSource({
        "RUN_TIME, finished",
        "REQUESTS, finished",
        "SAMPLES_EXHAUSTED, finished",
        "STOP_RULE, finished",
        "INTERRUPTED, interrupted",
        "ABORTED, aborted",
        "KILLED, killed"
    })
    void theStateFollowsFromTheReasonOfTheEnd(EndReason end, String state) {
        Plan plan = plans().findFirst().orElseThrow();
        byte[] json = RunJson.ended(Reports.full(Runs.result(plan, end, totals())), List.of());
        assertThat(tree(json).path("state").stringValue()).isEqualTo(state);
    }

    @Test
    void aRunThatGoesOnHasItsFiguresSoFarAndNoJudgement() throws IOException {
        Plan plan = plans().findFirst().orElseThrow();
        RunResult soFar = Runs.result(plan, EndReason.KILLED, totals());
        Path file = written(RunJson.running(soFar, List.of()));

        JsonNode json = tree(Files.readAllBytes(file));
        assertThat(json.path("state").stringValue()).isEqualTo("running");
        assertThat(json.at("/totals/dropped").intValue()).isOne();
        assertThat(json.has("judgement")).isFalse();
        assertThat(RunJson.read(file))
                .isEqualTo(new RunJson(RunJson.State.RUNNING, soFar, Optional.empty(), List.of()));
    }

    @Test
    void theJudgementOnARunIsInItsFile() {
        RunResult result = Runs.result(plans().findFirst().orElseThrow(), totals());

        JsonNode json = tree(RunJson.ended(Reports.full(result), List.of()));

        assertThat(json.at("/judgement/verdict").stringValue()).isEqualTo("inconclusive");
        assertThat(json.at("/judgement/exit_code").intValue()).isEqualTo(3);
        assertThat(json.at("/judgement/thresholds/0/threshold/text").stringValue())
                .isEqualTo("p90 of ok in a <= 500ms over 5m");
        assertThat(json.at("/generator_health/state").stringValue()).isEqualTo("suspect");
        assertThat(json.path("generator").has("process_cpu_percent")).isTrue();
    }

    @Test
    void theProbeIsInItsFile() throws IOException {
        Header token = new Header("Authorization", Template.of("Bearer s3cr3t-token"), true);
        Plan plan = Runs.plan(List.of(token), Tasks.named("GET", "a").task());
        Probe probe = new Probe(FailureClass.DEADLINE_WAIT, 401, "saw nothing", 12.5);
        RunResult result = Runs.result(plan, totals());
        RunResult probed = new RunResult(
                result.manifest().withProbe(Optional.of(probe)),
                result.end(),
                result.load(),
                result.totals(),
                result.exceptions(),
                result.generator());

        JsonNode json = tree(RunJson.ended(Reports.full(probed), List.of()));

        assertThat(json.at("/manifest/probe").toString())
                .isEqualTo(
                        "{\"failure_class\":\"deadline-wait\",\"status\":401,\"error\":\"saw nothing\",\"service_time_ms\":12.5}");
    }

    @Test
    void aFileThatIsNotARunJsonIsRefusedWithAMessage() throws IOException {
        assertThatThrownBy(() -> RunJson.read(written("{\"a\": ".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("run.json: not a run.json: ");
        assertThatThrownBy(() -> RunJson.read(written("{\"schema_version\": 2}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("run.json: /state is missing");
        assertThatThrownBy(() ->
                        RunJson.read(written("{\"schema_version\": 1, \"manifest\": {\"plan\": {\"samples\": {}}}}"
                                .getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("its schema_version is 1, this wingload reads 2");
        assertThatThrownBy(() -> RunJson.read(written("{\"schema_version\": 9}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("its schema_version is 9, this wingload reads 2");
    }

    @Test
    void missingFileIsReported() {
        assertThatThrownBy(() -> RunJson.read(directory.resolve("run.json")))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("run.json: no such file or directory");
    }

    @Test
    void contradictoryFiguresAreRefused() throws IOException {
        RunResult result = Runs.result(plans().findFirst().orElseThrow(), totals());
        String json = new String(RunJson.ended(Reports.full(result), List.of()), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RunJson.read(written(
                        json.replace("\"deadline-wait\"", "\"dead-line\"").getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("/tasks/0 is not consistent: there is no class of calls named dead-line");
    }

    @Test
    void filesThatAreNotCompleteAreNamed() {
        RunResult result = Runs.result(plans().findFirst().orElseThrow(), totals());

        JsonNode json = tree(
                RunJson.ended(Reports.full(result), List.of(new WriteError("demo.hlog", "No space left on device"))));

        assertThat(json.path("write_errors").toString())
                .isEqualTo("[{\"file\":\"demo.hlog\",\"reason\":\"No space left on device\"}]");
    }

    private static Plan plan(Target target, ClosedLoad load, WaitTime waitTime, Optional<Samples> samples) {
        return Plans.of(PREDICT)
                .name("demo")
                .target(target)
                .load(load)
                .samples(samples.stream().toArray(Samples[]::new))
                .waitTime(waitTime)
                .seed(-42)
                .plan();
    }

    private static Totals totals() {
        Recorder recorder = new Recorder(Tasks.some(1));
        for (int i = 0; i < 200; i++) {
            recorder.record(Calls.ok(0, i, 50 + i * 1.234567));
        }
        recorder.record(Calls.onFreshConnection(0, 20, 9));
        recorder.record(Calls.failed(0, 300, 4, 502, "502 Bad Gateway", "<html>é\n"));
        recorder.record(Calls.unanswered(0, 300, 30_000, FailureClass.DEADLINE_WAIT, "deadline"));
        recorder.record(Calls.dropped(0, 1));
        recorder.flip(1);
        return recorder.totals();
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("run.json"), content);
    }

    private static JsonNode tree(byte[] json) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(json);
    }
}
