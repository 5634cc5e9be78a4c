package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.stats.Durations;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SparseHistogramTest {

    @Test
    void nothingIsLostByAddingItToAHistogram() {
        Random random = new Random(7);
        SparseHistogram sparse = new SparseHistogram();
        Histogram expected = new Histogram(Durations.DIGITS);
        for (int i = 0; i < 50_000; i++) {
            long value = (long) Math.exp(random.nextDouble() * Math.log(Durations.HIGHEST_US));
            sparse.record(value);
            expected.recordValue(value);
        }
        for (long edge : new long[] {0, 1, 2047, 2048, 2049, 4095, 4096, 500_000, Durations.HIGHEST_US}) {
            sparse.record(edge);
            expected.recordValue(edge);
        }

        Histogram sum = new Histogram(Durations.DIGITS);
        sparse.forEach(sum::recordValueWithCount);

        assertThat(sum).isEqualTo(expected);
        assertThat(sparse.total()).isEqualTo(50_009);
    }
}
