package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Remark.RampInWindow;
import io.github.wingload.result.Remark.TargetMetOnlyWithFailures;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HALF = Duration.ofSeconds(30);

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("all ok, no thresholds", () -> sixty(0), Verdict.PASS, 0),
                rule("one failed, no thresholds", () -> sixty(1), Verdict.FAIL, 1),
                rule("one dropped, no thresholds", () -> sixty(0).dropped(500), Verdict.FAIL, 1),
                rule("exception of ours, no thresholds", () -> sixty(0).exception("boom"), Verdict.FAIL, 1),
                rule("kept", () -> sixty(0).p90OfOk(500), Verdict.PASS, 0),
                rule("failed calls that thresholds allow", () -> sixty(10).p90OfOk(500), Verdict.PASS, 0),
                rule("broken", () -> sixty(0).p90OfOk(50), Verdict.FAIL, 1),
                rule("cannot be told", () -> sixty(0).successRate(99), Verdict.INCONCLUSIVE, 3),
                rule(
                        "broken goes before cannot be told",
                        () -> sixty(0).successRate(99).p90OfOk(50),
                        Verdict.FAIL,
                        1),
                rule("no call ended", () -> Trial.closed(1, MINUTE), Verdict.INVALID, 3),
                rule("no call ended, thresholds", () -> Trial.closed(1, MINUTE).p90OfOk(500), Verdict.INVALID, 3),
                rule("users missing", () -> sixty(0).users(10, 4), Verdict.INVALID, 3),
                rule("users missing, failed", () -> sixty(5).users(10, 4), Verdict.INVALID, 3),
                rule("users missing, broken", () -> sixty(5).users(10, 4).p90OfOk(50), Verdict.INVALID, 3),
                rule(
                        "requests were done before all users came",
                        () -> sixty(0).users(10, 4).end(EndReason.REQUESTS, MINUTE),
                        Verdict.PASS,
                        0),
                rule("interrupted", () -> sixty(0).end(EndReason.INTERRUPTED, HALF), Verdict.INVALID, 130),
                rule(
                        "interrupted and broken",
                        () -> sixty(9).p90OfOk(50).end(EndReason.INTERRUPTED, HALF),
                        Verdict.INVALID,
                        130),
                rule("stopped at once", () -> sixty(0).end(EndReason.ABORTED, HALF), Verdict.INVALID, 130),
                rule("killed", () -> sixty(0).end(EndReason.KILLED, HALF), Verdict.INVALID, 3),
                rule("samples used up", () -> sixty(0).end(EndReason.SAMPLES_EXHAUSTED, HALF), Verdict.PASS, 0),
                rule("stop rule, kept", () -> sixty(0).p90OfOk(500).stopRule("x > 1"), Verdict.PASS, 0),
                rule("stop rule, broken", () -> sixty(0).p90OfOk(50).stopRule("x > 1"), Verdict.FAIL, 1),
                rule("one payload, thresholds", () -> sixty(0).sampleRows(5).p90OfOk(500), Verdict.INVALID, 3),
                rule("one payload, no thresholds", () -> sixty(0).sampleRows(5), Verdict.PASS, 0),
                rule("one payload of one", () -> sixty(0).sampleRows(1).p90OfOk(500), Verdict.PASS, 0),
                rule("limited, thresholds kept", () -> late(sixty(0)).p90OfOk(5000), Verdict.INVALID, 3),
                rule("limited, thresholds broken", () -> late(sixty(0)).p90OfOk(50), Verdict.INVALID, 3),
                rule("limited, no thresholds, a call failed", () -> late(sixty(1)), Verdict.FAIL, 1),
                rule(
                        "limited, no thresholds, a call failed that was late",
                        () -> late(overdue(sixty(0))),
                        Verdict.INVALID,
                        3),
                rule("limited, no thresholds", () -> late(sixty(0)), Verdict.INVALID, 3),
                rule("limited, exception of ours", () -> late(sixty(0)).exception("boom"), Verdict.INVALID, 3),
                rule("limited, success rate kept", () -> late(sixty(0)).successRate(50), Verdict.INVALID, 3),
                rule(
                        "limited, refused calls",
                        () -> late(failing(FailureClass.CONNECT_REFUSED)).successRate(90),
                        Verdict.FAIL,
                        1),
                rule(
                        "limited, refused calls and a time",
                        () -> late(failing(FailureClass.CONNECT_REFUSED))
                                .p90OfOk(50)
                                .successRate(90),
                        Verdict.FAIL,
                        1),
                rule(
                        "limited, success rate missed by late calls alone",
                        () -> late(overdue(sixty(0))).successRate(99.9),
                        Verdict.INVALID,
                        3),
                rule(
                        "limited, wrong answers",
                        () -> late(failing(FailureClass.EXPECTATION_FAILED)).successRate(90),
                        Verdict.FAIL,
                        1),
                rule(
                        "limited, answers beyond max_time",
                        () -> late(failing(FailureClass.TOO_SLOW)).successRate(90),
                        Verdict.INVALID,
                        3),
                rule("starts missing", () -> Trial.open(10, MINUTE).ok(0, 5).ok(100, 5), Verdict.INVALID, 3));
    }

    private static Arguments rule(String name, Supplier<Trial> trial, Verdict verdict, int exitCode) {
        return Arguments.of(name, trial, verdict, exitCode);
    }

    @ParameterizedTest(name = "{0}: {2}, exit {3}")
    @MethodSource("rules")
    void firstRuleThatAppliesDecidesTheVerdict(String name, Supplier<Trial> trial, Verdict verdict, int exitCode) {
        Judgement judgement = trial.get().judgement();

        assertThat(judgement.verdict())
                .as(ReasonText.of(judgement.reason()).reason())
                .isEqualTo(verdict);
        assertThat(judgement.exitCode()).isEqualTo(exitCode);
        assertThat(ReasonText.of(judgement.reason()).reason()).isNotBlank().doesNotContain("\n");
        assertThat(ReasonText.of(judgement.reason()).advice()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void aRunThatStartedHalfOfItsUsersIsInvalid() {
        ClosedLoad load = Loads.users(500, 2, Duration.ofSeconds(120));
        Trial trial = Trial.of(load).users(500, 240);
        for (int i = 0; i < 879; i++) {
            trial.ok(i * 136, 10_939);
        }
        Judgement judgement = trial.judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.exitCode()).isEqualTo(3);
        assertThat(ReasonText.of(judgement.reason()).reason())
                .isEqualTo(
                        "the load was not reached: only 240 of 500 users had started when the run time ended; at 2 per"
                                + " second they need 4 min 9 s, and the run had 2 min");
        assertThat(ReasonText.of(judgement.reason()).advice())
                .isEqualTo("run for well over 4 min 9 s, or raise the spawn rate to at least 9 per second");
    }

    @Test
    void zeroRequestsAreNotASuccess() {
        Trial trial =
                Trial.closed(2, MINUTE).exception("too many values to unpack").p90OfOk(500);
        for (int i = 0; i < 10; i++) {
            trial.neverSent(i * 1000);
        }
        Judgement judgement = trial.judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(ReasonText.of(judgement.reason()).reason())
                .isEqualTo(
                        "no call was sent: wingload failed on 10 calls with an exception: too many values to unpack");
    }

    @Test
    void aStopRuleIsTheFirstReason() {
        assertThat(ReasonText.of(sixty(0).p90OfOk(50)
                                .stopRule("failure rate > 20% over 30s")
                                .judgement()
                                .reason())
                        .reason())
                .startsWith("stopped early by the rule \"failure rate > 20% over 30s\": threshold missed: ");
    }

    @Test
    void limitedGeneratorLeavesEveryThresholdUndecided() {
        Judgement judgement = late(sixty(0)).p90OfOk(50).judgement();

        assertThat(ReasonText.of(judgement.reason()).reason())
                .isEqualTo("the generator was limited: 100.00% of starts were more than 100 ms late (limit 1%)");
        assertThat(judgement.thresholds())
                .allSatisfy(result -> assertThat(result.state()).isEqualTo(Analysis.ThresholdResult.State.INCONCLUSIVE))
                .allSatisfy(result -> assertThat(ThresholdText.of(result))
                        .startsWith("not judged, as the generator was limited; measured: p90 of"));
        assertThat(late(sixty(1)).report().remarks())
                .extracting(RemarkText::of)
                .contains(
                        "The generator was limited: 100.00% of starts were more than 100 ms late (limit 1%); only the calls"
                                + " that failed count against the target.");
    }

    @Test
    void deadTargetFailsTheRunAndIsNotBlamedOnTheGenerator() {
        Trial trial = Trial.open(10, MINUTE)
                .deadline(Duration.ofSeconds(5))
                .p90OfOk(500)
                .requestsPerHour(36_000);
        for (int i = 0; i < 600; i++) {
            if (i % 10 < 7) {
                trial.call(0, i * 100, 0, 5000, FailureClass.DEADLINE_WAIT, 0, Times.NEVER, "row", "deadline");
            } else {
                trial.dropped(i * 100);
            }
        }
        Analysis report = trial.peakInFlight(65).report();

        assertThat(report.generator().state()).isEqualTo(GeneratorHealth.State.SUSPECT);
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(ReasonText.of(report.judgement().reason()).reason())
                .startsWith("2 of 2 thresholds missed, first ")
                .endsWith(": none of 600 calls was ok");
        assertThat(RemarkText.of(report.remarks().get(0)))
                .contains("25,200 of 36,000 requests/hour", "50.0 calls in flight", "180 starts were dropped because");
    }

    @Test
    void theRunLengthThatWouldDecideIsNamed() {
        Trial trial = Trial.closed(10, Duration.ofMinutes(20)).successRate(99);
        for (int i = 0; i < 600; i++) {
            if (i % 120 == 50) {
                trial.failed(i * 2000, 10, 500);
            } else {
                trial.ok(i * 2000, 10);
            }
        }
        Judgement judgement = trial.judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ReasonText.of(judgement.reason()).reason())
                .startsWith("undecided: ")
                .contains("success rate is 99.17% of 600 intended calls");
        assertThat(ReasonText.of(judgement.reason()).advice())
                .matches("run for about \\d+ h to decide it, if nothing else changes");
    }

    @Test
    void rateWithoutMarginGetsTheAdviceToOfferMore() {
        Trial trial = Trial.open(150_000 / 3600.0, MINUTE).requestsPerHour(150_000);
        for (int i = 0; i < 2500; i++) {
            trial.ok(i * 24, 5);
        }
        assertThat(ReasonText.of(trial.judgement().reason()).advice())
                .isEqualTo("to show the rate with a margin, offer 5% more: 157,500/h");
    }

    @Test
    void throughputThatIncludesErrorsIsReported() {
        Trial trial = Trial.open(10, MINUTE).requestsPerHour(36_000);
        for (int i = 0; i < 600; i++) {
            if (i % 5 == 0) {
                trial.failed(i * 100, 5, 503);
            } else {
                trial.ok(i * 100, 5);
            }
        }
        assertThat(trial.judgement().verdict()).isEqualTo(Verdict.PASS);
        assertThat(trial.report().remarks()).contains(new TargetMetOnlyWithFailures(36_000, 28_800));
    }

    @Test
    void rampOfMoreThanAQuarterIsReported() {
        ClosedLoad load = Loads.users(500, 5, Duration.ofSeconds(120));
        assertThat(Trial.of(load)
                        .users(500, 500)
                        .ok(0, 5)
                        .ok(119_000, 5)
                        .report()
                        .remarks())
                .contains(new RampInWindow(99, 120, List.of("hold")));
    }

    @Test
    void theTargetOfAScheduleIsItsRate() {
        List<Stage> stages = List.of(new Stage("up", 0, 10, MINUTE), new Stage("stay", 10, 10, MINUTE));
        assertThat(Trial.of(Trial.openLoad(stages, Arrivals.POISSON))
                        .ok(0, 5)
                        .report()
                        .targetPerHour())
                .hasValue(27_000);
        assertThat(sixty(0).report().targetPerHour()).isEmpty();
    }

    /** A minute of one user with a call a second of 100 ms, as many of them failed. */
    private static Trial sixty(int failed) {
        Trial trial = Trial.closed(1, MINUTE);
        for (int i = 0; i < 60; i++) {
            if (i < failed) {
                trial.failed(i * 1000, 100, 500);
            } else {
                trial.ok(i * 1000, 100);
            }
        }
        return trial;
    }

    /** A third of the calls fail. */
    private static Trial failing(FailureClass failureClass) {
        Trial trial = Trial.closed(1, MINUTE);
        for (int i = 0; i < 600; i++) {
            if (i % 3 == 0) {
                trial.call(0, i * 100, 0, 1, failureClass, 0, Times.NEVER, "row", "failed");
            } else {
                trial.ok(i * 100, 100);
            }
        }
        return trial;
    }

    /** Half of the calls miss their deadline as well. */
    private static Trial overdue(Trial trial) {
        for (int i = 0; i < 60; i++) {
            trial.call(0, i * 1000 + 7, 0, 2000, FailureClass.DEADLINE_WAIT, 0, Times.NEVER, "row", "deadline");
        }
        return trial;
    }

    private static Trial late(Trial trial) {
        return trial.everyCallLate(150);
    }
}
