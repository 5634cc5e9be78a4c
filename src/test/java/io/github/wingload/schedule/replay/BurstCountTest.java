package io.github.wingload.schedule.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.load.Replay.Burstiness;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BurstCountTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void equalNumbersInEverySecondHaveNoDispersion() {
        BurstCount count = new BurstCount();
        for (int second = 0; second < 100; second++) {
            count.add(second, 5);
        }
        assertThat(count.burstiness()).isEqualTo(new Burstiness(500, 100, 5, 300, 500, 0));
        assertThat(count.burstiness().meanPerSecond()).isEqualTo(5);
    }

    /** For independent callers the variance equals the mean. */
    @Test
    void independentStartsHaveADispersionOfOne() {
        BurstCount count = new BurstCount();
        Random random = new Random(7);
        LongStream.generate(() -> (long) (random.nextDouble() * 20_000 * SECOND))
                .limit(200_000)
                .sorted()
                .forEach(count::add);
        assertThat(count.burstiness().dispersion()).isCloseTo(1, within(0.05));
    }

    @Test
    void figuresEqualThoseCountedFromAllSeconds() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int[] perSecond = new int[9000];
            for (int burst = 0; burst < 12; burst++) {
                perSecond[random.nextInt(perSecond.length)] += random.nextInt(300);
                perSecond[random.nextInt(perSecond.length)]++;
            }
            perSecond[perSecond.length - 1] = 1;
            BurstCount count = new BurstCount();
            for (int second = 0; second < perSecond.length; second++) {
                for (int start = 0; start < perSecond[second]; start++) {
                    count.add(second * SECOND + random.nextInt(1_000_000_000));
                }
            }
            double mean = IntStream.of(perSecond).average().orElseThrow();
            double variance = IntStream.of(perSecond)
                    .mapToDouble(number -> (number - mean) * (number - mean))
                    .average()
                    .orElseThrow();
            Burstiness bursts = count.burstiness();
            assertThat(bursts.starts()).isEqualTo(IntStream.of(perSecond).sum());
            assertThat(bursts.seconds()).isEqualTo(perSecond.length);
            assertThat(bursts.peakSecond()).isEqualTo(most(perSecond, 1));
            assertThat(bursts.peakMinute()).isEqualTo(most(perSecond, 60));
            assertThat(bursts.peakHour()).isEqualTo(most(perSecond, 3600));
            assertThat(bursts.dispersion()).isCloseTo(variance / mean, within(1e-9 * variance / mean));
        }
    }

    private static long most(int[] perSecond, int width) {
        long[] before = new long[perSecond.length + 1];
        for (int second = 0; second < perSecond.length; second++) {
            before[second + 1] = before[second] + perSecond[second];
        }
        return IntStream.rangeClosed(0, perSecond.length - width)
                .mapToLong(from -> before[from + width] - before[from])
                .max()
                .orElseThrow();
    }

    @Test
    void aGapOfYearsTakesNoTime() {
        BurstCount count = new BurstCount();
        count.add(0);
        count.add(3_000_000_000L * SECOND);
        assertThat(count.burstiness().seconds()).isEqualTo(3_000_000_001L);
        assertThat(count.burstiness().peakHour()).isEqualTo(1);
    }
}
