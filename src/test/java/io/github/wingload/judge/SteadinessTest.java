package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.words.RemarkText;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SteadinessTest {

    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final int CALLS = 18_000;

    @Test
    void steadyRunHasNoRemark() {
        assertThat(remarks(i -> 100 + i * 7919L % 200, i -> false)).isEmpty();
    }

    @Test
    void slowerCallsAreReportedWithTheirMoment() {
        assertThat(remarks(i -> (100 + i * 7919L % 200) * (i >= 12_000 ? 2 : 1), i -> false))
                .contains("Not steady: p90 of ok calls changed from 279 ms to 558 ms after 20 min.");
    }

    @Test
    void smallChangeIsIgnoredHoweverCertain() {
        assertThat(remarks(i -> (100 + i * 7919L % 200) * (i >= 12_000 ? 1.05 : 1), i -> false))
                .isEmpty();
    }

    @Test
    void changedSuccessRateIsReported() {
        assertThat(remarks(i -> 100, i -> i >= 12_000 && i % 20 == 0))
                .containsExactly("Not steady: the success rate changed from 100.00% to 95.00% after 20 min.");
    }

    @Test
    void moreCallsInFlightAreReported() {
        assertThat(remarks(i -> i < 9_000 ? 1000 : 1600, i -> false))
                .contains("Not steady: the mean number of calls in flight changed from 10.0 to 16.0 after 15 min.");
    }

    @Test
    void slowStartIsReportedAsAWarmUp() {
        assertThat(remarks(i -> i < 600 ? 2000 - 3 * i : 100 + i * 7919L % 20, i -> false))
                .containsExactly(
                        "Calls were slower in the first 1 min than later; a warm-up of that length would keep those"
                                + " calls out of the figures.");
    }

    private static List<String> remarks(IntToDoubleFunction tookMs, java.util.function.IntPredicate fails) {
        Trial trial = Trial.open(10, HALF_HOUR);
        for (int i = 0; i < CALLS; i++) {
            if (fails.test(i)) {
                trial.failed(i * 100, tookMs.applyAsDouble(i), 500);
            } else {
                trial.ok(i * 100, tookMs.applyAsDouble(i));
            }
        }
        return trial.report().remarks().stream()
                .map(RemarkText::of)
                .filter(remark -> remark.startsWith("Not steady") || remark.startsWith("Calls were"))
                .toList();
    }
}
