package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveLineTest {

    private static final LiveFigures RUNNING = new Live()
            .users(210, 500)
            .calls(1_202, 33, 10.04)
            .inFlight(178)
            .recent(870, 41_000)
            .figures();

    @Test
    void saysHowFarTheRunIsAndHowItGoes() {
        assertThat(LiveLine.plain(RUNNING))
                .isEqualTo(
                        "0:42/2:00  210/500 users  178 in flight  1202 reqs  33 failed  10.0/s  p50 870 ms  p90 41.0 s");
    }

    @Test
    void wideEnoughATerminalShowsTheWholeLine() {
        assertThat(LiveLine.fitting(RUNNING, 200)).isEqualTo(LiveLine.plain(RUNNING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 20, 40, 60, 79, 80, 100, 120})
    void neverWiderThanTheTerminal(int columns) {
        assertThat(LiveLine.fitting(RUNNING, columns)).isNotEmpty().hasSizeLessThanOrEqualTo(columns);
    }

    @Test
    void narrowTerminalLosesWholePiecesTheLeastImportantFirst() {
        assertThat(LiveLine.fitting(RUNNING, 80))
                .isEqualTo("0:42/2:00  210/500 users  1202 reqs  33 failed  10.0/s  p50 870 ms  p90 41.0 s");
        assertThat(LiveLine.fitting(RUNNING, 40)).isEqualTo("0:42/2:00  1202 reqs  33 failed  10.0/s");
    }

    @Test
    void withoutCallsThereAreNoPercentilesYet() {
        LiveFigures fresh =
                new Live().users(0, 5).elapsed(0).requestsPlanned(50).figures();
        assertThat(LiveLine.plain(fresh))
                .isEqualTo("0:00  0/5 users  0 in flight  0/50 reqs  0 failed  0.0/s  p50 -  p90 -");
    }

    @Test
    void aComparisonHasTheTimesOfEachSideAndNoneOfBoth() {
        LiveFigures compared = new Live()
                .calls(40, 0, 2)
                .recent(450, 900)
                .side("external", 870, 1_200)
                .side("internal", 41, 80)
                .figures();
        assertThat(LiveLine.plain(compared))
                .endsWith("2.0/s  p50 external 870 ms, internal 41 ms  p90 external 1.2 s, internal 80 ms");
    }

    @Test
    void drainingReplacesTheRunTime() {
        LiveFigures draining = new Live().elapsed(121).draining().inFlight(3).figures();
        assertThat(LiveLine.plain(draining)).startsWith("2:01 draining  ").contains("3 in flight");
    }

    @Test
    void openModelShowsItsPaceInsteadOfUsers() {
        assertThat(LiveLine.plain(open(false)))
                .isEqualTo(
                        "0:42/1:00:00  18 in flight  1744 reqs  3 failed  2 dropped  41.5/41.7/s  p50 430 ms  p90 1.1 s");
        assertThat(LiveLine.fitting(open(false), 60))
                .isEqualTo("0:42/1:00:00  1744 reqs  3 failed  41.5/41.7/s  p50 430 ms");
    }

    @Test
    void drainingOpenModelShowsNoPlannedRate() {
        assertThat(LiveLine.plain(open(true))).startsWith("0:42 draining").contains("  41.5/s  ");
    }

    @Test
    void saysWhichThresholdsAreDecided() {
        Rule p90 = new Rule(
                "p90 of ok <= 500ms",
                Figure.percentile(90, Figure.Calls.OK),
                Optional.empty(),
                Optional.empty(),
                Operator.AT_MOST,
                500,
                Optional.empty());
        LiveFigures decided = new Live()
                .users(5, 5)
                .calls(1_202, 0, 10)
                .threshold(p90, 430, Optional.of(State.PASS))
                .threshold(p90, 430, Optional.empty())
                .figures();
        assertThat(LiveLine.plain(decided)).endsWith("p90 -  1/2 decided  PASS p90 of ok <= 500ms");
        assertThat(LiveLine.fitting(decided, 70)).contains("1/2 decided").doesNotContain("PASS");
    }

    private static LiveFigures open(boolean draining) {
        Live live = new Live()
                .runTime(Duration.ofHours(1))
                .calls(1_744, 3, 41.52)
                .inFlight(18)
                .recent(430, 1_120)
                .pace(150_000 / 3600.0, 2);
        return draining ? live.draining().figures() : live.figures();
    }
}
