package io.github.wingload.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Window TEN_SECONDS = new Window(0, 10_000_000_000L, 12_000_000_000L);

    @Test
    void callsThatPileUpAreNotDeliveredWhetherTheyEndWellOrNot() {
        Window window = TEN_SECONDS.withBacklog(OptionalDouble.of(30));

        assertThat(window.deliveredShare(400)).isCloseTo(0.25, within(1e-9));
        assertThat(window.deliveredShare(200)).isZero();
        assertThat(window.deliveredShare(0)).isEqualTo(1);
    }

    @Test
    void everyCallIsDeliveredWhereNonePileUp() {
        assertThat(TEN_SECONDS.deliveredShare(400)).isEqualTo(1);
    }
}
