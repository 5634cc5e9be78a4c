package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.audit.AuditPage;
import io.github.wingload.audit.Process;
import io.github.wingload.audit.Promise;
import io.github.wingload.judge.tally.CallsInFlight;
import io.github.wingload.judge.tally.WindowTally;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Window;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether runs of a service that does not change are said to be not steady, or to have taken time to settle. */
class SteadinessAuditTest {

    private static final int RUNS = 400;
    private static final double PER_SECOND = 40;
    private static final double GAP = 1 / PER_SECOND;

    /**
     * A service that does not change.
     *
     * @param alikeSeconds how long its calls stay alike
     * @param calls makes the time of each call in milliseconds, or NaN for one that fails
     */
    private record Service(String name, double alikeSeconds, Process.Times calls) {

        static Service of(Process process) {
            return new Service(process.name(), process.seconds(), process.times());
        }

        /** One call in a hundred fails, in outages of this mean length; 0 for single failures. */
        static Service failing(double outageSeconds) {
            double share = 0.01;
            return new Service(
                    outageSeconds == 0 ? "single failures" : "outages of %.0f s".formatted(outageSeconds),
                    outageSeconds / share,
                    (random, gap) -> {
                        DoubleSupplier up = outageSeconds == 0
                                ? () -> random.nextDouble() < share ? 0 : 1
                                : Process.spells(
                                        random, outageSeconds / gap * (1 - share) / share, outageSeconds / gap);
                        return () -> up.getAsDouble() > 0 ? 100 : Double.NaN;
                    });
        }

        Row row(int seconds, int runs) {
            long wrong = IntStream.range(0, runs)
                    .filter(run -> unsteady(seconds, new Random(31L * run + seconds)))
                    .count();
            return new Row(this, seconds, runs, 100.0 * wrong / runs);
        }

        private boolean unsteady(int seconds, Random random) {
            Plan plan = Plans.of(Tasks.get("/predict").task())
                    .load(Loads.rate(PER_SECOND, Duration.ofSeconds(seconds)))
                    .plan();
            WindowTally tally = new WindowTally(plan, new boolean[] {true}, 0);
            CallsInFlight inFlight = new CallsInFlight(0);
            DoubleSupplier times = calls.start(random, GAP);
            for (int i = 0; i < seconds * PER_SECOND; i++) {
                double ms = times.getAsDouble();
                double atMs = i * GAP * 1e3;
                var call = Double.isNaN(ms) ? Calls.failed(0, atMs, 1, 500, "HTTP 500", "") : Calls.ok(0, atMs, ms);
                tally.record(call);
                inFlight.record(call);
            }
            long endNs = seconds * 1_000_000_000L;
            return !new Steadiness(
                            new Course(plan.load()),
                            new Window(0, endNs, endNs),
                            List.of(new Steadiness.Calls(Optional.empty(), tally)),
                            inFlight,
                            true)
                    .remarks()
                    .isEmpty();
        }
    }

    /** @param wrong runs that are said to have changed, in percent */
    private record Row(Service service, int seconds, int runs, double wrong) {

        boolean holds() {
            return service.alikeSeconds() > seconds / 3.0 || Promise.kept(wrong, runs, 5);
        }

        @Override
        public String toString() {
            return "| %s | %.3g s | %d s | %.1f %% |".formatted(service.name(), service.alikeSeconds(), seconds, wrong);
        }
    }

    @Test
    void stationaryRunsSeldomTakeTimeToSettle() {
        assertThat(Service.of(Process.autoregressive(0.9)).row(60, 60).wrong()).isLessThanOrEqualTo(7);
    }

    @Test
    @Tag("audit")
    void stationaryRunsAreSeldomCalledUnsteady() throws IOException {
        List<Service> services = Stream.concat(
                        Stream.of(
                                        Process.independent(),
                                        Process.cache(),
                                        Process.heavyTail(),
                                        Process.autoregressive(0.5),
                                        Process.autoregressive(0.9),
                                        Process.autoregressive(0.99),
                                        Process.slowFactor(10),
                                        Process.slowFactor(60),
                                        Process.cacheSpells())
                                .map(Service::of),
                        Stream.of(Service.failing(0), Service.failing(2)))
                .toList();
        List<Row> rows = services.parallelStream()
                .flatMap(service -> IntStream.of(20, 60, 120, 600)
                        .mapToObj(seconds -> Promise.row(RUNS, runs -> service.row(seconds, runs), Row::holds)))
                .toList();
        List<String> lines = new ArrayList<>(List.of(
                "Runs of services that do not change. \"Wrong\" is the share of runs that are said to be not steady, in times, success rate",
                "or calls in flight, or to have been slow at first: at most 5% if calls stay alike for up to a third of the run.",
                "",
                "| service | alike for | run | wrong |",
                "|---|--:|--:|--:|"));
        rows.forEach(row -> lines.add(row.toString()));
        AuditPage.write("Steadiness", lines);
        assertThat(rows).allMatch(Row::holds);
    }
}
