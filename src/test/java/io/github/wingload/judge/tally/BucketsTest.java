package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.result.Shares;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration ONE = Duration.ofSeconds(1);

    @Test
    void callThatTookExactlyABoundIsInTheBucketAboveIt() {
        Buckets buckets = new Buckets(List.of(HALF, ONE));
        buckets.record(0);
        buckets.record(HALF.toNanos() - 1);
        buckets.record(HALF.toNanos());
        buckets.record(Duration.ofHours(2).toNanos());

        assertThat(buckets.buckets())
                .containsExactly(
                        new Bucket(Duration.ZERO, Optional.of(HALF), 2, 50),
                        new Bucket(HALF, Optional.of(ONE), 1, 25),
                        new Bucket(ONE, Optional.empty(), 1, 25));
    }

    @Test
    void percentagesOfThirdsAddUpTo100() {
        assertThat(Shares.percents(new long[] {1, 1, 1})).containsExactly(33.34, 33.33, 33.33);
        assertThat(Shares.percents(new long[] {0, 0})).containsExactly(0, 0);
        assertThat(Shares.percents(new long[] {0, 7})).containsExactly(0, 100);
    }

    @Test
    void percentagesAddUpTo100AndAreOffByLessThanAHundredth() {
        Random random = new Random(1);
        for (int run = 0; run < 5_000; run++) {
            long[] counts = random.longs(1 + random.nextInt(8), 0, 1 + random.nextInt(1_000_000))
                    .toArray();
            long total = Arrays.stream(counts).sum();
            double[] percents = Shares.percents(counts);
            long hundredths = Math.round(Arrays.stream(percents).sum() * 100);
            assertThat(hundredths).isEqualTo(total == 0 ? 0 : 10_000);
            for (int i = 0; i < counts.length && total > 0; i++) {
                assertThat(Math.abs(percents[i] - 100.0 * counts[i] / total)).isLessThan(0.01);
            }
        }
    }
}
