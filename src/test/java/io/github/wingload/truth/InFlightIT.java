package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What happens to calls that are in flight when something ends: the load, or room for more. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class InFlightIT {

    private static final int LIMIT = 5;

    /** Five starts at ten per second take half of it; the sixth comes 40 ms after there is room again. */
    private static final long HELD_MS = 960;

    @Test
    void callsStartedInTheLastSecondAreWaitedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Hold.always(2000))) {
            Measured measured = Measured.run(
                    TruthPlans.plan(server.url(), Loads.rate(10, Duration.ofSeconds(1))), TruthPlans.rows(1, id -> 0));
            assertThat(measured.calls()).hasSize(10).allMatch(Call::ok);
            assertThat(measured.calls()).allMatch(call -> call.serviceTimeNs() >= 2_000_000_000L);
            assertThat(measured.result().load().end()).isEqualTo(EndReason.RUN_TIME);
            assertThat(measured.result().load().loadDuration()).isEqualTo(Duration.ofSeconds(1));
            assertThat(measured.result().load().lastCallEnd()).isGreaterThanOrEqualTo(Duration.ofMillis(2900));
            assertThat(measured.result().load().peakInFlight()).isEqualTo(10);
        }
    }

    @Test
    void everyIntendedStartIsMadeOrDropped() throws Exception {
        Split split = Split.of(4);
        assertThat(split.sent() + split.dropped()).isEqualTo(40);
        assertThat(split.sent()).as("twenty, on a machine with time for us").isBetween(10, 30);
    }

    @Test
    @Tag("timing")
    void halfOfTwiceTooManyStartsIsDropped() throws Exception {
        Split split = Split.of(10);
        System.out.println("At most five in flight, ten needed: " + split);
        assertThat(split.sent() + split.dropped()).isEqualTo(100);
        assertThat(split.sent()).isBetween(47, 53);
    }

    /** Ten starts per second, each held for nearly a second, with room for five. */
    private record Split(int sent, int dropped) {

        static Split of(int seconds) throws Exception {
            OpenLoad load = Loads.rates(
                    Arrivals.CONSTANT,
                    OptionalInt.of(LIMIT),
                    new Stage(Stage.HOLD, 10, 10, Duration.ofSeconds(seconds)));
            try (ScriptedServer server = ScriptedServer.start(Hold.always(HELD_MS))) {
                Measured measured = Measured.run(TruthPlans.plan(server.url(), load), TruthPlans.rows(1, id -> 0));
                List<Call> dropped = measured.calls().stream()
                        .filter(call -> call.failureClass().outcome() == Outcome.DROPPED)
                        .toList();
                assertThat(dropped).allMatch(call -> call.startedNs() == Times.NEVER);
                assertThat(dropped).allMatch(call -> call.endNs() >= call.intendedNs());
                assertThat(measured.ok()).hasSameSizeAs(server.received());
                assertThat(measured.ok().size() + dropped.size())
                        .isEqualTo(measured.calls().size());
                assertThat(measured.result().load().peakInFlight()).isEqualTo(LIMIT);
                assertThat(measured.result().aggregated().requests())
                        .isEqualTo(measured.ok().size());
                assertThat(measured.result().aggregated().dropped()).isEqualTo(dropped.size());
                return new Split(measured.ok().size(), dropped.size());
            }
        }
    }
}
