package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.audit.AuditPage;
import io.github.wingload.audit.Process;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Window;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verdicts on services that just keep, or just break, what is promised. */
class VerdictAuditTest {

    private static final int RUNS = 400;
    private static final double PER_SECOND = 40;
    private static final double GAP = 1 / PER_SECOND;
    private static final double LIMIT_MS = 500;

    /**
     * Runs against a service, and a threshold on it.
     *
     * @param service its name
     * @param alikeSeconds how long its calls stay alike
     * @param truth what it does, compared with the limit
     * @param keeps true if that meets the threshold
     * @param leastPercent the least share of runs that must pass, in percent; 0 for none
     * @param calls makes a run's calls: the time of each in milliseconds, or NaN for one that fails
     */
    private record Case(
            String service,
            double alikeSeconds,
            int seconds,
            Rule threshold,
            String truth,
            boolean keeps,
            double leastPercent,
            Process.Times calls) {

        Map<State, Integer> states(int runs) {
            Map<State, Integer> states = new EnumMap<>(State.class);
            for (int run = 0; run < runs; run++) {
                states.merge(judge(new Random(31L * run + seconds)), 1, Integer::sum);
            }
            return states;
        }

        private State judge(Random random) {
            Plan plan = Plans.of(Tasks.get("/predict").task())
                    .load(Loads.rate(PER_SECOND, Duration.ofSeconds(seconds)))
                    .thresholds(threshold)
                    .plan();
            ThresholdTally tally = new ThresholdTally(plan, new Course(plan.load()), threshold);
            DoubleSupplier times = calls.start(random, GAP);
            for (int i = 0; i < seconds * PER_SECOND; i++) {
                double ms = times.getAsDouble();
                double atMs = i * GAP * 1e3;
                tally.record(
                        Double.isNaN(ms)
                                ? io.github.wingload.testkit.Calls.failed(0, atMs, 1, 500, "HTTP 500", "")
                                : io.github.wingload.testkit.Calls.ok(0, atMs, ms));
            }
            long endNs = seconds * 1_000_000_000L;
            return ThresholdJudge.judge(plan, tally, new Window(0, endNs, endNs))
                    .state();
        }

        boolean holds(Map<State, Integer> states, int runs) {
            int wrong = states.getOrDefault(keeps ? State.FAIL : State.PASS, 0);
            int passed = states.getOrDefault(State.PASS, 0);
            boolean slow = alikeSeconds > seconds / 2.0;
            return (slow || 100.0 * wrong / runs <= 5) && 100.0 * passed / runs >= leastPercent;
        }

        String row(Map<State, Integer> states, int runs) {
            return "| %s | %.3g s | %d s | `%s` | %s | %.1f %% | %.1f %% | %.1f %% |"
                    .formatted(
                            service,
                            alikeSeconds,
                            seconds,
                            threshold.text(),
                            truth,
                            100.0 * states.getOrDefault(State.PASS, 0) / runs,
                            100.0 * states.getOrDefault(State.FAIL, 0) / runs,
                            100.0 * states.getOrDefault(State.INCONCLUSIVE, 0) / runs);
        }
    }

    @Test
    void shortRunsOfCorrelatedCallsSeldomPassABrokenThreshold() {
        Case broken = p90(Process.autoregressive(0.9), 60, 1.02, Optional.empty(), 0);
        assertThat(broken.states(60).getOrDefault(State.PASS, 0)).isLessThanOrEqualTo(4);
    }

    @Test
    @Tag("audit")
    void verdictsAreSeldomWrong() throws IOException {
        List<Case> cases = cases();
        List<Map<State, Integer>> states =
                cases.parallelStream().map(each -> each.states(RUNS)).toList();
        List<String> lines = new ArrayList<>(List.of(
                "Verdicts on a service that keeps its limit by 2% or breaks it by 2%. At most 5% may be wrong if calls stay alike for up",
                "to half of the run. A service that keeps its limit by 10%, or by 25% if its calls resemble their neighbours, must pass",
                "in 95% or 90% of runs of two minutes.",
                "",
                "| service | alike for | run | threshold | truth | PASS | FAIL | INCONCLUSIVE |",
                "|---|--:|--:|---|---|--:|--:|--:|"));
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String row = cases.get(i).row(states.get(i), RUNS);
            lines.add(row);
            if (!cases.get(i).holds(states.get(i), RUNS)) {
                broken.add(row);
            }
        }
        AuditPage.write("Verdicts", lines);
        assertThat(broken).isEmpty();
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Process process : List.of(
                Process.independent(),
                Process.autoregressive(0.9),
                Process.slowFactor(10),
                Process.slowFactor(60),
                Process.cacheSpells())) {
            for (int seconds : new int[] {20, 60, 120, 600}) {
                for (double truth : new double[] {0.98, 1.02}) {
                    cases.add(p90(process, seconds, truth, Optional.empty(), 0));
                }
            }
        }
        cases.add(p90(Process.independent(), 120, 0.9, Optional.empty(), 95));
        cases.add(p90(Process.cache(), 120, 0.9, Optional.empty(), 95));
        cases.add(p90(Process.autoregressive(0.9), 120, 0.75, Optional.empty(), 90));
        for (Process process : List.of(Process.independent(), Process.autoregressive(0.9))) {
            for (double truth : new double[] {0.98, 1.02}) {
                cases.add(p90(process, 600, truth, Optional.of(Duration.ofMinutes(1)), 0));
            }
        }
        for (int seconds : new int[] {20, 60, 120, 600}) {
            for (double failing : new double[] {0.9, 1.1}) {
                cases.add(success(failing, 0, seconds));
                cases.add(success(failing, 2, seconds));
            }
        }
        return cases;
    }

    private static Case p90(Process process, int seconds, double truth, Optional<Duration> over, double leastPercent) {
        double scale = truth * LIMIT_MS / process.quantileMs(0.9);
        String text = "p90 of ok <= 500ms"
                + over.map(length -> " over " + length.toSeconds() + "s").orElse("");
        Rule rule = new Rule(
                text,
                Figure.percentile(90, Calls.OK),
                Optional.empty(),
                Optional.empty(),
                Operator.AT_MOST,
                LIMIT_MS,
                over);
        return new Case(
                process.name(),
                process.seconds(),
                seconds,
                rule,
                "%.0f %% of the limit".formatted(100 * truth),
                truth <= 1,
                leastPercent,
                (random, gap) -> {
                    DoubleSupplier times = process.times().start(random, gap);
                    return () -> scale * times.getAsDouble();
                });
    }

    private static Case success(double failingPercent, double outageSeconds, int seconds) {
        double share = failingPercent / 100;
        Rule rule = new Rule(
                "success rate >= 99%",
                Figure.SUCCESS_RATE, Optional.empty(), Optional.empty(), Operator.AT_LEAST, 99, Optional.empty());
        return new Case(
                outageSeconds == 0 ? "single failures" : "outages of %.0f s".formatted(outageSeconds),
                outageSeconds / share,
                seconds,
                rule,
                "%.1f %% fail".formatted(failingPercent),
                failingPercent <= 1,
                0,
                (random, gap) -> {
                    double down = outageSeconds / gap;
                    DoubleSupplier up = outageSeconds == 0
                            ? () -> random.nextDouble() < share ? 0 : 1
                            : Process.spells(random, down * (1 - share) / share, down);
                    return () -> up.getAsDouble() > 0 ? 100 : Double.NaN;
                });
    }
}
