package io.github.wingload.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.artefact.ArtefactWriter;
import io.github.wingload.artefact.ReportTexts;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.SavedRun;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.Reason;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.testkit.FiguresAddUp;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import io.github.wingload.text.Secrets;
import io.github.wingload.time.NanoClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LoadTestIT {

    private static final RunIdentity IDENTITY =
            new RunIdentity("id", List.of(), "file.yaml", "", "", List.of(), "test", "host", Optional.empty());

    private final List<Call> calls = new ArrayList<>();
    private final List<Progress> seconds = new ArrayList<>();

    @Test
    void anOpenLoadMakesEveryIntendedStartOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"))) {
            RunResult result = run(server.url(), rate(100, 2), Safeguards.DEFAULT);
            assertThat(result.aggregated().requests()).isEqualTo(200);
            assertThat(result.load().end()).isEqualTo(EndReason.RUN_TIME);
            assertThat(calls)
                    .extracting(Call::intendedNs)
                    .doesNotHaveDuplicates()
                    .allMatch(at -> at % 10_000_000 == 0);
            assertThat(server.received()).hasSize(200);
            assertThat(seconds.stream()
                            .mapToLong(
                                    progress -> progress.second().aggregated().requests())
                            .sum())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePopulationFollowsItsStages() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start(Script.after(Duration.ofMillis(5), Script.answer(200, "{}")))) {
            Load load = Loads.stages(
                    new Stage("up", 0, 6, Duration.ofMillis(600)),
                    new Stage("hold", 6, 6, Duration.ofMillis(600)),
                    new Stage("down", 6, 2, Duration.ofMillis(400)),
                    new Stage("low", 2, 2, Duration.ofMillis(400)));
            RunResult result = run(server.url(), load, Safeguards.DEFAULT);
            assertThat(result.load().usersStarted()).isEqualTo(6);
            assertThat(result.load().reached()).isTrue();
            assertThat(result.load().peakInFlight()).isLessThanOrEqualTo(6);
            assertThat(server.accepted()).isEqualTo(6);
            assertThat(result.aggregated().failures()).isZero();
            assertThat(result.aggregated().requests())
                    .isEqualTo(server.received().size());
        }
    }

    @Test
    void theProbeIsSentOnceAndCountedNowhere() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}", "X-Client-IP: 2001:db8::7"));
                LoadTest test = prepare(server.url(), rate(20, 1), Safeguards.DEFAULT)) {
            assertThat(test.probe()).isEmpty();
            assertThat(server.received()).hasSize(1);
            RunResult result = test.run(IDENTITY, List.of(log(), new FiguresAddUp()), StartLine.whenReady())
                    .result();
            assertThat(result.aggregated().requests()).isEqualTo(20);
            assertThat(result.manifest().probe()).hasValueSatisfying(probe -> {
                assertThat(probe.failureClass()).isEqualTo(FailureClass.OK);
                assertThat(probe.seenFrom()).hasValue("2001:db8::7");
            });
            assertThat(server.received()).hasSize(21);
        }
    }

    @Test
    void aProbeThatIsRefusedIsAFindingAndNotAnException() throws Exception {
        int port;
        try (ScriptedServer server = ScriptedServer.start(Script.close())) {
            port = server.port();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);
        try (LoadTest test = prepare(nobody, rate(20, 1), Safeguards.DEFAULT)) {
            assertThat(test.probe()).singleElement().satisfies(finding -> {
                assertThat(finding.stops()).isTrue();
                assertThat(finding.sentence()).contains("check the URL's port");
            });
        }
    }

    @Test
    void aStopRuleEndsTheRunAndIsNamed() throws Exception {
        Rule rule = new Rule(
                "503 count > 10",
                Count.ofStatus(503),
                Optional.empty(),
                Optional.empty(),
                Operator.ABOVE,
                10,
                Optional.empty());
        Safeguards safeguards = new Safeguards(Optional.empty(), false, List.of(rule), false, Optional.empty());
        try (ScriptedServer server = ScriptedServer.start(Script.answer(503, "busy"))) {
            RunResult result = run(server.url(), rate(50, 3600), safeguards);
            assertThat(result.load().end()).isEqualTo(EndReason.STOP_RULE);
            assertThat(result.load().stopRule()).contains("503 count > 10");
            assertThat(result.aggregated().failures())
                    .isEqualTo(server.received().size());
        }
    }

    @Test
    void aRunThatIsToStopWhenDecidedEndsEarlyWithTheVerdictThatWasCertain() throws Exception {
        Rule success = new Rule(
                "success rate >= 99%",
                Figure.SUCCESS_RATE, Optional.empty(), Optional.empty(), Operator.AT_LEAST, 99, Optional.empty());
        Safeguards safeguards =
                new Safeguards(Optional.empty(), false, List.of(), true, Optional.empty(), false, Optional.empty());
        try (ScriptedServer server = ScriptedServer.start(Script.answer(503, "busy"));
                LoadTest test = prepare(server.url(), rate(50, 20), safeguards, success)) {
            Analysis analysis = test.run(IDENTITY, List.of(log()), StartLine.whenReady());
            assumeThat(analysis.generator().state())
                    .as("nothing is decided on a machine that is too busy")
                    .isNotEqualTo(GeneratorHealth.State.LIMITED);
            assertThat(analysis.result().load().end()).isEqualTo(EndReason.DECIDED);
            assertThat(analysis.judgement().reason()).isInstanceOf(Reason.DecidedEarly.class);
            assertThat(analysis.judgement().thresholds())
                    .singleElement()
                    .satisfies(result -> assertThat(result.state()).isEqualTo(State.FAIL));
            assertThat(analysis.result().aggregated().failures())
                    .isEqualTo(server.received().size());
        }
    }

    @Test
    void startsBeyondTheMostInFlightAreDroppedAndNeverSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.stall());
                LoadTest test = prepare(
                        server.url(),
                        Loads.rates(
                                OpenLoad.Arrivals.CONSTANT, OptionalInt.of(5), Loads.hold(50, Duration.ofSeconds(1))),
                        Safeguards.DEFAULT)) {
            RunResult result = test.run(IDENTITY, List.of(log(), new FiguresAddUp()), StartLine.whenReady())
                    .result();
            assertThat(result.aggregated().requests()).isEqualTo(5);
            assertThat(result.aggregated().dropped()).isEqualTo(45);
            assertThat(result.aggregated().count(FailureClass.DEADLINE_WAIT)).isEqualTo(5);
            assertThat(server.received()).hasSize(5);
        }
    }

    @Test
    void logThatHangsDelaysNoCallAndMissesNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Script.answer(200, "{}"));
                LoadTest test = prepare(server.url(), rate(50, 3), Safeguards.DEFAULT)) {
            List<Call> received = new ArrayList<>();
            RunLog hanging = new RunLog() {
                @Override
                public void ended(List<Call> ended) {
                    received.addAll(ended);
                    await().until(() -> server.received().size() == 150);
                }
            };

            Analysis analysis = test.run(IDENTITY, List.of(hanging, new FiguresAddUp()), StartLine.whenReady());

            assertThat(analysis.aggregated().ok().count()).isEqualTo(150);
            assertThat(received).hasSize(150);
        }
    }

    @Test
    void planRunsAgainstTheSimulatorWithVerdictAndFilesWithoutTheCommandLine(@TempDir Path results) throws Exception {
        Rule threshold = new Rule(
                "success rate >= 90%",
                Figure.SUCCESS_RATE, Optional.empty(), Optional.empty(), Operator.AT_LEAST, 99, Optional.empty());
        Plan plan = Plans.of(Tasks.named("POST", "predict")
                        .path("/v1/models/revertrisk-wikidata:predict")
                        .json("{\"rev_id\":1}")
                        .task())
                .name("core")
                .target(SimulatorTarget.of(Profile.REVERTRISK_WIKIDATA_INSTANT))
                .load(Loads.calls(2, 1000))
                .thresholds(threshold)
                .plan();
        RunDirectory directory = RunDirectory.create(results, "core", Instant.EPOCH);
        ArtefactWriter files = new ArtefactWriter(
                directory,
                plan,
                Secrets.NONE,
                Optional.empty(),
                false,
                "name: core".getBytes(UTF_8),
                new ReportTexts(analysis -> "report", (analysis, timeline) -> "", (analysis, timeline) -> new byte[0]));

        Verdict verdict;
        try (LoadTest test = LoadTest.prepare(plan, List.of(), NanoClock.system())) {
            Analysis analysis = test.run(IDENTITY, List.of(files, new FiguresAddUp()), StartLine.whenReady());
            boolean limited = analysis.generator().state() == GeneratorHealth.State.LIMITED;
            Judgement judgement = analysis.judgement();

            verdict = judgement.verdict();
            assertThat(verdict)
                    .as(ReasonText.of(judgement.reason()).reason())
                    .isEqualTo(limited ? Verdict.INVALID : Verdict.PASS);
            assertThat(judgement.thresholds())
                    .extracting(ThresholdResult::state)
                    .containsExactly(limited ? State.INCONCLUSIVE : State.PASS);
        }
        assertThat(files.writeErrors()).isEmpty();
        SavedRun saved = SavedRun.read(directory.path());
        assertThat(saved.report().judgement().verdict()).isEqualTo(verdict);
        assertThat(saved.report().aggregated().requests()).isEqualTo(1000);
        assertThat(directory.reportMarkdown()).hasContent("report");
    }

    private RunResult run(URI url, Load load, Safeguards safeguards) throws Exception {
        try (LoadTest test = prepare(url, load, safeguards)) {
            return test.run(IDENTITY, List.of(log(), new FiguresAddUp()), StartLine.whenReady())
                    .result();
        }
    }

    private static LoadTest prepare(URI url, Load load, Safeguards safeguards, Rule... thresholds) throws Exception {
        Task task = Tasks.get("/p").task();
        Plan plan = Plans.of(task)
                .url(url)
                .load(load)
                .deadline(Duration.ofSeconds(3))
                .safeguards(safeguards)
                .thresholds(thresholds)
                .plan();
        return LoadTest.prepare(plan, List.of(), NanoClock.system());
    }

    private static Load rate(double perSecond, int seconds) {
        return Loads.rate(perSecond, Duration.ofSeconds(seconds));
    }

    private RunLog log() {
        return new RunLog() {
            @Override
            public void started(Manifest manifest) {
                assertThat(manifest.id()).isEqualTo("id");
            }

            @Override
            public void ended(List<Call> ended) {
                calls.addAll(ended);
            }

            @Override
            public void second(Progress progress) {
                seconds.add(progress);
            }
        };
    }
}
