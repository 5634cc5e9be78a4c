package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.audit.AuditPage;
import io.github.wingload.audit.Process;
import io.github.wingload.audit.Promise;
import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Decision;
import io.github.wingload.result.Window;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verdicts on services that just keep, or just break, what is promised. */
class VerdictAuditTest {

    private static final int RUNS = 400;
    private static final double PER_SECOND = 40;
    private static final double LIMIT_MS = 500;
    private static final String TWICE = "twice the limit";

    /** A run that is less than this many times as long as calls stay alike may need more than a third of its time. */
    private static final double ALIKE_FOR_LONG = 250;

    /**
     * Runs against a service, and a threshold on it.
     *
     * @param service its name
     * @param alikeSeconds how long its calls stay alike
     * @param perSecond calls
     * @param truth what it does, compared with the limit
     * @param keeps true if that meets the threshold
     * @param leastPercent the least share of runs that must pass, in percent; 0 for none
     * @param calls makes a run's calls: the time of each in milliseconds, or NaN for one that fails
     */
    private record Case(
            String service,
            double alikeSeconds,
            int seconds,
            double perSecond,
            Rule threshold,
            String truth,
            boolean keeps,
            double leastPercent,
            Process.Times calls) {

        Row row(int runs) {
            Map<State, Integer> states = new EnumMap<>(State.class);
            List<Duration> lengths = new ArrayList<>();
            int early = 0;
            int wrong = 0;
            for (int run = 0; run < runs; run++) {
                Outcome outcome = outcome(new Random(31L * run + seconds));
                states.merge(outcome.atEnd(), 1, Integer::sum);
                early += outcome.early().isPresent() ? 1 : 0;
                State state = outcome.early().map(Decision::state).orElse(outcome.atEnd());
                wrong += state == (keeps ? State.FAIL : State.PASS) ? 1 : 0;
                lengths.add(outcome.early().map(Decision::after).orElse(Duration.ofSeconds(seconds)));
            }
            Duration median =
                    lengths.stream().sorted().skip(runs / 2).findFirst().orElseThrow();
            return new Row(this, runs, states, early, wrong, median);
        }

        private Outcome outcome(Random random) {
            Plan plan = Plans.of(Tasks.get("/predict").task())
                    .load(Loads.rate(perSecond, Duration.ofSeconds(seconds)))
                    .thresholds(threshold)
                    .plan();
            ByAssumption<ThresholdTally, Call> tallies = new ByAssumption<>(
                    () -> new ThresholdTally(plan, new Course(plan.load()), threshold),
                    ThresholdTally::record,
                    ThresholdTally::plus);
            DoubleSupplier times = calls.start(random, 1 / perSecond);
            for (int i = 0; i < Math.round(seconds * perSecond); i++) {
                double ms = times.getAsDouble();
                double atMs = i / perSecond * 1e3;
                Call call = Double.isNaN(ms)
                        ? io.github.wingload.testkit.Calls.failed(0, atMs, 1, 500, "HTTP 500", "")
                        : io.github.wingload.testkit.Calls.ok(0, atMs, ms);
                tallies.record(call, call, call);
            }
            long endNs = seconds * 1_000_000_000L;
            ThresholdTally tally = tallies.under(ByAssumption.Assumption.NO_DELAY);
            Optional<EarlyJudge> early = EarlyJudge.of(plan, threshold, tallies);
            early.ifPresent(judge -> judge.look(endNs));
            return new Outcome(
                    ThresholdJudge.judge(plan, tally, tally, new Window(0, endNs, endNs))
                            .state(),
                    early.flatMap(EarlyJudge::decision));
        }

        boolean slow() {
            return alikeSeconds > seconds / 2.0;
        }
    }

    /** What a run says at its end, and what it would have said before it. */
    private record Outcome(State atEnd, Optional<Decision> early) {}

    /**
     * The outcomes of the runs of a case.
     *
     * @param states at the planned end
     * @param early runs that were decided early
     * @param wrong runs with a wrong verdict if they stop when decided
     * @param median of the lengths of runs that stop when decided
     */
    private record Row(Case of, int runs, Map<State, Integer> states, int early, int wrong, Duration median) {

        double percent(State state) {
            return 100.0 * states.getOrDefault(state, 0) / runs;
        }

        boolean holdsAtEnd() {
            return (of.slow() || Promise.kept(percent(of.keeps() ? State.FAIL : State.PASS), runs, 5))
                    && percent(State.PASS) >= of.leastPercent();
        }

        /** A p90 that is twice off its limit must be found out within a third of the run, unless calls resemble each other. */
        boolean holdsEarly() {
            boolean far = of.truth().equals(TWICE)
                    && of.threshold().figure() instanceof Figure.Percentile
                    && of.alikeSeconds() * ALIKE_FOR_LONG <= of.seconds();
            return (of.slow() || Promise.kept(100.0 * wrong / runs, runs, 5))
                    && (!far || median.toMillis() <= 1e3 * of.seconds() / 3);
        }

        String atEnd() {
            return "| %s | %.3g s | %d s | `%s` | %s | %.1f %% | %.1f %% | %.1f %% |"
                    .formatted(
                            of.service(),
                            of.alikeSeconds(),
                            of.seconds(),
                            of.threshold().text(),
                            of.truth(),
                            percent(State.PASS),
                            percent(State.FAIL),
                            percent(State.INCONCLUSIVE));
        }

        String inAll() {
            return "| %s | %.3g s | %d s | `%s` | %s | %.1f %% | %.1f %% | %.0f s |"
                    .formatted(
                            of.service(),
                            of.alikeSeconds(),
                            of.seconds(),
                            of.threshold().text(),
                            of.truth(),
                            100.0 * early / runs,
                            100.0 * wrong / runs,
                            median.toMillis() / 1e3);
        }
    }

    @Test
    void shortRunsOfCorrelatedCallsSeldomPassABrokenThreshold() {
        Case broken = p90(Process.autoregressive(0.9), 60, 1.02, Optional.empty(), 0);
        assertThat(broken.row(60).states().getOrDefault(State.PASS, 0)).isLessThanOrEqualTo(4);
    }

    @Test
    void decisionsOnASlowlyChangingServiceAreSeldomWrong() {
        Case broken = p90(Process.slowFactor(10), 60, 1.02, Optional.empty(), 0);
        assertThat(broken.row(60).wrong()).isLessThanOrEqualTo(4);
        Case far = p90(Process.independent(), 60, 2, Optional.empty(), 0);
        assertThat(far.row(20)).matches(Row::holdsEarly);
    }

    /** A single failure in 160 calls says little about a promise of 99.9 %, and one run in seven has one. */
    @Test
    void aFailureInFewCallsSeldomFailsAKeptThreshold() {
        for (double calls : new double[] {74, 160}) {
            Row kept = success(99.9, 0.098, 0, 120, calls / 120).row(200);
            assertThat(kept.states().getOrDefault(State.FAIL, 0)).isLessThanOrEqualTo(10);
        }
    }

    @Test
    @Tag("audit")
    void verdictsAreSeldomWrong() throws IOException {
        List<Row> rows = rows(cases(), row -> row.holdsAtEnd() && row.holdsEarly());
        List<Row> early = rows(earlyCases(), Row::holdsEarly);
        List<String> lines = new ArrayList<>(List.of(
                "Verdicts on a service that keeps its limit by 2% or breaks it by 2%. At most 5% may be wrong if calls stay alike for up",
                "to half of the run. A service that keeps its limit by 10%, or by 25% if its calls resemble their neighbours, must pass",
                "in 95% or 90% of runs of two minutes.",
                "",
                "| service | alike for | run | threshold | truth | PASS | FAIL | INCONCLUSIVE |",
                "|---|--:|--:|---|---|--:|--:|--:|"));
        rows.forEach(row -> lines.add(row.atEnd()));
        AuditPage.write("Verdicts", lines);
        List<String> earlyLines = new ArrayList<>(List.of(
                "The same runs, and some more, with `stop_when: decided`. \"Wrong\" is the share of all runs whose verdict is wrong, early or at",
                "the planned end: at most 5% if calls stay alike for up to half of the run. If p90 is twice its limit, half of the runs must stop",
                "within a third of the planned time, unless calls stay alike for more than a 250th of the run.",
                "",
                "| service | alike for | run | threshold | truth | decided early | wrong | median length |",
                "|---|--:|--:|---|---|--:|--:|--:|"));
        Stream.concat(rows.stream(), early.stream())
                .filter(row -> row.of().threshold().over().isEmpty())
                .forEach(row -> earlyLines.add(row.inAll()));
        AuditPage.write("Early decisions", earlyLines);
        assertThat(rows).allMatch(Row::holdsAtEnd).allMatch(Row::holdsEarly);
        assertThat(early).allMatch(Row::holdsEarly);
    }

    private static List<Row> rows(List<Case> cases, Predicate<Row> holds) {
        return cases.parallelStream()
                .map(each -> Promise.row(RUNS, each::row, holds))
                .toList();
    }

    private static List<Case> earlyCases() {
        List<Case> cases = new ArrayList<>();
        for (int seconds : new int[] {60, 120}) {
            for (Process process : List.of(
                    Process.cache(), Process.heavyTail(), Process.autoregressive(0.5), Process.autoregressive(0.99))) {
                cases.add(p90(process, seconds, 0.98, Optional.empty(), 0));
                cases.add(p90(process, seconds, 1.02, Optional.empty(), 0));
                cases.add(p90(process, seconds, 2, Optional.empty(), 0));
            }
            for (Process process :
                    List.of(Process.independent(), Process.autoregressive(0.9), Process.slowFactor(10))) {
                cases.add(p90(process, seconds, 2, Optional.empty(), 0));
                cases.add(mean(process, seconds, 0.98));
                cases.add(mean(process, seconds, 1.02));
                cases.add(mean(process, seconds, 2));
            }
        }
        cases.add(p90(Process.cacheSpells(), 200, 0.98, Optional.empty(), 0));
        cases.add(p90(Process.cacheSpells(), 200, 1.02, Optional.empty(), 0));
        return cases;
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
                cases.add(success(99, failing, 0, seconds, PER_SECOND));
                cases.add(success(99, failing, 2, seconds, PER_SECOND));
            }
        }
        for (double calls : new double[] {74, 160, 1000}) {
            for (double failing : new double[] {0.098, 0.102}) {
                cases.add(success(99.9, failing, 0, 120, calls / 120));
            }
        }
        return cases;
    }

    private static Case p90(Process process, int seconds, double truth, Optional<Duration> over, double leastPercent) {
        String text = "p90 of ok <= 500ms"
                + over.map(length -> " over " + length.toSeconds() + "s").orElse("");
        Figure figure = Figure.percentile(90, Calls.OK);
        return times(process, process.quantileMs(0.9), seconds, truth, rule(text, figure, over), leastPercent);
    }

    private static Case mean(Process process, int seconds, double truth) {
        Figure figure = new Figure.Mean(Figure.Times.of(Calls.OK));
        return times(
                process, process.meanMs(), seconds, truth, rule("mean of ok <= 500ms", figure, Optional.empty()), 0);
    }

    private static Rule rule(String text, Figure figure, Optional<Duration> over) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), Operator.AT_MOST, LIMIT_MS, over);
    }

    private static Case times(
            Process process, double figureMs, int seconds, double truth, Rule threshold, double leastPercent) {
        double scale = truth * LIMIT_MS / figureMs;
        return new Case(
                process.name(),
                process.seconds(),
                seconds,
                PER_SECOND,
                threshold,
                truth == 2 ? TWICE : "%.0f %% of the limit".formatted(100 * truth),
                truth <= 1,
                leastPercent,
                (random, gap) -> {
                    DoubleSupplier times = process.times().start(random, gap);
                    return () -> scale * times.getAsDouble();
                });
    }

    /**
     * A threshold on the success rate.
     *
     * @param least the promise, in percent
     * @param failing the truth, in percent
     */
    private static Case success(double least, double failing, double outageSeconds, int seconds, double perSecond) {
        double share = failing / 100;
        String service = outageSeconds == 0 ? "single failures" : "outages of %.0f s".formatted(outageSeconds);
        long calls = Math.round(seconds * perSecond);
        return new Case(
                perSecond == PER_SECOND ? service : "%s, %,d calls".formatted(service, calls),
                outageSeconds / share,
                seconds,
                perSecond,
                new Rule(
                        "success rate >= " + plain(least) + "%",
                        Figure.SUCCESS_RATE,
                        Optional.empty(),
                        Optional.empty(),
                        Operator.AT_LEAST,
                        least,
                        Optional.empty()),
                plain(failing) + " % fail",
                failing <= 100 - least,
                0,
                (random, gap) -> {
                    double down = outageSeconds / gap;
                    DoubleSupplier up = outageSeconds == 0
                            ? () -> random.nextDouble() < share ? 0 : 1
                            : Process.spells(random, down * (1 - share) / share, down);
                    return () -> up.getAsDouble() > 0 ? 100 : Double.NaN;
                });
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
