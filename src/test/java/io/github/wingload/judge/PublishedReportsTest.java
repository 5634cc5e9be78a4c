package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose figures were published, typed by hand: the same calls give the same figures. */
class PublishedReportsTest {

    private static final double TARGET = 150_000;

    /** Shares of ok calls per bucket on 27 January, as published; they add up to 100.01. */
    private static final double[] JANUARY_SHARES = {33.86, 46.72, 10.38, 6.53, 2.52};

    private static final double[] IN_BUCKET_MS = {300, 700, 1500, 3000, 7000};

    @ParameterizedTest(name = "{0} requests, {1} ok, in {2} s")
    @CsvSource({
        "87595, 77205, 4037.2, 88.14, 21.70, 78109, 52.07",
        "75885, 64292, 4025.4, 84.72, 18.85, 67866, 45.24",
        "146231, 136287, 3880.94, 93.20, 37.68, 135645, 90.43",
        "120443, 113230, 3923.65, 94.01, 30.70, 110508, 73.67",
        "126831, 126633, 3965.1, 99.84, 31.99, 115152, 76.77"
    })
    void totalsGiveThePublishedRates(
            int requests, int ok, double seconds, String success, String perSecond, int perHour, String achievement) {
        Analysis report = run(requests, ok, seconds).report();

        assertThat(report.aggregated().requests()).isEqualTo(requests);
        assertThat(two(100.0 * report.aggregated().ok().count() / requests)).isEqualTo(success);
        assertThat(two(report.estimates().successPercent().orElseThrow().value()))
                .isEqualTo(success);
        assertThat(two(report.window().perSecond(requests))).isEqualTo(perSecond);
        assertThat(report.window().perHour(requests)).isCloseTo(perHour, within(1.0));
        assertThat(report.estimates().requestsPerHour().orElseThrow().value()).isCloseTo(perHour, within(1.0));
        assertThat(two(report.targetAchievementPercent().orElseThrow())).isEqualTo(achievement);
    }

    @Test
    void theDistributionOfJanuaryIsWithinRoundingAndAddsUp() {
        Analysis report = run(146_231, 136_287, 3880.94).report();

        List<Bucket> buckets = report.distribution();
        assertThat(buckets).hasSize(5);
        for (int i = 0; i < JANUARY_SHARES.length; i++) {
            assertThat(buckets.get(i).percent()).isCloseTo(JANUARY_SHARES[i], within(0.0101));
        }
        assertThat(buckets.stream().mapToLong(Bucket::count).sum()).isEqualTo(136_287);
        assertThat(Math.round(buckets.stream().mapToDouble(Bucket::percent).sum() * 100))
                .isEqualTo(10_000);
    }

    @Test
    void missedTargetOfJanuaryIsExplained() {
        Analysis report = run(146_231, 136_287, 3880.94).report();

        assertThat(report.judgement().verdict()).isEqualTo(Judgement.Verdict.FAIL);
        assertThat(report.littlesLaw().neededInFlight()).isPresent();
        assertThat(RemarkText.of(report.remarks().get(0)))
                .startsWith("The target rate was missed: 135,645 of 150,000 requests/hour (90.43%); at a mean service"
                        + " time of ")
                .contains("(Little's law)", "40 users each made a call every 1.1 s", "45 users would reach it");
        assertThat(ReasonText.of(report.judgement().reason()).advice())
                .startsWith("the target rate was missed: 135,645 of 150,000");
    }

    /** The calls of a run, evenly spread; of the ok ones as many are as long as January's buckets say. */
    private static Trial run(int requests, int ok, double seconds) {
        Trial trial = Trial.closed(40, Duration.ofMillis(Math.round(seconds * 1000)));
        trial.requestsPerHour(TARGET);
        double gapMs = seconds * 1000 / requests;
        int done = 0;
        for (int i = 0; i < requests; i++) {
            boolean isOk = (long) (i + 1) * ok / requests > done;
            if (isOk) {
                trial.ok(i * gapMs, IN_BUCKET_MS[bucket(done, ok)]);
                done++;
            } else {
                trial.failed(i * gapMs, 20, 502);
            }
        }
        return trial;
    }

    /** Golden-ratio steps spread the buckets evenly over the run. */
    private static int bucket(int index, int ok) {
        double sum = 0;
        double at = 100.01 * ((index * 61_803_398_875L % 100_000_000_000L) / 1e11);
        for (int bucket = 0; bucket < JANUARY_SHARES.length; bucket++) {
            sum += JANUARY_SHARES[bucket];
            if (at < sum) {
                return bucket;
            }
        }
        return JANUARY_SHARES.length - 1;
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
