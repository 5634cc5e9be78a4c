package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctKeysTest {

    @Test
    void keysAreCountedExactlyUpToTheLimitAndNotBeyond() {
        DistinctKeys keys = new DistinctKeys(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            keys.add("rev-" + i);
            keys.add("rev-" + i / 2);
        }
        assertThat(keys.count()).isEqualTo(1_000_000);
        keys.add("one more");
        assertThat(keys.count()).isEqualTo(DistinctKeys.NOT_KEPT);
        keys.add("and another");
        assertThat(keys.count()).isEqualTo(DistinctKeys.NOT_KEPT);
    }

    @Test
    void theMostFrequentKeyIsCounted() {
        DistinctKeys keys = new DistinctKeys(10);
        for (String key : new String[] {"a", "b", "a", "c", "a"}) {
            keys.add(key);
        }
        assertThat(keys.total()).isEqualTo(5);
        assertThat(keys.count()).isEqualTo(3);
        assertThat(keys.most()).isEqualTo(3);
    }
}
