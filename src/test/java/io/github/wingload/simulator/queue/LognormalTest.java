package io.github.wingload.simulator.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LognormalTest {

    @Test
    void drawsHaveTheMeanAndVariationAskedFor() {
        Random random = new Random(3);
        double[] draws = DoubleStream.generate(() -> new Lognormal(130, 0.44).draw(random))
                .limit(200_000)
                .toArray();
        double mean = DoubleStream.of(draws).average().orElseThrow();
        double variance = DoubleStream.of(draws)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(130, withPercentage(1));
        assertThat(Math.sqrt(variance) / mean).isCloseTo(0.44, withPercentage(2));
    }

    @Test
    void withoutVariationItIsAConstant() {
        assertThat(new Lognormal(450, 0).draw(new Random(1))).isEqualTo(450);
    }
}
