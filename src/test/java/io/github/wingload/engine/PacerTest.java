package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {

    @Test
    void stepsThatAreFarApartHaveAWakeUpEach() {
        assertThat(Pacer.wakeUpNs(5_200_000, 5_000_000)).isEqualTo(5_200_000);
    }

    @Test
    void stepsThatAreCloseShareAWakeUp() {
        assertThat(Pacer.wakeUpNs(5_050_000, 5_000_000)).isEqualTo(5_150_000);
        assertThat(Pacer.wakeUpNs(4_000_000, 5_000_000)).isEqualTo(5_150_000);
    }
}
