package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.Reports;
import io.github.wingload.result.PairedComparison;
import io.github.wingload.result.PairedComparison.Differences;
import io.github.wingload.result.PairedComparison.Outcomes;
import io.github.wingload.result.PairedComparison.PartDifference;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.stats.WindowPairs.Slower;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

    private static final String COUNTS =
            "External was slower in 99.50% of 100 pairs (95% interval 95.20% to 100.00%), and"
                    + " took ×9.20 the time of internal (95% interval ×8.50 to ×9.90).";
    private static final String LEFT_OUT =
            "Times are of pairs of two ok calls: 8 of 108 pairs (7.41%) had a failed call.";
    private static final String PARTS =
            "Nearly all of the mean difference of 5.01 s is spent waiting for the response.";

    @Test
    void theAnswerComesFirst() {
        assertThat(ComparisonText.of(Reports.comparison(Slower.FIRST)))
                .containsExactly(
                        "Internal is faster than external: 610 ms against 5.62 s at the median, a difference of 5.00 s (95%"
                                + " interval 4.70 s to 5.20 s); decided by the calls of the first 40 s.",
                        COUNTS, LEFT_OUT, PARTS);
    }

    /** The figures of the fixture say otherwise; what counts is whose they are. */
    @Test
    void theSlowerSideIsTheSubject() {
        assertThat(ComparisonText.of(Reports.comparison(Slower.SECOND)))
                .startsWith(
                        "External is faster than internal: 5.62 s against 610 ms at the median, a difference of -5.00 s (95%"
                                + " interval -5.20 s to -4.70 s); decided by the calls of the first 40 s.",
                        "Internal was slower in 0.50% of 100 pairs (95% interval 0.00% to 4.80%), and took ×0.11 the time"
                                + " of external (95% interval ×0.10 to ×0.12).");
    }

    @Test
    void whatIsNotShownIsNotClaimed() {
        assertThat(ComparisonText.of(Reports.comparison(Slower.UNKNOWN)).get(0))
                .startsWith(
                        "No difference is shown between external and internal: 5.62 s against 610 ms at the median");
        assertThat(ComparisonText.of(Reports.comparison(Slower.DIVIDED)).get(0))
                .startsWith("Internal is slower in most pairs, but external by the mean ratio: ");
    }

    @Test
    void namesThatAreNoWordsHaveNoCapital() {
        PairedComparison words = Reports.comparison(Slower.FIRST);
        PairedComparison hosts = new PairedComparison(
                "api.example.org",
                "pod-7",
                words.slower(),
                words.decidedAfter(),
                words.outcomes(),
                words.times(),
                words.ofFirst(),
                words.ofSecond());
        assertThat(ComparisonText.of(hosts).get(0)).startsWith("pod-7 is faster than api.example.org: ");
        assertThat(ComparisonText.of(hosts).get(1)).startsWith("api.example.org was slower in ");
    }

    /** The interval of the fixture's medians is from 4.7 s to 5.2 s. */
    @Test
    void whyMediansThatDifferDecideNothing() {
        assertThat(ComparisonText.of(Reports.comparison(Slower.UNKNOWN)).get(2))
                .startsWith("The difference of the medians does not decide, although its interval excludes 0: ");
    }

    @Test
    void whyIntervalsAreWideIfTheRatioDrifted() {
        PairedComparison full = Reports.comparison(Slower.UNKNOWN);
        Differences times = full.times().orElseThrow();
        Estimate ratio = new Estimate(9.2, new Interval(2, 42), 1, 4, Estimate.Method.BLOCKS, OptionalDouble.of(39.5));
        assertThat(ComparisonText.of(new PairedComparison(
                        full.first(),
                        full.second(),
                        full.slower(),
                        Optional.empty(),
                        full.outcomes(),
                        Optional.of(withRatio(times, ratio)),
                        full.ofFirst(),
                        full.ofSecond())))
                .contains(
                        "The ratio of external to internal drifted during the run, over about 40 s, which makes intervals wide."
                                + " A run of at least twice the length would narrow them.");
    }

    @Test
    void aRatioWithoutAnIntervalHasNoBoundWhicheverSideIsSlower() {
        for (Slower slower : List.of(Slower.FIRST, Slower.SECOND)) {
            PairedComparison full = Reports.comparison(slower);
            Differences times = full.times().orElseThrow();
            Differences unknown = withRatio(times, times.ratio().with(9.2, Interval.UNBOUNDED));
            assertThat(ComparisonText.of(new PairedComparison(
                                    full.first(),
                                    full.second(),
                                    slower,
                                    Optional.empty(),
                                    full.outcomes(),
                                    Optional.of(unknown),
                                    full.ofFirst(),
                                    full.ofSecond()))
                            .get(1))
                    .endsWith(slower == Slower.FIRST ? "×9.20 the time of internal." : "×0.11 the time of external.");
        }
    }

    /** A part that is larger than the whole is not nearly all of it: another one makes up for it. */
    @Test
    void partsThatCancelAreBothNamed() {
        PairedComparison full = Reports.comparison(Slower.FIRST);
        Differences times = full.times().orElseThrow();
        Estimate one = times.ratio();
        Differences cancelling = new Differences(
                times.pairs(),
                times.firstMadeFirst(),
                times.ofFirst(),
                times.ofSecond(),
                times.ratio(),
                times.firstSlowerPercent(),
                one.with(10, new Interval(5, 15)),
                times.medianMs(),
                times.p50Ms(),
                times.p90Ms(),
                times.orderRatio(),
                List.of(
                        new PartDifference(Part.CONNECT, 60, 10, one.with(50, new Interval(40, 60))),
                        new PartDifference(Part.WAIT, 60, 100, one.with(-40, new Interval(-50, -30)))),
                Optional.empty());
        assertThat(ComparisonText.of(new PairedComparison(
                        full.first(),
                        full.second(),
                        full.slower(),
                        Optional.empty(),
                        new Outcomes(100, 0, 0, 0, Optional.empty(), 0, 0),
                        Optional.of(cancelling),
                        full.ofFirst(),
                        full.ofSecond())))
                .last()
                .isEqualTo(
                        "Of the mean difference of 10.0 ms, 50.0 ms is spent connecting (TCP and TLS) and -40.0 ms waiting for"
                                + " the response.");
    }

    @Test
    void pairsWithoutTwoOkCallsCompareNothing() {
        PairedComparison full = Reports.comparison(Slower.UNKNOWN);
        PairedComparison none = new PairedComparison(
                full.first(),
                full.second(),
                full.slower(),
                Optional.empty(),
                full.outcomes(),
                Optional.empty(),
                full.ofFirst(),
                full.ofSecond());
        assertThat(ComparisonText.of(none))
                .containsExactly(
                        "Nothing can be compared: none of 108 pairs has an ok call to external and one to internal.");
    }

    private static Differences withRatio(Differences times, Estimate ratio) {
        return new Differences(
                times.pairs(),
                times.firstMadeFirst(),
                times.ofFirst(),
                times.ofSecond(),
                ratio,
                times.firstSlowerPercent(),
                times.meanMs(),
                times.medianMs(),
                times.p50Ms(),
                times.p90Ms(),
                times.orderRatio(),
                times.parts(),
                times.upstream());
    }
}
