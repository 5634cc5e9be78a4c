package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.result.Remark;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
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

    @Test
    void firstTokensThatTakeLongerAreReported() {
        assertThat(streamed(i -> i < 9_000 ? 100 : 300, i -> 10))
                .containsExactly("Not steady: p90 of ttft changed from 100 ms to 300 ms after 15 min.");
    }

    @Test
    void fewerTokensAreReported() {
        assertThat(streamed(i -> 100, i -> i < 9_000 ? 10 : 8))
                .containsExactly("Not steady: output tokens/s changed from 100 to 80.0 after 15 min.");
    }

    @Test
    void streamsThatAreAlikeHaveNoRemark() {
        assertThat(streamed(i -> 100 + i * 7919L % 200, i -> 10 + i % 3)).isEmpty();
    }

    /** Answers of half a second. */
    private static List<String> streamed(IntToDoubleFunction firstMs, IntUnaryOperator tokens) {
        Trial trial = Trial.open(10, HALF_HOUR)
                .tasks(Tasks.post("/v1").stream(AnswerStream.OPENAI).task());
        for (int i = 0; i < CALLS; i++) {
            trial.add(Calls.at(i * 100, 500)
                    .tokensCounted(tokens.applyAsInt(i), firstMs.applyAsDouble(i), 500)
                    .call());
        }
        return notSteady(trial);
    }

    private static List<String> notSteady(Trial trial) {
        return trial.report().remarks().stream()
                .filter(Remark::showsUnsteady)
                .map(RemarkText::of)
                .toList();
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
        return notSteady(trial);
    }
}
