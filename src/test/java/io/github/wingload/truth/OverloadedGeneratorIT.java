package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.OpenLoad.Arrivals;
import io.github.wingload.plan.Stage;
import io.github.wingload.simulator.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.simulator.SimulatorSettings;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Far more starts are asked for than one network thread can make of a target that answers at once. */
@Timeout(300)
class OverloadedGeneratorIT {

    private static final int PER_SECOND = 100_000;
    private static final int MOST_IN_FLIGHT = 300;
    private static final double TOO_LATE_MS = 100;

    @Test
    void startsThatCannotBeMadeInTimeAreLateOrDroppedAndNoneIsHidden() throws Exception {
        OpenLoad load = Plans.open(
                Arrivals.CONSTANT,
                OptionalInt.of(MOST_IN_FLIGHT),
                new Stage(Stage.HOLD, PER_SECOND, PER_SECOND, Duration.ofSeconds(1)));
        try (Simulator target =
                Simulator.start(SimulatorSettings.of(Profile.REVERTRISK_WIKIDATA_INSTANT), 0, NanoClock.system())) {
            Measured measured = Measured.run(Plans.predict(target.url(), load), Plans.rows(1, id -> 0));
            List<Call> dropped = measured.calls().stream()
                    .filter(call -> call.outcome() == Outcome.DROPPED)
                    .toList();
            long tooLate = measured.ok().stream()
                    .filter(call -> call.startedNs() - call.intendedNs() > TOO_LATE_MS * 1e6)
                    .count();

            assertThat(measured.calls()).hasSize(PER_SECOND);
            assertThat(measured.ok().size() + dropped.size()).isEqualTo(PER_SECOND);
            assertThat(tooLate + dropped.size())
                    .as("starts later than 100 ms, or dropped")
                    .isGreaterThan(PER_SECOND / 100);
        }
    }
}
