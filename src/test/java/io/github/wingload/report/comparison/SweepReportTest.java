package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Result;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepReportTest {

    private final List<SweptLevel> levels = new ArrayList<>();

    @Test
    void answerNamesTheLoadItsLengthAndTheBracket() {
        swept("40/s", false, 12_000, 200, 0);
        swept("45/s", false, 13_500, 700, 3);
        swept("42/s", true, 12_600, 210, 0);

        assertThat(console(new Result(level("42/s"), level("45/s"), false, Optional.of(End.FOUND))))
                .contains("Capacity of made-up: 3 runs")
                .contains("It holds 42/s (151,200/h) for 5 min; at 45/s it failed: ")
                .contains("42/s, confirmation");
    }

    @Test
    void everyOtherEndIsSaidInWords() {
        swept("40/s", false, 12_000, 700, 3);

        assertThat(console(new Result(Optional.empty(), level("40/s"), false, Optional.of(End.BELOW_LEAST))))
                .contains("It does not hold the lowest level: at 40/s it failed: ")
                .contains("Search from a lower level with --from.");
        assertThat(console(new Result(Optional.empty(), level("40/s"), true, Optional.of(End.UNDECIDED))))
                .contains("The lowest level could not be decided: at 40/s it was inconclusive");
        assertThat(console(new Result(Optional.empty(), level("40/s"), false, Optional.of(End.NOT_CONFIRMED))))
                .contains("No level is confirmed, because none of the longer runs passed; at 40/s it failed");
        assertThat(console(new Result(level("30/s"), Optional.empty(), false, Optional.of(End.INVALID))))
                .contains("wingload could not make a load; it passed at 30/s, which is not confirmed");
        assertThat(console(new Result(level("30/s"), Optional.empty(), false, Optional.of(End.ABOVE_MOST))))
                .contains("It holds 30/s (108,000/h); no higher level was tried.");
        assertThat(console(new Result(level("30/s"), Optional.empty(), false, Optional.empty())))
                .contains("The search was not finished. It passed at 30/s; no higher level was tried.");
        assertThat(console(new Result(level("30/s"), level("40/s"), false, Optional.of(End.OUT_OF_TIME))))
                .contains(
                        "The search ended because its time was over; it passed at 30/s, which is not confirmed; at 40/s");
    }

    @Test
    void levelThatWasTakenToPassIsNotSaidToHavePassed() {
        notSteady("10/s");

        assertThat(console(new Result(level("10/s"), Optional.empty(), false, Optional.empty())))
                .contains(
                        "The search was not finished. At 10/s it met the thresholds in an inconclusive run; no higher");
        assertThat(console(new Result(level("10/s"), level("20/s"), false, Optional.of(End.OUT_OF_TIME))))
                .contains("its time was over; at 10/s it met the thresholds in an inconclusive run, which is not"
                        + " confirmed; at 20/s it failed");
    }

    @Test
    void runThatEndedASearchIsNamed() {
        swept("40/s", false, 12_000, 200, 0);
        levels.add(new SweptLevel(
                level("64/s").orElseThrow(),
                false,
                "made-up/1",
                MadeUpRun.ofSeconds(300).report()));

        assertThat(console(new Result(level("40/s"), Optional.empty(), false, Optional.empty())))
                .contains("It passed at 40/s; at 64/s it was invalid: no call was started")
                .doesNotContain("no higher level");
    }

    @Test
    void replicasOfTheServiceAreShownAndWhatEachCarries() {
        swept("40/s", false, 12_000, 200, 0);
        assertThat(console(new Result(level("40/s"), Optional.empty(), false, Optional.empty())))
                .doesNotContain("eplica");

        Analysis run = MadeUpRun.ofSeconds(300).steady(12_000, 200).report();
        Analysis observed = run.withServer(
                run.result(),
                List.of(figure("pods that wait", 7), figure("ready replicas", 4), figure("cpu of the pods", 2)));
        levels.add(new SweptLevel(level("40/s").orElseThrow(), true, "made-up/1", observed));
        assertThat(console(new Result(level("40/s"), Optional.empty(), false, Optional.of(End.ABOVE_MOST))))
                .contains("With 4 replicas, that is 10 ok/s per replica.")
                .containsPattern("In Flight +Replicas +ok/s per Replica")
                .containsPattern("40/s, confirmation .* 4 +10 +5 min ");
    }

    private static ObservedFigure figure(String name, double last) {
        return new ObservedFigure(
                name, "", Optional.of(new ObservedFigure.Values(last, last, last, last)), 60, 0, List.of());
    }

    @Test
    void briefReportHasTheAnswerOrWhatIsWrong() {
        swept("40/s", false, 12_000, 200, 0);
        Sweep good = new Sweep("made-up", Optional.of(1), levels, Optional.empty());
        assertThat(SweepReport.brief(good, new PlainText())).isEmpty();

        swept("45/s", false, 13_500, 700, 3);
        Sweep bad = new Sweep("made-up", Optional.of(2), levels, Optional.empty());
        assertThat(SweepReport.brief(bad, new PlainText()))
                .startsWith("Sweep of made-up: 2 levels\n")
                .contains("What limited the levels that did not pass:", "- 45/s: FAIL: ")
                .doesNotContain("- 40/s", "Verdict")
                .endsWith("\n\n");

        Result found = new Result(level("40/s"), level("45/s"), false, Optional.of(End.FOUND));
        assertThat(SweepReport.brief(
                        new Sweep("made-up", Optional.empty(), levels, Optional.of(found)), new PlainText()))
                .contains("It holds 40/s (144,000/h)")
                .doesNotContain("What limited");
    }

    @Test
    void figuresOfEachLevelHaveTheirIntervals() {
        MadeUpRun run = MadeUpRun.ofSeconds(300).users(4);
        for (int i = 0; i < 6_000; i++) {
            run.ok(50 * i, 100 + i % 100);
        }
        levels.add(new SweptLevel(Level.parse("4").orElseThrow(), false, "made-up/0", run.report()));
        swept("8", false, 1, 100, 0);
        Sweep sweep = new Sweep("made-up", Optional.of(2), levels, Optional.empty());
        Interval p90 =
                levels.get(0).analysis().estimates().okP90Ms().orElseThrow().interval();

        String report = SweepReport.console(sweep, new PlainText());
        assertThat(report.substring(report.indexOf("95% intervals:")))
                .containsPattern("Level +Ok/h +Success +p50 +p90")
                .containsPattern("4 users .*% to 100.00% .* " + Unit.TIME.interval(p90.low(), p90.high()))
                .containsPattern("8 users .* - +- ");
        JsonNode written = JsonMapper.shared()
                .readTree(SweepJson.of(sweep))
                .path("levels")
                .path(0)
                .path("intervals")
                .path("p90_ms");
        assertThat(written.path("low").asDouble()).isEqualTo(p90.low());
        assertThat(written.path("high").asDouble()).isEqualTo(p90.high());
    }

    @Test
    void levelOfAServiceThatWasNotSteadyDoesNotPass() {
        notSteady("10/s");
        Sweep sweep = new Sweep("made-up", Optional.of(1), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains(
                        "10/s: INCONCLUSIVE: the service was not steady: p90 of ok calls changed from 100 ms to 300 ms");
        JsonNode level =
                JsonMapper.shared().readTree(SweepJson.of(sweep)).path("levels").path(0);
        assertThat(level.path("verdict").asString()).isEqualTo("INCONCLUSIVE");
        assertThat(level.path("steady").asBoolean(true)).isFalse();
    }

    @Test
    void levelsOfStreamedAnswersHaveTheTimesOfTokens() {
        levels.add(new SweptLevel(
                Level.parse("8").orElseThrow(),
                false,
                "made-up/0",
                MadeUpRun.ofSeconds(60).streamed(600, 400).report()));
        swept("16", false, 600, 1_000, 0);
        Sweep sweep = new Sweep("made-up", Optional.of(2), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .containsPattern(
                        "p50 of ttft +p90 of ttft +p50 of tpot +p99 of longest gap +Output tokens/s +Tokens/Answer +In Flight")
                .containsPattern("8 users .* 200 ms +200 ms +100 ms +100 ms .* 3 +3\\.99 ")
                .containsPattern("16 users .* - +- +- +- +- +- ")
                .doesNotContain("An answer has");
        JsonNode written = JsonMapper.shared().readTree(SweepJson.of(sweep)).path("levels");
        assertThat(written.path(0).path("p99_longest_gap_ms").asDouble()).isCloseTo(100, within(0.1));
        assertThat(written.path(0).path("intervals").has("p99_longest_gap_ms")).isTrue();
        assertThat(written.path(1).has("p99_longest_gap_ms")).isFalse();
    }

    @Test
    void levelsWithoutStreamsHaveNoColumnsOfStreams() {
        swept("8", false, 600, 1_000, 0);

        assertThat(SweepReport.console(new Sweep("made-up", Optional.of(1), levels, Optional.empty()), new PlainText()))
                .doesNotContain("longest gap", "ttft", "Tokens/Answer");
    }

    @Test
    void levelsWhoseAnswersHaveDifferentLengthsAreComparedByTokens() {
        for (int users : new int[] {1, 4}) {
            MadeUpRun run = MadeUpRun.ofSeconds(60).users(users).streamed(60, 400, users == 1 ? 100 : 106);
            levels.add(new SweptLevel(
                    level(String.valueOf(users)).orElseThrow(), false, "made-up/" + users, run.report()));
        }
        Sweep sweep = new Sweep("made-up", Optional.of(2), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains(
                        "An answer has 100 tokens on average at 1 user, and 106 at 4 users: compare the levels by tokens");
        assertThat(JsonMapper.shared()
                        .readTree(SweepJson.of(sweep))
                        .path("levels")
                        .path(1)
                        .path("tokens_per_answer")
                        .asDouble())
                .isEqualTo(106);
    }

    @Test
    void sweepShowsWhereMoreLoadBringsNoMoreCalls() {
        swept("1", false, 300, 1_000, 0);
        swept("2", false, 600, 1_000, 0);
        swept("4", false, 1_200, 1_000, 0);
        swept("8", false, 1_250, 2_000, 0);
        Sweep sweep = new Sweep("made-up", Optional.of(4), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains("Sweep of made-up: 4 levels")
                .contains("Beyond 4 users, twice the load brings less than 20% more ok calls.")
                .contains("The knee is near ")
                .doesNotContain("scalability");
        JsonNode json = JsonMapper.shared().readTree(SweepJson.of(sweep));
        assertThat(json.path("levels").path(3).path("level").asString()).isEqualTo("8");
        assertThat(json.path("levels").path(3).path("ok_per_second").asDouble()).isCloseTo(1_250 / 300.0, within(0.01));
        assertThat(json.path("last_worthwhile").asString()).isEqualTo("4");
        assertThat(json.path("last_worthwhile_by").asString()).isEqualTo("ok/s");
        assertThat(json.has("capacity")).isFalse();
    }

    @Test
    void streamsAreWorthTheirLoadByTheirTokens() {
        streamed("1", 60, 100);
        streamed("2", 120, 100);
        streamed("4", 200, 61);
        Sweep sweep = new Sweep("made-up", Optional.of(3), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains("Beyond 2 users, twice the load brings less than 20% more output tokens/s.");
        JsonNode json = JsonMapper.shared().readTree(SweepJson.of(sweep));
        assertThat(json.path("last_worthwhile").asString()).isEqualTo("2");
        assertThat(json.path("last_worthwhile_by").asString()).isEqualTo("output tokens/s");
    }

    @Test
    void levelsThatRepeatPayloadsOfEarlierOnesAreNamed() {
        MadeUpRun run = MadeUpRun.ofSeconds(60).steady(600, 100);
        for (double percent : new double[] {0, 0.5, 12.5, 100}) {
            levels.add(new SweptLevel(
                    level(String.valueOf(levels.size() + 1)).orElseThrow(), false, "made-up/0", run.report(), percent));
        }
        Sweep sweep = new Sweep("made-up", Optional.of(4), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains("had sent: 12.50% at 3 users; 100.00% at 4 users. A server that caches prompts or answers");
        assertThat(JsonMapper.shared()
                        .readTree(SweepJson.of(sweep))
                        .path("levels")
                        .path(2)
                        .path("repeated_percent")
                        .asDouble())
                .isEqualTo(12.5);
    }

    @Test
    void aServiceThatStillHadRoomHasNoKnee() {
        swept("1", false, 300, 1_000, 0);
        swept("4", false, 1_190, 1_008, 0);
        Sweep sweep = new Sweep("made-up", Optional.of(2), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText())).doesNotContain("knee");
        assertThat(JsonMapper.shared().readTree(SweepJson.of(sweep)).has("knee_in_flight"))
                .isFalse();
    }

    @Test
    void levelsWithFailuresTellNothingOfTheKnee() {
        for (String level : List.of("1", "8")) {
            MadeUpRun run = MadeUpRun.ofSeconds(300)
                    .users((int) level(level).orElseThrow().amount());
            for (int i = 0; i < 300; i++) {
                run.ok(1_000 * i, 500);
                run.failed(1_000 * i + 500, level.equals("1") ? 400 : 9_000);
            }
            levels.add(new SweptLevel(level(level).orElseThrow(), false, "made-up/" + level, run.report()));
        }
        Sweep sweep = new Sweep("made-up", Optional.of(2), levels, Optional.empty());

        assertThat(SweepReport.console(sweep, new PlainText()))
                .contains("Beyond 1 user, twice the load brings less than 20% more ok calls.")
                .doesNotContain("knee");
    }

    @Test
    void sweepWithoutARunSaysSo() {
        assertThat(SweepReport.markdown(new Sweep("made-up", Optional.of(4), List.of(), Optional.empty())))
                .contains("0 of 4 levels")
                .contains("No run has ended.");
    }

    private String console(Result found) {
        return SweepReport.console(new Sweep("made-up", Optional.empty(), levels, Optional.of(found)), new PlainText());
    }

    private void swept(String level, boolean confirms, int calls, double tookMs, int failed) {
        MadeUpRun run = MadeUpRun.ofSeconds(300).steady(calls, tookMs);
        for (int i = 0; i < failed; i++) {
            run.failed(1_000 * i, 50);
        }
        levels.add(
                new SweptLevel(Level.parse(level).orElseThrow(), confirms, "made-up/" + levels.size(), run.report()));
    }

    private void streamed(String level, int answers, int tokens) {
        Level load = level(level).orElseThrow();
        MadeUpRun run = MadeUpRun.ofSeconds(60).users((int) load.amount()).streamed(answers, 500, tokens);
        levels.add(new SweptLevel(load, false, "made-up/" + level, run.report()));
    }

    private void notSteady(String level) {
        MadeUpRun run = MadeUpRun.ofSeconds(300).open();
        for (int i = 0; i < 3_000; i++) {
            run.ok(100 * i, i < 1_000 ? 100 : 300);
        }
        levels.add(new SweptLevel(Level.parse(level).orElseThrow(), false, "made-up/0", run.report()));
    }

    private static Optional<Level> level(String text) {
        return Level.parse(text);
    }
}
