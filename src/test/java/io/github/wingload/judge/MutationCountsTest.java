package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Least;
import io.github.wingload.plan.Figure.Most;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.MutationCounts;
import io.github.wingload.result.MutationCounts.Group;
import io.github.wingload.result.MutationCounts.Row;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four valid payloads to one invalid, which is refused in 2 ms. */
class MutationCountsTest {

    private static final Task VALID = Tasks.named("POST", "predict").task();
    private static final Task INVALID = Asking.mutated("invalid", "drop_field", "wrong_type");

    private final Trial trial = Trial.closed(5, Duration.ofMinutes(1)).tasks(VALID, INVALID);

    private Trial mixed() {
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 4; j++) {
                trial.ok(0, i * 500, 100);
            }
            trial.told(1, i * 500, 2, 400, Asking.mutation(i % 2 == 0 ? "drop_field" : "wrong_type"));
        }
        return trial;
    }

    @Test
    void theTimesOfARunAreOfValidPayloads() {
        Analysis report = mixed().report();

        assertThat(report.aggregated().ok().count()).isEqualTo(500);
        assertThat(report.timed().ok().count()).isEqualTo(400);
        assertThat(report.timed().ok().service().minMs()).isEqualTo(100);
        assertThat(report.estimates().okP50Ms().orElseThrow().value()).isCloseTo(100, within(0.1));
        assertThat(report.distribution().stream().mapToLong(Bucket::count).sum())
                .isEqualTo(400);
        assertThat(report.firstOk().orElseThrow().byStartP90Ms()).isCloseTo(100, within(0.1));
        assertThat(report.allCalls().get(0).ms()).isCloseTo(100, within(0.1));
    }

    @Test
    void countsAndRatesAreOfAllCalls() {
        Analysis report = mixed().report();

        assertThat(report.estimates().successPercent().orElseThrow().value()).isEqualTo(100);
        assertThat(report.whatIf().get(0).ok()).isEqualTo(500);
        assertThat(report.tasks()).extracting(row -> row.stats().requests()).containsExactly(100L, 400L);
    }

    @Test
    void answersAreCountedByMutation() {
        mixed();
        trial.told(1, 30_000, 900, 500, Asking.mutation("drop_field"));
        MutationCounts counts = MutationCounts.of(trial.report()).orElseThrow();

        assertThat(counts.valid().calls()).isEqualTo(400);
        assertThat(counts.valid().p95Ms().orElseThrow()).isCloseTo(100, within(0.1));
        assertThat(counts.invalid().calls()).isEqualTo(101);
        assertThat(counts.invalid().ok()).isEqualTo(100);
        assertThat(counts.rows()).extracting(Row::mutation).containsExactly("drop_field", "wrong_type");
        Group dropped = counts.rows().get(0).calls();
        assertThat(dropped.statuses()).containsEntry(400, 50L).containsEntry(500, 1L);
        assertThat(dropped.failures()).containsOnlyKeys(FailureClass.HTTP_5XX.label());
        assertThat(dropped.longestMs()).hasValue(900);
        assertThat(dropped.p99Ms().orElseThrow()).isCloseTo(2, within(0.01));
    }

    @Test
    void withoutInvalidPayloadsThereIsNoSection() {
        assertThat(MutationCounts.of(
                        Trial.closed(1, Duration.ofMinutes(1)).ok(0, 1).report()))
                .isEmpty();
    }

    @Test
    void thresholdOnTimesCountsValidPayloads() {
        List<ThresholdResult> results = mixed().promise(new Least(Times.of(Calls.OK)), Operator.AT_LEAST, 100)
                .p90OfOk(500)
                .promise(new Most(Times.of(Calls.SENT)), Operator.AT_LEAST, 100)
                .report()
                .judgement()
                .thresholds();

        assertThat(results).extracting(ThresholdResult::state).containsOnly(State.PASS);
        assertThat(ThresholdText.of(results.get(1))).contains("100.00% of 400 took at most 500 ms");
    }

    @Test
    void thresholdOnATaskWithInvalidPayloadsCountsThem() {
        ThresholdResult result = mixed().promise(
                        new Most(Times.of(Calls.OK)),
                        Operator.AT_MOST,
                        10,
                        Optional.of("invalid"),
                        Optional.empty(),
                        Optional.empty())
                .report()
                .judgement()
                .thresholds()
                .get(0);

        assertThat(result.state()).isEqualTo(State.PASS);
    }

    @Test
    void refusalsDoNotMakeUpForFailedValidCalls() {
        for (int i = 0; i < 100; i++) {
            trial.failed(i * 500, 100, 500);
            trial.told(1, i * 500, 2, 400, Asking.mutation("drop_field"));
        }
        Analysis report = trial.p90OfOk(500).report();

        assertThat(ThresholdText.of(report.judgement().thresholds().get(0))).isEqualTo("none of 100 calls was ok");
        assertThat(report.estimates().okP50Ms()).isEmpty();
    }

    @Test
    void timesAreOfInvalidPayloadsIfAllAreInvalid() {
        trial.tasks(INVALID);
        for (int i = 0; i < 100; i++) {
            trial.told(0, i * 500, 2, 400, Asking.mutation("drop_field"));
        }
        Analysis report = trial.report();

        assertThat(report.timed().ok().count()).isEqualTo(100);
        assertThat(report.estimates().okP50Ms().orElseThrow().value()).isCloseTo(2, within(0.01));
    }
}
