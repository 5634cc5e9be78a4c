package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class StartLineTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final HandMovedClock clock = new HandMovedClock();

    @Test
    void aLoadWithoutATimeBeginsWhenEverythingIsReady() throws NotStartedException {
        clock.moveTo(5 * SECOND);
        assertThat(StartLine.whenReady().zeroNs(clock, control(() -> false)))
                .isEqualTo(5 * SECOND + StartLine.BEFORE_ZERO.toNanos());
    }

    @Test
    void aLoadBeginsAtItsTimeAndNotBefore() throws NotStartedException {
        AtomicInteger looks = new AtomicInteger();
        long zeroNs = at(7).zeroNs(clock, control(() -> {
            clock.moveTo(looks.getAndIncrement() * SECOND / 2);
            return false;
        }));
        assertThat(zeroNs).isEqualTo(7 * SECOND);
        assertThat(looks.get()).as("half seconds that it waited").isGreaterThan(13);
    }

    @Test
    void aLoadThatIsALittleLateBeginsAtOnceAndCountsFromItsTime() throws NotStartedException {
        clock.moveTo(7 * SECOND + SECOND / 2);
        at(7).enter(clock, control(() -> false));
        assertThat(at(7).zeroNs(clock, control(() -> false))).isEqualTo(7 * SECOND);
    }

    @Test
    void aLoadThatIsLateDoesNotBegin() {
        clock.moveTo(21 * SECOND);
        assertThatThrownBy(() -> at(7).enter(clock, control(() -> false)))
                .isInstanceOf(NotStartedException.class)
                .hasMessageStartingWith("the start at 1970-01-01T00:00:07Z passed 14 s ago; the load was not started.");
        assertThatThrownBy(() -> at(7).zeroNs(clock, control(() -> false))).isInstanceOf(NotStartedException.class);
    }

    @Test
    void anInterruptionEndsTheWait() throws NotStartedException {
        assertThat(at(7).zeroNs(clock, control(() -> true))).isZero();
    }

    private static StartLine at(long second) {
        return StartLine.at(Instant.ofEpochSecond(second));
    }

    private static RunControl control(BooleanSupplier stopped) {
        return new RunControl() {
            @Override
            public boolean stopped() {
                return stopped.getAsBoolean();
            }

            @Override
            public void stop() {
                throw new AssertionError("nobody stops it");
            }

            @Override
            public void stop(String rule) {
                throw new AssertionError("nobody stops it");
            }
        };
    }
}
