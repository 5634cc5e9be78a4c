package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.tally.CallsInFlight;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.Analysis.CensoredPercentile;
import io.github.wingload.result.Analysis.FirstOk;
import io.github.wingload.result.Analysis.KeyCount;
import io.github.wingload.result.Analysis.SlowCall;
import io.github.wingload.result.Analysis.TaskPayload;
import io.github.wingload.result.Analysis.WhatIf;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report counts besides the request table. */
class TalliesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long NS_PER_MS = 1_000_000;

    @Test
    void intendedIsSentAndDroppedAndNeverSent() {
        Trial trial = Trial.open(1, MINUTE);
        for (int second = 0; second < 60; second++) {
            switch (second % 4) {
                case 0 -> trial.ok(second * 1000, 10);
                case 1 -> trial.failed(second * 1000, 10, 500);
                case 2 -> trial.dropped(second * 1000);
                default -> trial.neverSent(second * 1000);
            }
        }
        Analysis report = trial.report();

        assertThat(report.aggregated().requests()).isEqualTo(30);
        assertThat(report.aggregated().ok().count()).isEqualTo(15);
        assertThat(report.aggregated().dropped()).isEqualTo(15);
        assertThat(report.aggregated().requests() + report.aggregated().neverSent())
                .isEqualTo(60);
        assertThat(report.stages().stream()
                        .mapToLong(stage -> stage.aggregated().requests())
                        .sum())
                .isEqualTo(30);
        assertThat(report.estimates().successPercent().orElseThrow().value()).isEqualTo(25);
        assertThat(report.tasks()).hasSize(1);
    }

    @Test
    void shorterDeadlinesAreCountedExactly() {
        Trial trial = Trial.open(4, Duration.ofSeconds(1)).deadline(Duration.ofSeconds(1));
        trial.ok(0, 300).ok(250, 300.001).ok(500, 501).failed(750, 1, 500);

        assertThat(trial.report().whatIf())
                .containsExactly(
                        new WhatIf(Duration.ofMillis(300), 1, 25, 3600),
                        new WhatIf(Duration.ofMillis(500), 2, 50, 7200),
                        new WhatIf(Duration.ofSeconds(1), 3, 75, 10800));
    }

    @Test
    void percentilesOfAllCallsCountFailuresAsInfinite() {
        Trial trial = Trial.open(1, Duration.ofSeconds(100)).deadline(Duration.ofSeconds(10));
        for (int i = 0; i < 100; i++) {
            if (i % 10 == 5) {
                trial.call(0, i * 1000, 0, 10_000, FailureClass.DEADLINE_WAIT, 0, Times.NEVER, "row", "deadline");
            } else if (i == 99) {
                trial.dropped(i * 1000);
            } else {
                trial.ok(i * 1000, i + 1);
            }
        }
        assertThat(trial.report().allCalls())
                .extracting(CensoredPercentile::percentile, CensoredPercentile::atLeast)
                .containsExactly(
                        tuple(50.0, false), tuple(90.0, true), tuple(95.0, true), tuple(99.0, true), tuple(99.9, true));
        assertThat(trial.report().allCalls().get(0).ms()).isCloseTo(55, within(0.1));
        assertThat(trial.report().allCalls().get(1).ms()).isEqualTo(10_000);
    }

    @Test
    void theFirstOkCallsByStartAreNotThoseByEnd() {
        Trial trial = Trial.closed(300, MINUTE);
        for (int i = 299; i >= 0; i--) {
            trial.ok(i, i);
        }
        trial.failed(0, 9999, 500);

        assertThat(trial.report().firstOk()).contains(new FirstOk(200, 179, 279));
    }

    @Test
    void firstCallsCanBeFewerThanTwoHundred() {
        assertThat(Trial.closed(1, MINUTE).ok(0, 5).ok(10, 7).report().firstOk())
                .contains(new FirstOk(2, 7, 7));
        assertThat(Trial.closed(1, MINUTE).failed(0, 5, 500).report().firstOk()).isEmpty();
    }

    private static final Optional<String> PREDICT = Optional.of("POST predict");

    @Test
    void theSlowestCallsAndTheFailingKeysAreShown() {
        Trial trial = Trial.closed(1, MINUTE);
        for (int i = 0; i < 30; i++) {
            boolean ok = i % 3 != 0;
            trial.call(
                    0,
                    i * 100,
                    0,
                    i + 1,
                    ok ? FailureClass.OK : FailureClass.HTTP_5XX,
                    ok ? 200 : 503,
                    Times.NEVER,
                    "key-" + i % 6,
                    ok ? "" : "HTTP 503");
        }
        Analysis.PayloadUse payload = trial.sampleRows(6).report().payload();

        assertThat(payload.tasks()).containsExactly(new TaskPayload("POST", "predict", 30, 6, 5));
        assertThat(payload.sampleRows()).isEqualTo(6);
        assertThat(payload.slowest()).hasSize(10);
        assertThat(payload.slowest().get(0))
                .isEqualTo(new SlowCall(PREDICT, "key-5", 30, "ok", 2900 * NS_PER_MS, Optional.empty()));
        assertThat(payload.slowest().get(2))
                .isEqualTo(new SlowCall(PREDICT, "key-3", 28, "http-5xx", 2700 * NS_PER_MS, Optional.empty()));
        assertThat(payload.failing())
                .containsExactly(new KeyCount(PREDICT, "key-0", 5), new KeyCount(PREDICT, "key-3", 5));
    }

    @Test
    void failedAnswersAreAttributedIfAnyAnswerHasAnUpstreamTime() {
        Trial trial = Trial.closed(1, MINUTE);
        trial.call(0, 0, 0, 100, FailureClass.HTTP_5XX, 503, Times.NEVER, "a", "HTTP 503");
        trial.call(0, 200, 0, 100, FailureClass.OK, 200, 80 * NS_PER_MS, "a", "");
        trial.call(0, 400, 0, 100, FailureClass.HTTP_5XX, 503, 10 * NS_PER_MS, "a", "HTTP 503");
        trial.call(0, 600, 0, 100, FailureClass.CONNECT_REFUSED, 0, Times.NEVER, "a", "refused");
        trial.call(0, 800, 0, 100, FailureClass.OK, 200, Times.NEVER, "a", "");
        Analysis report = trial.report();

        Attribution attribution = report.attribution().orElseThrow();
        assertThat(attribution.answers()).isEqualTo(2);
        assertThat(attribution.upstreamP90Ms()).isCloseTo(80, within(0.1));
        assertThat(attribution.pathP50Ms()).isCloseTo(20, within(0.1));
        assertThat(attribution.pathP90Ms()).isCloseTo(90, within(0.1));
        assertThat(attribution.failedByProxy()).isEqualTo(1);
        assertThat(report.failures())
                .extracting(
                        row -> row.group().error(), row -> row.group().count(), Analysis.FailureRow::answeredByProxy)
                .containsExactly(tuple("HTTP 503", 2L, 1L), tuple("refused", 1L, 0L));
    }

    @Test
    void aTaskWhoseAnswersNeverHaveAnUpstreamTimeIsNotAnsweredByTheProxy() {
        Trial trial = Trial.closed(1, MINUTE).task("silent");
        trial.call(0, 0, 0, 100, FailureClass.OK, 200, 80 * NS_PER_MS, "a", "");
        trial.call(1, 200, 0, 100, FailureClass.OK, 200, Times.NEVER, "a", "");
        trial.call(1, 400, 0, 100, FailureClass.HTTP_5XX, 503, Times.NEVER, "a", "HTTP 503");
        Analysis report = trial.report();

        assertThat(report.attribution().orElseThrow().failedByProxy()).isZero();
        assertThat(report.failures().get(0).answeredByProxy()).isZero();
    }

    @Test
    void withoutUpstreamTimesNoProxyIsNamed() {
        Analysis report = Trial.closed(1, MINUTE).failed(0, 10, 503).report();
        assertThat(report.attribution()).isEmpty();
        assertThat(report.failures().get(0).answeredByProxy()).isZero();
    }

    @Test
    void callsInFlightAreThroughputTimesServiceTime() {
        Trial trial = Trial.open(10, Duration.ofSeconds(100)).requestsPerHour(72_000);
        for (int i = 0; i < 1000; i++) {
            trial.ok(i * 100, 250);
        }
        Analysis.LittlesLaw law = trial.report().littlesLaw();

        assertThat(law.throughputTimesServiceTime()).isCloseTo(2.5, within(1e-9));
        assertThat(law.meanInFlight()).isCloseTo(2.5, within(0.005));
        assertThat(law.neededInFlight().orElseThrow()).isCloseTo(5, within(1e-9));
    }

    @Test
    void aLongCallIsInFlightInEverySecondItTakes() {
        CallsInFlight inFlight = new CallsInFlight(1000 * NS_PER_MS);
        inFlight.record(call(500, 3000));
        assertThat(inFlight.mean(0, 1)).isEqualTo(1);
        assertThat(inFlight.mean(0, 3)).isCloseTo(2.5 / 3, within(1e-9));
        assertThat(inFlight.mean(0, 5)).isCloseTo(0.5, within(1e-9));
        assertThat(inFlight.mean(3, 3)).isZero();
    }

    @Test
    void aWindowThatEndsInASecondHasTheCallsOfItsPartOfIt() {
        CallsInFlight inFlight = new CallsInFlight(0);
        inFlight.record(call(1000, 500));
        assertThat(inFlight.mean(0, 1.5)).isCloseTo(0.5 / 1.5, within(1e-9));
        assertThat(inFlight.mean(1.5, 2)).isZero();
    }

    private static Call call(long startMs, long tookMs) {
        return Calls.ok(0, startMs, tookMs);
    }
}
