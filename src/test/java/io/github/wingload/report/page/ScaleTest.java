package io.github.wingload.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void valuesLieBetweenTheEnds() {
        Scale scale = Scale.over(DoubleStream.of(100, 200, Double.POSITIVE_INFINITY));
        assertThat(scale.log()).isFalse();
        assertThat(scale.at(100)).isEqualTo("5.36%");
        assertThat(scale.at(150)).isEqualTo("50.00%");
        assertThat(scale.length(100, 200)).isEqualTo("89.29%");
        assertThat(scale.at(10_000)).isEqualTo("100.00%");
        assertThat(scale.at(Double.NEGATIVE_INFINITY)).isEqualTo("0.00%");
    }

    @Test
    void wideRangesAreLogarithmic() {
        Scale scale = Scale.over(DoubleStream.of(1, 100));
        assertThat(scale.log()).isTrue();
        assertThat(scale.at(10)).isEqualTo("50.00%");
    }

    @Test
    void oneValueIsInTheMiddle() {
        assertThat(Scale.over(DoubleStream.of(7)).at(7)).isEqualTo("50.00%");
        assertThat(Scale.over(DoubleStream.of(0)).at(0)).isEqualTo("50.00%");
        assertThat(Scale.over(DoubleStream.empty()).at(0)).isEqualTo("0.00%");
    }
}
