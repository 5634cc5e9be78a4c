package io.github.wingload.judge;

import static io.github.wingload.judge.Asking.HIT;
import static io.github.wingload.judge.Asking.MISS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promises on what answers tell. */
class AnswerThresholdsTest {

    private final Trial trial = Trial.closed(1, Duration.ofMinutes(10))
            .tasks(Asking.cached("predict", Asking.BY_HEADER), Asking.cached("batch", Asking.BY_HEADER));

    @Test
    void theHitRateCountsOnlyAnswersWithACacheResult() {
        calls(2000, 10);
        trial.ok(0, 100).failed(0, 10, 500);
        ThresholdResult result = hitRate(Operator.AT_LEAST, 50);

        assertThat(result.state()).isEqualTo(State.PASS);
        assertThat(result.estimate().orElseThrow().value()).isCloseTo(90, within(1e-9));
        assertThat(ThresholdText.of(result))
                .startsWith("cache hit rate is 90.00% of 2,000 ok calls with a known cache result (95% interval ")
                .endsWith("at least 50% is required; from 30 blocks of 20 s");
    }

    @Test
    void tooFewHitsMissTheThreshold() {
        calls(2000, 3);

        assertThat(hitRate(Operator.AT_LEAST, 70).state()).isEqualTo(State.FAIL);
        assertThat(ReasonText.of(trial.report().judgement().reason()).advice()).startsWith("see which tasks' answers");
    }

    @Test
    void aHitRateCanBeOfOneTask() {
        for (int i = 0; i < 600; i++) {
            trial.told(0, i * 1000, 8, 200, HIT).told(1, i * 1000, 180, 200, MISS);
        }
        trial.promise(
                Figure.CACHE_HIT_RATE, Operator.AT_MOST, 5, Optional.of("batch"), Optional.empty(), Optional.empty());

        assertThat(judged().state()).isEqualTo(State.PASS);
        assertThat(ThresholdText.of(judged()))
                .startsWith("cache hit rate of batch is 0.00% of 600 ok calls with a known cache result");
    }

    @Test
    void everyWindowKeepsAHitRateByItself() {
        for (int i = 0; i < 600; i++) {
            boolean cold = i >= 200 && i < 320;
            trial.told(0, i * 1000, 8, 200, cold ? MISS : HIT);
        }
        trial.promise(
                Figure.CACHE_HIT_RATE,
                Operator.AT_LEAST,
                50,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(2)));

        assertThat(judged().state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(judged())).endsWith("the worst, from 3 min 20 s to 5 min 20 s, has 0.00%");
    }

    @Test
    void aHitRateFailsWithoutOkCallsAndIsInconclusiveWithoutCacheResults() {
        trial.failed(0, 10, 500);
        ThresholdResult none = hitRate(Operator.AT_LEAST, 50);
        trial.ok(0, 10);
        ThresholdResult silent = judged();

        assertThat(none.state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(none)).isEqualTo("none of 1 call was ok");
        assertThat(silent.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(ThresholdText.of(silent)).isEqualTo("none of 1 ok call has a known cache result");
    }

    @Test
    void itemsCountOneByOne() {
        trial.tasks(Asking.withItems("batch"));
        for (int i = 0; i < 1200; i++) {
            trial.told(0, i * 500, 50, 200, Asking.items(10, i % 100 == 0 ? 5 : 10));
        }
        trial.promise(Figure.ITEM_SUCCESS_RATE, Operator.AT_LEAST, 99);

        assertThat(judged().state()).isEqualTo(State.PASS);
        assertThat(ThresholdText.of(judged())).startsWith("item success rate is 99.50% of 12,000 items (95% interval ");
    }

    @Test
    void itemsOfAShortRunHaveAsMuchInformationAsTheirAnswers() {
        Trial brief = Trial.closed(1, Duration.ofSeconds(20)).tasks(Asking.withItems("batch"));
        for (int i = 0; i < 40; i++) {
            brief.told(0, i * 500, 50, 200, Asking.items(100, 100));
        }
        brief.promise(Figure.ITEM_SUCCESS_RATE, Operator.AT_LEAST, 99);
        ThresholdResult result = brief.report().judgement().thresholds().get(0);

        // 4,000 ok items would be more than enough; 40 answers are not.
        assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(result.estimate().orElseThrow().effectiveCount()).isEqualTo(40);
    }

    @Test
    void answersWithoutItemsAreInconclusive() {
        trial.tasks(Asking.withItems("batch"));
        trial.ok(0, 10).promise(Figure.ITEM_SUCCESS_RATE, Operator.AT_LEAST, 99);

        assertThat(ThresholdText.of(judged())).isEqualTo("none of 1 ok call has an item");
    }

    /** A server that leaves out the usage of some answers makes more tokens than it counts. */
    @Test
    void tokensThatWereNotCountedLeaveTheirRateUndecided() {
        trial.tasks(Tasks.post("/v1/completions").stream(AnswerStream.OPENAI).task())
                .promise(Figure.OUTPUT_TOKENS_PER_SECOND, Operator.AT_LEAST, 1);
        for (int i = 0; i < 600; i++) {
            trial.add(answer(i, 128));
        }
        assertThat(judged().state()).isEqualTo(State.PASS);
        assertThat(judged().found().orElseThrow()).isCloseTo(128, within(0.5));

        trial.add(answer(600, -1));
        assertThat(judged().state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(judged().found()).isEmpty();
        assertThat(ThresholdText.of(judged())).contains("1 ok call");
    }

    /** One that begins in this second. */
    private static Call answer(int second, long tokens) {
        return Calls.at(999 * second, 500).tokensCounted(tokens, 100, 300, 500).call();
    }

    /** One call in so many is a miss. */
    private void calls(int count, int oneMissIn) {
        for (int i = 0; i < count; i++) {
            trial.told(0, i * 600_000.0 / count, 8, 200, i % oneMissIn == 0 ? MISS : HIT);
        }
    }

    private ThresholdResult hitRate(Operator operator, double limit) {
        trial.promise(Figure.CACHE_HIT_RATE, operator, limit);
        return judged();
    }

    private ThresholdResult judged() {
        return trial.report().judgement().thresholds().get(0);
    }
}
