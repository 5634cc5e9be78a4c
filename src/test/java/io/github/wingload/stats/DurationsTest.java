package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    private static final long NS_PER_MS = 1_000_000;

    @ParameterizedTest
    @CsvSource({"50, 299.007", "90, 499.199", "99, 544.255", "0, 50", "100, 549"})
    void percentileIsTheNearestRankOfItsBucket(double percentile, double ms) {
        Durations durations =
                of(IntStream.rangeClosed(50, 549).mapToLong(i -> i * NS_PER_MS).toArray());

        assertThat(durations.percentileMs(percentile)).isEqualTo(ms);
    }

    @Test
    void noPercentileLeavesTheExactExtremes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            Durations durations =
                    of(random.longs(1 + random.nextInt(50), 1, 60_000_000_000L).toArray());
            for (double percentile : new double[] {0, 0.01, 50, 90, 99, 99.99, 100}) {
                assertThat(durations.percentileMs(percentile)).isBetween(durations.minMs(), durations.maxMs());
            }
            assertThat(durations.percentileMs(100)).isEqualTo(durations.maxMs());
        }
    }

    @Test
    void percentilesRiseWithTheirNumber() {
        Durations durations = of(new Random(3).longs(1000, 1, 60_000_000_000L).toArray());

        double last = 0;
        for (double percentile = 0; percentile <= 100; percentile += 0.5) {
            assertThat(durations.percentileMs(percentile)).isGreaterThanOrEqualTo(last);
            last = durations.percentileMs(percentile);
        }
    }

    @Test
    void meanAndExtremesAreExact() {
        Durations durations = of(1, 2, 1_234_567_891L);

        assertThat(durations.minNs()).isEqualTo(1);
        assertThat(durations.maxNs()).isEqualTo(1_234_567_891L);
        assertThat(durations.meanMs()).isEqualTo(1_234_567_894L / 1e6 / 3);
    }

    @Test
    void valuesBeyondAnHourAreClampedAndCounted() {
        long twoHoursNs = 7_200_000_000_000L;

        Durations durations = of(twoHoursNs, NS_PER_MS);

        assertThat(durations.count()).isEqualTo(2);
        assertThat(durations.clamped()).isEqualTo(1);
        assertThat(durations.maxNs()).isEqualTo(twoHoursNs);
        assertThat(durations.histogram().getMaxValue() / 1e6).isCloseTo(3600, within(3.6));
    }

    @Test
    void aNegativeValueIsCountedAsNothingAtAll() {
        Durations durations = of(-5);

        assertThat(durations.count()).isEqualTo(1);
        assertThat(durations.clamped()).isEqualTo(1);
        assertThat(durations.minNs()).isZero();
        assertThat(durations.sumNs()).isZero();
    }

    @Test
    void mergingIsRecordingTogether() {
        assertThat(of(5_000, NS_PER_MS).plus(of(3, 900 * NS_PER_MS)))
                .isEqualTo(of(3, 5_000, 900 * NS_PER_MS, NS_PER_MS));
    }

    @Test
    void mergingIsAssociativeAndTheEmptyValueIsNeutral() {
        Durations a = of(1_000, 2_000_000);
        Durations b = of(70_000_000_000L);
        Durations c = of(12, 13, 14);

        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Durations.NONE)).isEqualTo(a);
        assertThat(Durations.NONE.plus(a)).isEqualTo(a);
    }

    @Test
    void sumIsEncodedAlikeInEveryOrder() {
        Durations brief = of(3 * NS_PER_MS);
        Durations longer = of(40 * NS_PER_MS, 7_000 * NS_PER_MS);
        Durations longest = of(65_000 * NS_PER_MS);

        assertThat(encoded(longest.plus(longer).plus(brief)))
                .isEqualTo(encoded(brief.plus(longer.plus(longest))))
                .isEqualTo(encoded(of(3 * NS_PER_MS, 40 * NS_PER_MS, 7_000 * NS_PER_MS, 65_000 * NS_PER_MS)));
    }

    private static ByteBuffer encoded(Durations durations) {
        ByteBuffer bytes = ByteBuffer.allocate(durations.histogram().getNeededByteBufferCapacity());
        durations.histogram().encodeIntoByteBuffer(bytes);
        return bytes.flip();
    }

    @Test
    void noDurationsHaveNoFigures() {
        assertThat(Durations.NONE.count()).isZero();
        assertThat(Durations.NONE.meanMs()).isZero();
        assertThat(Durations.NONE.percentileMs(50)).isZero();
    }

    private static Durations of(long... ns) {
        Recording recording = new Recording();
        for (long value : ns) {
            recording.record(value);
        }
        return recording.durations();
    }
}
