package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Load;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Loads;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JvmWarmUpIT {

    static Stream<Load> models() {
        return Stream.of(Loads.users(1, Duration.ofSeconds(1)), Loads.rate(1, Duration.ofSeconds(1)));
    }

    /** Both tasks are sent, in both models, however slow the machine is. */
    @ParameterizedTest
    @MethodSource("models")
    void callsPassTheirChecksAndFailAsPlanned(Load load) {
        Totals totals = JvmWarmUp.run(load, NanoClock.system());
        assertThat(totals.tasks().get(0).ok().count()).isPositive();
        assertThat(totals.tasks().get(0).statuses()).containsOnlyKeys(200);
        assertThat(totals.tasks().get(1).statuses()).containsOnlyKeys(404);
    }
}
