package io.github.wingload.report.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadSectionTest {

    @Test
    void callsInFlightAtTheEndOfAShortRunDoNotMakeItUnsteady() {
        assertThat(load(2, 18, i -> 1_800))
                .contains("Little's law: 10.4 calls were in flight on average; throughput × mean service time = 18.0.");
    }

    @Test
    void aServiceThatGetsSlowAtTheEndIsNotSteady() {
        assertThat(load(20, 22, i -> i < 180 ? 200 : 10_000))
                .contains("throughput × mean service time = 11.8, 75.85% apart: the run was not steady.");
    }

    /** The report on a run of ten calls a second. */
    private static String load(int seconds, long peakInFlight, IntToDoubleFunction ms) {
        Plan plan = Plans.of(Tasks.get("/").task())
                .load(Loads.rate(10, Duration.ofSeconds(seconds)))
                .plan();
        List<Call> calls = IntStream.range(0, 10 * seconds)
                .mapToObj(i -> Calls.at(100 * i, ms.applyAsDouble(i)).call())
                .toList();
        return TicketReport.markdown(Runs.of(plan)
                .users(0, 0)
                .end(EndReason.RUN_TIME, Duration.ofSeconds(seconds))
                .peakInFlight(peakInFlight)
                .calls(calls)
                .analysis());
    }
}
