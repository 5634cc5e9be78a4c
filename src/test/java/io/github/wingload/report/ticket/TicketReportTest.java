package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.report.console.ConsoleSummary;
import io.github.wingload.report.console.TableWidths;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.StageResult;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import io.github.wingload.result.Reason;
import io.github.wingload.result.ThresholdFinding;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.testkit.FigureRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TicketReportTest {

    @Test
    void markdownEqualsTheApprovedText() throws Exception {
        Golden.check("january.md", TicketReport.markdown(new JanuaryRun().report()));
    }

    @Test
    void remarkupEqualsTheApprovedText() throws Exception {
        Golden.check("january.remarkup", TicketReport.remarkup(new JanuaryRun().report()));
    }

    @Test
    void plainTextEqualsTheApprovedText() throws Exception {
        Golden.check("january.txt", TicketReport.console(new JanuaryRun().report()));
    }

    @Test
    void theFiguresOfThePublishedRunAreThePublishedFigures() {
        String report = TicketReport.markdown(new JanuaryRun().report());

        assertThat(report)
                .contains(
                        "| Total Requests | 146,231 |",
                        "| Successful Requests | 136,287 (93.20%) |",
                        "| Failed Requests | 9,944 (6.80%) |",
                        "| Test Duration | 3,880.94 s (64.68 min) |",
                        "| Offered RPS | 37.68 |",
                        "| Actual RPS | 37.68 |",
                        "| Requests per Hour | 135,645 |",
                        "| Ok per Hour | 126,421 |",
                        "| Target Achievement | 90.43% |",
                        "(n = 136,287)",
                        "| Min | 210 ms |",
                        "| Median | 562 ms |",
                        "| Mean | 966 ms |",
                        "| P90 | 1.83 s |",
                        "| P95 | 3.26 s |",
                        "| P99 | 7.05 s |",
                        "| \\<500 ms | 46,147 | 33.86% |",
                        "| 500 ms–1 s | 63,673 | 46.72% |",
                        "| 1–2 s | 14,147 | 10.38% |",
                        "| 2–5 s | 8,900 | 6.53% |",
                        "| \\>5 s | 3,420 | 2.51% |",
                        "P90 of the first 200 successful calls: 690 ms");
    }

    @Test
    void everyFormatHasTheSameContent() {
        Analysis report = new JanuaryRun().report();

        List<String> words = words(TicketReport.markdown(report));
        assertThat(words(TicketReport.remarkup(report))).isEqualTo(words);
        String tables = ConsoleSummary.of(report.result(), TableWidths.NO_TERMINAL);
        assertThat(TicketReport.console(report)).containsOnlyOnce(tables);
        assertThat(words(TicketReport.console(report).replace(tables, ""))).isEqualTo(words);
    }

    @Test
    void sectionsWithoutDataAreLeftOut() {
        assertThat(headings(JanuaryRun.empty()))
                .containsExactly("Verdict: INVALID", "Test Summary", "Generator", "Configuration", "Environment");
        assertThat(TicketReport.markdown(JanuaryRun.empty().report()))
                .doesNotContain("Ticket", "Target Achievement", "Success Rate", "Overrides", "NaN", "Infinity", "null");
    }

    @Test
    void sectionsWithDataAreThere() {
        JanuaryRun run = new JanuaryRun();
        run.stages = List.of(
                new StageResult("ramp", JanuaryRun.window(), run.calls, 12),
                new StageResult("hold", JanuaryRun.window(), run.calls, 12));
        run.exceptions = List.of(new ExceptionGroup(2, "IllegalStateException: oops", "trace"));

        assertThat(headings(run))
                .containsExactly(
                        "Verdict: FAIL",
                        "Key Takeaways",
                        "Test Summary",
                        "Latency - Successful Calls (n = 136,287)",
                        "Latency Distribution - Successful Calls",
                        "Latency - All Calls (n = 146,231)",
                        "First Calls",
                        "Effect of a Shorter Deadline",
                        "Stages",
                        "Observed Errors",
                        "Time Breakdown",
                        "Payload",
                        "Generator",
                        "Load and Shortfall",
                        "Configuration",
                        "Environment",
                        "Escalation",
                        "Notes",
                        "Conclusion",
                        "Exceptions inside wingload");
    }

    @Test
    void serverFiguresHaveTheirOwnSection() {
        JanuaryRun run = new JanuaryRun();
        run.server = List.of(
                new ObservedFigure(
                        "memory share",
                        "percent",
                        Optional.of(new Values(61.4, 50, 83.333, 70)),
                        700,
                        2,
                        List.of(new Failure("line 3 cannot be read: a|b\u001b[31m*", 2))),
                new ObservedFigure("cpu", "cores", Optional.empty(), 0, 0, List.of()));

        assertThat(TicketReport.markdown(run.report()))
                .contains("""
                        ## Server Figures

                        | Figure | Mean | Max | Last | Scrapes | Failed |
                        | --- | ---: | ---: | ---: | ---: | ---: |
                        | `memory share` | 61.40% | 83.33% | 70.00% | 700 | 2 |
                        | `cpu` | - | - | - | 0 | 0 |
                        """, "- `memory share`: 2 scrapes failed: line 3 cannot be read: a\\|b\\\\u001b\\[31m\\*");
        assertThat(words(TicketReport.remarkup(run.report()))).isEqualTo(words(TicketReport.markdown(run.report())));
    }

    @Test
    void verdictAloneHasItsReasonAndThresholds() {
        assertThat(TicketReport.verdict(new JanuaryRun().report()))
                .startsWith("Verdict: FAIL\n-------------\n\nReason: 2 of 3 thresholds were missed\n")
                .contains("requests/hour >= 150000  135,645/h  133,100/h to 138,200/h  fail")
                .endsWith("\n")
                .doesNotContain("Test Summary");
    }

    @Test
    void aFigureThatRoundsToItsLimitShowsOnWhichSideItIs() {
        JanuaryRun run = new JanuaryRun();
        run.judgement = new Judgement(
                Verdict.FAIL,
                new Reason.InWords("slow", ""),
                List.of(
                        judged("p90 of ok <= 500ms", Figure.percentile(90, Calls.OK), 500, 500.4),
                        judged("success rate >= 99%", Figure.SUCCESS_RATE, 99, 98.9996),
                        judged("requests/hour >= 150000", Figure.REQUESTS_PER_HOUR, 150_000, 149_999.7),
                        judged("p90 of ok <= 2s", Figure.percentile(90, Calls.OK), 2_000, 2_000.4),
                        judged("success rate >= 100%", Figure.SUCCESS_RATE, 100, 99.99996),
                        judged("mean of ok <= 2s", Figure.mean(Calls.OK), 2_000, 2_000)),
                1);

        assertThat(TicketReport.markdown(run.report()))
                .contains(
                        "| `p90 of ok <= 500ms` | 500.4 ms |",
                        "| `success rate >= 99%` | 98.9996% |",
                        "| `requests/hour >= 150000` | 149,999.7/h |",
                        "| `p90 of ok <= 2s` | 2.0004 s |",
                        "| `success rate >= 100%` | 99.99996% |",
                        "| `mean of ok <= 2s` | 2.00 s |");
    }

    @Test
    void droppedStartsCountAgainstSuccess() {
        JanuaryRun run = new JanuaryRun();
        run.calls = CallStats.of(
                run.calls.ok(),
                run.calls.failed(),
                Map.of(
                        FailureClass.OK,
                        JanuaryRun.OK,
                        FailureClass.HTTP_5XX,
                        JanuaryRun.FAILED,
                        FailureClass.DROPPED,
                        1_000L),
                new TreeMap<>(),
                0,
                0);

        assertThat(TicketReport.markdown(run.report()))
                .contains(
                        "| Dropped Starts | 1,000 (0.68%) | 147,231 intended |",
                        "- dropped: 1000 calls were intended and never started",
                        "- Dropped starts: 1,000 (928/hour).",
                        "92.57% of the 147,231 intended calls were ok; 9,944 failed, 1,000 were never sent.");
    }

    @Test
    void otherTimeIsShownOnlyIfItDiffers() {
        JanuaryRun run = new JanuaryRun();
        run.time = HeadlineTime.SERVICE;
        assertThat(TicketReport.markdown(run.report()))
                .contains("| Metric | Service Time | 95% Interval | Response Time |");

        CallDurations same =
                new CallDurations(run.calls.ok().service(), run.calls.ok().service());
        run.calls = CallStats.of(same, run.calls.failed(), run.calls.classes(), run.calls.statuses(), 0, 0);
        assertThat(TicketReport.markdown(run.report())).contains("| Metric | Service Time | 95% Interval |\n");
    }

    @Test
    void aTargetThatWasReachedHasNoShortfall() {
        JanuaryRun run = new JanuaryRun();
        run.target = OptionalDouble.of(135_000);

        assertThat(TicketReport.markdown(run.report()))
                .contains("| Target Achievement | 100.48% |", "100.48% of the target of 135,000/hour; ")
                .doesNotContain("Short of the target", " pp");
    }

    @Test
    void aShortfallIsExplained() {
        JanuaryRun run = new JanuaryRun();
        run.load = JanuaryRun.open(new Stage("hold", 40, 40, Duration.ofHours(1)));
        run.generator = new GeneratorHealth(State.LIMITED, List.of());
        run.calls = CallStats.of(
                run.calls.ok(),
                run.calls.failed(),
                Map.of(FailureClass.OK, JanuaryRun.OK, FailureClass.HTTP_429, JanuaryRun.FAILED),
                new TreeMap<>(),
                0,
                0);

        assertThat(TicketReport.markdown(run.report()))
                .contains(
                        "- Below the target by 14,355 requests/hour (9.57% of 150,000/hour).",
                        "- The plan offered 144,000/hour on average.",
                        "- Responses with 429 (the target's rate limit): 9,944 (9,224/hour).",
                        "the target rate needs 40.3 calls in flight, and there were 36.4.",
                        "- The generator was limited; see section Generator.");
    }

    @Test
    void errorsAfterTheFirstTwentyAreCountedTogether() {
        JanuaryRun run = new JanuaryRun();
        List<Analysis.FailureRow> failures = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            failures.add(JanuaryRun.failure(FailureClass.RESET, "error " + i, 100 - i, 0));
        }
        run.failures = failures;

        assertThat(TicketReport.markdown(run.report()))
                .contains("`error 19`", "And 5 more kinds of errors, 390 calls.")
                .doesNotContain("`error 20`", "Answered by: Proxy", "A sample answer");
    }

    @Test
    void missedDeadlineAlsoHasTheNameThatGoGivesIt() {
        assertThat(TicketReport.markdown(new JanuaryRun().report()))
                .contains("| `no answer within 10 s` (context deadline exceeded) |");
    }

    @Test
    void nobodyIsContactedWhileP90IsWithinItsLimit() {
        JanuaryRun run = new JanuaryRun();
        assertThat(headings(run)).contains("Escalation");

        run.judgement = new Judgement(
                Verdict.PASS,
                new Reason.InWords("kept", ""),
                List.of(judged("p90 of ok <= 2s", Figure.percentile(90, Calls.OK), 2_000, 1_829)),
                0);
        assertThat(headings(run)).doesNotContain("Escalation");
    }

    @Test
    void withoutAThresholdTheLimitOfP90IsHalfASecond() {
        JanuaryRun run = new JanuaryRun();
        run.judgement = new Judgement(Verdict.PASS, new Reason.InWords("no call failed", ""), List.of(), 0);

        assertThat(TicketReport.markdown(run.report()))
                .contains("P90 of successful calls is 1.83 s, over its limit of 500 ms:\n\nPlease contact Francisco");
    }

    @Test
    void invalidRunHasNoEscalation() {
        JanuaryRun run = new JanuaryRun();
        run.judgement = new Judgement(
                Verdict.INVALID, new Reason.InWords("generator limited", ""), run.judgement.thresholds(), 3);

        assertThat(headings(run)).doesNotContain("Escalation");
    }

    @Test
    void warmUpHasALineOfItsOwn() {
        JanuaryRun run = new JanuaryRun();
        run.warmUp = Optional.of(
                FigureRun.stats(FigureRun.times(1_000, 700_000, 700_000), FigureRun.times(700_000, 700_000)));

        assertThat(TicketReport.markdown(run.report()))
                .contains("before the window: 3 requests, 1 failed, P90 of the successful ones 700 ms.");
    }

    @Test
    void endOfTheRunIsShownUnderTheVerdict() {
        JanuaryRun run = new JanuaryRun();
        run.end = EndReason.INTERRUPTED;

        assertThat(TicketReport.markdown(run.report()))
                .contains("- interrupted after 3880.94 s of 3880.94 s: calls in flight could still end");
    }

    private static ThresholdResult judged(String text, Figure figure, double limit, double found) {
        return new ThresholdResult(
                JanuaryRun.threshold(text, figure, text.contains("<") ? Operator.AT_MOST : Operator.AT_LEAST, limit),
                ThresholdResult.State.FAIL,
                JanuaryRun.estimate(found, found, found),
                new ThresholdFinding.InWords(""));
    }

    private static List<String> headings(JanuaryRun run) {
        return TicketReport.markdown(run.report())
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    /** The letters and figures of a text, whatever they are set in. */
    private static List<String> words(String text) {
        String bare = text.replace("lang=text", "")
                .replaceAll("(?m)^```text$", "")
                .replace("---:", "")
                .replaceAll("[^\\p{L}\\p{N}%]+", " ");
        return List.of(bare.strip().split(" "));
    }
}
