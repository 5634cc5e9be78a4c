package io.github.wingload.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testserver.Hold;
import io.github.wingload.testserver.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts are intended when the schedule's formula says, to the nanosecond, however late they are made. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class ScheduleIT {

    private static final double PER_HOUR_150000 = 150_000 / 3600.0;
    private static final long GAP_NS = 24_000_000L;
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @Test
    void atARateOf150000PerHourStartsAreExactly24MillisecondsApart() throws Exception {
        Measured measured = run(Loads.rate(PER_HOUR_150000, Duration.ofSeconds(6)), 1);
        assertThat(measured.calls()).hasSize(250);
        assertIntended(measured.calls());
    }

    @Test
    @Tag("timing")
    void aMinuteAt150000PerHourIsOnTime() throws Exception {
        MedianOfThree seen = MedianOfThree.of(() -> {
            Measured measured = run(Loads.rate(PER_HOUR_150000, Duration.ofSeconds(60)), 1);
            assertThat(measured.calls()).hasSize(2500);
            assertIntended(measured.calls());
            SortedTimes lateness = SortedTimes.lateness(measured.calls());
            return Map.of("p50", lateness.p(50), "p99", lateness.p(99), "max", lateness.max());
        });
        System.out.println("Lateness at 150,000/h in ms: " + seen.figures());
        assertThat(seen.get("p50")).isLessThanOrEqualTo(1);
        assertThat(seen.get("p99")).isLessThanOrEqualTo(10);
    }

    @Test
    void aRampStartsWhereTheAreaUnderItSays() throws Exception {
        OpenLoad load = Loads.rates(
                Arrivals.CONSTANT, new Stage("up", 0, 50, TWO_SECONDS), new Stage("hold", 50, 50, TWO_SECONDS));
        List<Call> calls = run(load, 1).calls();
        assertThat(calls).hasSize(150);
        for (int n = 0; n < 150; n++) {
            // 50 starts by the end of the ramp, n of them by 2 s · √(n / 50); then one every 20 ms.
            double seconds = n < 50 ? 2 * Math.sqrt(n / 50.0) : 2 + (n - 50) / 50.0;
            assertThat(calls.get(n).intendedNs() / 1e9).as("start %d", n).isCloseTo(seconds, within(1e-6));
        }
    }

    @Test
    void theSeedDecidesOnRandomArrivals() throws Exception {
        OpenLoad load =
                Loads.rates(Arrivals.POISSON_EXACT, OptionalInt.empty(), new Stage("hold", 100, 100, TWO_SECONDS));
        List<Long> first = intended(run(load, 7).calls());
        assertThat(first).hasSize(200).isSorted();
        assertThat(intended(run(load, 7).calls())).isEqualTo(first);
        assertThat(intended(run(load, 8).calls())).hasSize(200).isNotEqualTo(first);
    }

    private static Measured run(OpenLoad load, long seed) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(Hold.always(5))) {
            Measured measured = Measured.run(TruthPlans.plan(server.url(), load, seed), TruthPlans.rows(1, id -> 5));
            assertThat(measured.calls()).allMatch(Call::ok).allMatch(call -> call.startedNs() >= call.intendedNs());
            assertThat(server.received()).hasSize(measured.calls().size());
            return measured;
        }
    }

    private static void assertIntended(List<Call> calls) {
        for (int n = 0; n < calls.size(); n++) {
            assertThat(calls.get(n).intendedNs()).as("start %d", n).isEqualTo(n * GAP_NS);
        }
    }

    private static List<Long> intended(List<Call> calls) {
        return calls.stream().map(Call::intendedNs).toList();
    }
}
