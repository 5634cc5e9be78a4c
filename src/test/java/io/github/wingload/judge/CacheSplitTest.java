package io.github.wingload.judge;

import static io.github.wingload.judge.Asking.BY_HEADER;
import static io.github.wingload.judge.Asking.BY_TIME;
import static io.github.wingload.judge.Asking.HIT;
import static io.github.wingload.judge.Asking.MISS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.judge.words.RemarkText;
import io.github.wingload.result.CacheSplit;
import io.github.wingload.result.CacheUse;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CacheSplitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Trial trial = Trial.closed(1, MINUTE).tasks(Asking.cached("predict", BY_HEADER));

    @Test
    void hitRateIsTheShareOfHitsAmongHitsAndMisses() {
        hits(95, 8).misses(5, 65);
        trial.ok(0, 100, 9_000).failed(200, 5, 503);

        CacheUse use = CacheSplit.of(trial.report()).orElseThrow().all();

        assertThat(use.hits()).isEqualTo(95);
        assertThat(use.misses()).isEqualTo(5);
        assertThat(use.unknown()).isOne();
        assertThat(use.hitRatePercent()).hasValue(95);
        assertThat(use.hitP50Ms().orElseThrow()).isCloseTo(8, within(0.01));
        assertThat(use.missP95Ms().orElseThrow()).isCloseTo(65, within(0.1));
        assertThat(use.speedUp().orElseThrow()).isCloseTo(65.0 / 8, within(0.02));
        assertThat(doubts()).isEmpty();
    }

    @Test
    void tasksWithoutACacheRuleAreNotPartOfTheSplit() {
        trial.tasks(
                Asking.cached("predict", BY_HEADER),
                Tasks.named("GET", "health").task(),
                Asking.cached("batch", BY_HEADER));
        hits(30, 8).misses(10, 65);
        for (int i = 0; i < 50; i++) {
            trial.ok(1, i, 2);
        }
        trial.told(2, 0, 180, 200, MISS);

        CacheSplit split = CacheSplit.of(trial.report()).orElseThrow();

        assertThat(split.rows()).extracting(CacheSplit.Row::name).containsExactly("batch", "predict");
        assertThat(split.rows().get(0).use().hitRatePercent()).hasValue(0);
        assertThat(split.rows().get(0).use().speedUp()).isEmpty();
        assertThat(split.all().unknown()).isZero();
        assertThat(split.all().hitRatePercent().orElseThrow()).isCloseTo(100 * 30 / 41.0, within(1e-9));
    }

    @Test
    void aRefusedPayloadIsNeitherHitNorMiss() {
        trial.tasks(Asking.mutated("predict", "empty"), Asking.cached("predict", BY_HEADER));
        trial.told(0, 0, 1, 400, call -> call.mutation("empty").cache(CacheResult.MISS));
        trial.told(1, 0, 8, 200, HIT);

        CacheUse use = CacheSplit.of(trial.report()).orElseThrow().all();

        assertThat(use.hitRatePercent()).hasValue(100);
        assertThat(use.unknown()).isZero();
    }

    @Test
    void withoutACacheRuleThereIsNoSplit() {
        assertThat(CacheSplit.of(Trial.closed(1, MINUTE).ok(0, 1).report())).isEmpty();
    }

    @Test
    void ruleThatMatchesNoAnswerIsReported() {
        trial.ok(0, 5).ok(10, 5);

        assertThat(doubts())
                .isEqualTo(
                        "The cache rule \"header X-Cache =~ hit\" recognised neither a hit nor a miss in 2 ok calls.");
    }

    @Test
    void hitsThatAreNotFasterAreReported() {
        hits(50, 64).misses(50, 65);

        assertThat(doubts())
                .isEqualTo("Cache hits are not faster than misses (median 64.0 ms against 65.0 ms): either the rule"
                        + " \"header X-Cache =~ hit\" does not detect hits, or the cache does not help.");
    }

    @Test
    void ruleOnTheTimeIsNotReportedForFastHits() {
        trial.tasks(Asking.cached("predict", BY_TIME));
        hits(50, 19).misses(50, 20.5);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void slowHitsAreNoContradiction() {
        hits(37, 8).hits(35, 65).misses(28, 65);

        assertThat(doubts()).isEmpty();
    }

    @Test
    void moreHitsThanRepeatedPayloadsAreReported() {
        for (int i = 0; i < 100; i++) {
            trial.told(0, i * 100, 8, 200, "row " + i % 90, i < 60 ? HIT : MISS);
        }

        assertThat(doubts())
                .contains("60 responses came from a cache, but only 10 of 100 calls repeated a payload of this run");
    }

    @Test
    void repeatedPayloadsMayAllBeHits() {
        for (int i = 0; i < 100; i++) {
            trial.told(0, i * 100, i < 5 ? 65 : 8, 200, "row " + i % 5, i < 5 ? MISS : HIT);
        }

        assertThat(doubts()).isEmpty();
    }

    private CacheSplitTest hits(int count, double tookMs) {
        return told(count, tookMs, HIT);
    }

    private CacheSplitTest misses(int count, double tookMs) {
        return told(count, tookMs, MISS);
    }

    private CacheSplitTest told(int count, double tookMs, UnaryOperator<Calls> asked) {
        for (int i = 0; i < count; i++) {
            trial.told(0, i * 10, tookMs, 200, asked);
        }
        return this;
    }

    /** What the report remarks, but for what it says of any run this short. */
    private String doubts() {
        return String.join(
                " ",
                trial.report().remarks().stream()
                        .map(RemarkText::of)
                        .filter(remark -> remark.contains("cache") || remark.contains("hits"))
                        .toList());
    }
}
