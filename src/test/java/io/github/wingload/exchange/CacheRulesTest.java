package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.JsonScalar;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheRulesTest {

    private static final CacheRule HEADER = new CacheRule.HeaderMatches("header X-Cache =~ hit", "X-Cache", "hit");
    private static final CacheRule JSON =
            new CacheRule.JsonEquals("json /cached == true", "/cached", new JsonScalar("true", "true"));
    private static final CacheRule BELOW = new CacheRule.Below("below 20ms", Duration.ofMillis(20));

    @Test
    void headerDecidesWhetherTheAnswerIsCached() {
        assertThat(of(Answers.text("").header("x-cache", "cp3 hit/2"), HEADER)).isEqualTo(CacheResult.HIT);
        assertThat(of(Answers.text("").header("X-Cache", "miss"), HEADER)).isEqualTo(CacheResult.MISS);
        assertThat(of(Answers.text(""), HEADER)).isEqualTo(CacheResult.UNKNOWN);
    }

    @Test
    void valueInTheBodyDecidesWhetherTheAnswerIsCached() {
        assertThat(of(Answers.json("{\"cached\":true}"), JSON)).isEqualTo(CacheResult.HIT);
        assertThat(of(Answers.json("{\"cached\":false}"), JSON)).isEqualTo(CacheResult.MISS);
        assertThat(of(Answers.json("{}"), JSON)).isEqualTo(CacheResult.UNKNOWN);
    }

    @Test
    void aBodyWithoutACacheResultDoesNotFailTheCall() {
        assertThat(of(Answers.text("<html>"), JSON)).isEqualTo(CacheResult.UNKNOWN);
        assertThat(of(Answers.json("{\"cached\":true}").cutTo(5), JSON)).isEqualTo(CacheResult.UNKNOWN);
        assertThat(Answers.text("<html>").judged(JSON).ok()).isTrue();
    }

    @Test
    void aShortServiceTimeIsAHit() {
        assertThat(of(Answers.text("").taking(19_999_999), BELOW)).isEqualTo(CacheResult.HIT);
        assertThat(of(Answers.text("").taking(20_000_000), BELOW)).isEqualTo(CacheResult.MISS);
    }

    @Test
    void onlyOkCallsAreHitsOrMisses() {
        assertThat(of(Answers.text("").status(500).header("X-Cache", "hit"), HEADER))
                .isEqualTo(CacheResult.UNKNOWN);
    }

    private static CacheResult of(Answers answer, CacheRule rule) {
        return answer.judged(rule).cache();
    }
}
