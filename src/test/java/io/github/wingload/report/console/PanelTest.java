package io.github.wingload.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelTest {

    private static final Look LOOK = new Look(false, true);
    private static final Look COLOUR = new Look(true, true);
    private static final Rule P90 = rule("p90 of ok <= 500ms", Figure.percentile(90, Figure.Calls.OK), 500);
    private static final Rule FAILURES = rule("failure rate < 1%", Figure.FAILURE_RATE, 1);

    private static Live hour() {
        return new Live()
                .name("revertrisk-wikidata")
                .elapsed(2590)
                .runTime(Duration.ofHours(1))
                .pace(150_000 / 3600.0, 0)
                .calls(107_916, 1_382, 41.5)
                .inFlight(29)
                .failed("http-5xx", 1_101)
                .failed("deadline-wait", 281)
                .recent(431, 812)
                .soFar(428, 806)
                .history(30.0, 35.0, 40.0, 41.0, 42.0)
                .threshold(P90, 806, Optional.of(State.FAIL))
                .threshold(FAILURES, 0.5, Optional.empty());
    }

    @Test
    void showsOnEightyColumnsHowTheRunGoes() {
        assertThat(Panel.lines(hour().figures(), LOOK, 79, 23))
                .containsExactly(
                        "revertrisk-wikidata  ━━━━━━━━━━━━━━━━━───────  43:10 of 1:00:00  16:50 left",
                        "offered 41.7/s  delivered 41.5/s  ▆▇███  29 in flight  p99 start delay 0.900 ms",
                        "ok 98.72%  failed 1,382  http-5xx 1,101  deadline-wait 281",
                        "                 p50       p90       p99       max  of ok calls",
                        "last 10 s     431 ms    812 ms     1.6 s     2.4 s  p90 ▆▇███",
                        "so far        428 ms    806 ms     1.6 s     2.4 s",
                        "✗ p90 of ok <= 500ms  806 ms so far  decided after 0:37",
                        "· failure rate < 1%   0.50% so far");
    }

    @Test
    void aComparisonHasARowForEachSide() {
        Rule ofInternal = new Rule(
                "p90 of internal <= 50ms",
                Figure.percentile(90, Figure.Calls.OK),
                Optional.of("predict (internal)"),
                Optional.empty(),
                Operator.AT_MOST,
                50,
                Optional.empty());
        Live compared = hour().side("external.example.org", 870, 1_200)
                .side("internal", 41, 80)
                .threshold(ofInternal, 80, Optional.empty());

        assertThat(Panel.lines(compared.figures(), LOOK, 79, 23).subList(3, 6))
                .containsExactly(
                        "                 p50       p90       p99       max  of ok calls, last 10 s",
                        "exte….org     870 ms     1.2 s     2.4 s     3.6 s",
                        "internal       41 ms     80 ms    160 ms    240 ms");
        assertThat(Panel.lines(compared.figures(), COLOUR, 79, 23).get(5)).contains(Style.BAD.of("     80 ms", COLOUR));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 59, 60, 79, 100, 132, 199, 300})
    void noLineIsWiderThanTheTerminal(int columns) {
        Live hostile = hour().name("名".repeat(80) + "\u001b[2J")
                .threshold(
                        rule(
                                "p90 of task " + "x".repeat(300) + " <= 1s",
                                Figure.percentile(90, Figure.Calls.OK),
                                1_000),
                        1,
                        Optional.empty());
        IntStream.range(0, 30).forEach(i -> hostile.failed("class-" + i, i));

        List<String> lines = Panel.lines(hostile.figures(), COLOUR, columns, 23);

        assertThat(lines).allSatisfy(line -> {
            assertThat(Style.width(line)).isLessThanOrEqualTo(columns);
            assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
        });
    }

    @Test
    void aLowOrNarrowTerminalHasTheLine() {
        assertThat(Panel.lines(hour().figures(), LOOK, 79, 5)).hasSize(1);
        assertThat(Panel.lines(hour().figures(), LOOK, 59, 23)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 9, 23})
    void neverHasMoreLinesThanTheTerminalAndShowsUrgentThresholdsFirst(int rows) {
        Live many = hour();
        IntStream.range(0, 20).forEach(i -> many.threshold(FAILURES, 0.5, Optional.empty()));
        many.threshold(FAILURES, 2, Optional.of(State.FAIL));

        List<String> lines = Panel.lines(many.figures(), LOOK, 79, rows);

        assertThat(lines).hasSize(rows);
        if (rows > 8) {
            assertThat(lines.subList(6, 8)).allMatch(line -> line.startsWith("✗"));
        }
        if (rows > 6) {
            assertThat(lines).last().asString().matches("\\d+ more thresholds");
        }
    }

    @Test
    void whatIsBeyondItsLimitIsRed() {
        List<String> lines = Panel.lines(hour().figures(), COLOUR, 79, 23);

        assertThat(lines.get(5)).contains(Style.BAD.of("    806 ms", COLOUR));
        assertThat(lines.get(7)).doesNotContain(Style.BAD.of("0.50% so far", COLOUR));
    }

    @Test
    void closedModelShowsUsersAndARunOfSomeCallsItsCalls() {
        List<String> lines = Panel.lines(
                new Live().users(5, 10).requestsPlanned(500).calls(250, 0, 25).figures(), LOOK, 79, 23);

        assertThat(lines.get(0))
                .contains("━━━━━━━━━━━━────────────  0:42  250/500 reqs")
                .doesNotContain("left");
        assertThat(lines.get(1)).startsWith("5 of 10 users  delivered 25.0/s");
    }

    @Test
    void beforeTheFirstCallNothingIsInvented() {
        assertThat(Panel.lines(new Live().users(1, 10).figures(), LOOK, 79, 23))
                .containsExactly(
                        "quickstart  ━━━━━━━━────────────────  0:42 of 2:00  1:18 left",
                        "1 of 10 users  delivered 0.0/s  0 in flight",
                        "ok -  failed 0",
                        "                 p50       p90       p99       max  of ok calls",
                        "last 10 s          -         -         -         -",
                        "so far             -         -         -         -");
    }

    @Test
    void aRunThatDrainsOffersNothingMore() {
        List<String> lines = Panel.lines(hour().draining().figures(), LOOK, 100, 23);

        assertThat(lines.get(0)).endsWith("waiting for calls in flight");
        assertThat(lines.get(1)).startsWith("offered 0.0/s");
    }

    @Test
    void asciiTerminalsGetAscii() {
        assertThat(String.join("", Panel.lines(hour().figures(), new Look(false, false), 79, 23)))
                .matches("\\p{ASCII}*");
    }

    @Test
    void wideTerminalsGetLongerCharts() {
        Double[] minute = IntStream.range(0, 60).mapToObj(i -> 41.0).toArray(Double[]::new);

        assertThat(Panel.lines(hour().history(minute).figures(), LOOK, 200, 23).get(1))
                .contains("█".repeat(50))
                .contains("p99 start delay 0.900 ms");
        assertThat(Panel.lines(hour().history(minute).figures(), LOOK, 79, 23).get(1))
                .doesNotContain("█".repeat(11));
    }

    private static Rule rule(String text, Figure figure, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), Operator.AT_MOST, limit, Optional.empty());
    }
}
