package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.result.EndReason;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadGateTest {

    private final AtomicInteger drained = new AtomicInteger();

    @Test
    void callsEnterUntilTheTimeIsOverAndTheLastToLeaveDrainsIt() {
        LoadGate gate = new LoadGate(100, Long.MAX_VALUE, drained::incrementAndGet);
        assertThat(gate.enter(0, 1)).isTrue();
        assertThat(gate.enter(99, 1)).isTrue();
        assertThat(gate.enter(100, 1)).isFalse();
        assertThat(gate.closing()).isEqualTo(new LoadGate.Closing(EndReason.RUN_TIME, 100));
        gate.leave();
        assertThat(gate.drained()).isFalse();
        assertThat(drained).hasValue(0);
        gate.leave();
        assertThat(gate.drained()).isTrue();
        assertThat(drained).hasValue(1);
        assertThat(gate.peakInFlight()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void lastAllowedCallClosesTheGateAndStillStarts() {
        LoadGate gate = new LoadGate(Long.MAX_VALUE, 2, drained::incrementAndGet);
        assertThat(gate.enter(5, 1)).isTrue();
        assertThat(gate.closed()).isFalse();
        assertThat(gate.enter(6, 1)).isTrue();
        assertThat(gate.closing()).isEqualTo(new LoadGate.Closing(EndReason.REQUESTS, 6));
        assertThat(gate.enter(7, 1)).isFalse();
        assertThat(gate.inFlight()).isEqualTo(2);
    }

    @Test
    void theFirstReasonStays() {
        LoadGate gate = new LoadGate(100, Long.MAX_VALUE, drained::incrementAndGet);
        gate.close(EndReason.INTERRUPTED, 40);
        gate.close(EndReason.SAMPLES_EXHAUSTED, 50);
        assertThat(gate.enter(200, 1)).isFalse();
        assertThat(gate.closing()).isEqualTo(new LoadGate.Closing(EndReason.INTERRUPTED, 40));
        assertThat(gate.drained()).isTrue();
    }
}
