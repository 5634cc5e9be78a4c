package io.github.wingload.audit;

import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Evidence;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Slots;
import io.github.wingload.stats.Tally;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Compares simulated runs of one service with each other, and with runs of the same service made slower, and counts the words.
 *
 * <p>What must hold: if nothing changed, at most 5 % of comparisons say that something did. Runs must be at least twice as long as
 * calls stay alike, since a pair of shorter runs differs in truth; replicates may be shorter.
 */
final class ComparisonAudit {

    private static final Yardstick YARDSTICK = new Yardstick(Figure.Calls.OK, Duration.ofMillis(500), List.of(), false);

    /** What decides, and the body and the tail of times: other figures have no influence on the word. */
    private static final List<Figure> DECIDING = List.of(
            Figure.SUCCESS_RATE,
            Figure.goodFraction(Duration.ofMillis(500)),
            Figure.percentile(50, Figure.Calls.OK),
            Figure.percentile(90, Figure.Calls.OK));

    private static final RowName TASK = RowName.named("POST", "/x");
    private static final double MS = 1e3;

    /**
     * A service that may fail.
     *
     * @param process makes the times of its calls
     * @param failures share of calls that fail, as a share of one
     * @param outageSeconds how long failures last on average; 0 for single failures
     */
    record Service(Process process, double failures, double outageSeconds) {

        String name() {
            return failures == 0
                    ? process.name()
                    : process.name()
                            + (outageSeconds == 0
                                    ? ", %.0f %% fail".formatted(100 * failures)
                                    : ", %.0f %% fail in outages of %.0f s".formatted(100 * failures, outageSeconds));
        }

        double seconds() {
            return Math.max(process.seconds(), failures == 0 ? 0 : outageSeconds / failures);
        }

        private ComparedRun run(Random random, int seconds, double factor) {
            double gap = 1 / CoverageAudit.CALLS_PER_SECOND;
            Tally tally = new Tally(call -> call.endNs() - call.intendedNs(), DECIDING);
            DoubleSupplier times = process.times().start(random, gap);
            double down = outageSeconds / gap;
            DoubleSupplier ok = outageSeconds == 0
                    ? () -> random.nextDouble() < failures ? 0 : 1
                    : Process.spells(random, down * (1 - failures) / failures, down);
            for (int i = 0; i < seconds * CoverageAudit.CALLS_PER_SECOND; i++) {
                Calls call = Calls.at(i * gap * MS, factor * times.getAsDouble());
                Call ended = (ok.getAsDouble() > 0 ? call : call.failed(FailureClass.HTTP_5XX, "")).call();
                tally.record(Slots.of(ended.intendedNs()), ended, true);
            }
            Evidence evidence = new Sampled(tally, Blocking.of(seconds), new HashMap<>());
            return new ComparedRun(
                    "run",
                    Optional.empty(),
                    true,
                    seconds,
                    Optional.empty(),
                    Map.of(TASK, UNKNOWN),
                    evidence,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** A row for the task, so that the sides have a request in common; the figures of all calls are those that decide. */
    private static final Evidence UNKNOWN = new Evidence() {
        @Override
        public OptionalDouble value(Figure figure) {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Estimate> estimate(Figure figure, double confidence) {
            return Optional.empty();
        }
    };

    private record Sampled(Tally tally, Blocking window, Map<Double, Figure.Source<Optional<Estimate>>> estimates)
            implements Evidence {

        @Override
        public OptionalDouble value(Figure figure) {
            return DECIDING.contains(figure) ? figure.from(tally.values(window)) : OptionalDouble.empty();
        }

        @Override
        public Optional<Estimate> estimate(Figure figure, double confidence) {
            return DECIDING.contains(figure)
                    ? figure.from(estimates.computeIfAbsent(confidence, any -> tally.estimates(window, any)))
                    : Optional.empty();
        }
    }

    /**
     * A row of the table.
     *
     * @param pairs how many were compared
     * @param runs of each side
     * @param factor by which side B is slower
     * @param worse comparisons that say so, in percent
     * @param better comparisons that say so, in percent
     * @param mixed comparisons that say so, in percent
     * @param smallest the median of the smallest change of p90 that the runs could show, in percent; infinite if most could show none
     */
    record Row(
            Service service,
            int seconds,
            int pairs,
            int runs,
            double factor,
            double worse,
            double better,
            double mixed,
            double smallest) {

        /** True if what must hold does. */
        boolean holds() {
            boolean tells = runs > 1 || service.seconds() <= seconds / 2.0;
            return !tells || Promise.kept((factor == 1 ? worse : 0) + better + mixed, pairs, 5);
        }

        @Override
        public String toString() {
            return "| %s | %.3g s | %d s | %d | %s | %.1f %% | %.1f %% | %.1f %% | %s |"
                    .formatted(
                            service.name(),
                            service.seconds(),
                            seconds,
                            runs,
                            factor == 1 ? "none" : "+%.0f %%".formatted(100 * (factor - 1)),
                            worse,
                            better,
                            mixed,
                            Double.isFinite(smallest) ? "%.1f %%".formatted(smallest) : "none");
        }
    }

    private ComparisonAudit() {}

    /** Compares this many pairs of sides; the same ones each time. */
    static Row row(Service service, int seconds, int runs, double factor, int pairs) {
        Map<Overall, Integer> words = new EnumMap<>(Overall.class);
        List<Double> smallest = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Random random = new Random(31L * pair + seconds + runs);
            RunDiff diff = RunDiff.between(
                    side(service, random, seconds, runs, 1),
                    side(service, random, seconds, runs, factor),
                    YARDSTICK,
                    Rules.DEFAULT);
            words.merge(diff.overall(), 1, Integer::sum);
            smallest.add(diff.primary().get(1).smallest().orElse(Double.POSITIVE_INFINITY));
        }
        return new Row(
                service,
                seconds,
                pairs,
                runs,
                factor,
                percent(words, Overall.WORSE, pairs),
                percent(words, Overall.BETTER, pairs),
                percent(words, Overall.MIXED, pairs),
                smallest.stream().sorted().skip(pairs / 2).findFirst().orElseThrow());
    }

    private static double percent(Map<Overall, Integer> words, Overall word, int pairs) {
        return 100.0 * words.getOrDefault(word, 0) / pairs;
    }

    private static ComparedRuns side(Service service, Random random, int seconds, int runs, double factor) {
        return new ComparedRuns(IntStream.range(0, runs)
                .mapToObj(run -> service.run(random, seconds, factor))
                .toList());
    }

    private static List<Service> services() {
        return List.of(
                new Service(Process.independent(), 0, 0),
                new Service(Process.independent(), 0.01, 0),
                new Service(Process.independent(), 0.01, 2),
                new Service(Process.cache(), 0, 0),
                new Service(Process.heavyTail(), 0, 0),
                new Service(Process.autoregressive(0.9), 0.01, 0),
                new Service(Process.autoregressive(0.99), 0, 0),
                new Service(Process.slowFactor(10), 0, 0),
                new Service(Process.slowFactor(60), 0, 0),
                new Service(Process.slowFactor(60), 0.01, 2),
                new Service(Process.cacheSpells(), 0, 0));
    }

    /** A row that is still to be simulated. */
    private record Cell(Service service, int seconds, int runs, double factor) {}

    /** Every service unchanged, and some made slower. */
    static List<Row> rows(int pairs) {
        List<Cell> cells = new ArrayList<>();
        for (Service service : services()) {
            cells.add(new Cell(service, 60, 1, 1));
            cells.add(new Cell(service, 120, 1, 1));
            cells.add(new Cell(service, 60, 2, 1));
        }
        for (Service service :
                List.of(services().get(0), services().get(5), services().get(7))) {
            for (double factor : new double[] {1.15, 1.3}) {
                cells.add(new Cell(service, 120, 1, factor));
                cells.add(new Cell(service, 60, 3, factor));
            }
        }
        return cells.parallelStream()
                .map(cell -> Promise.row(
                        pairs,
                        many -> row(cell.service(), cell.seconds(), cell.runs(), cell.factor(), many),
                        Row::holds))
                .toList();
    }

    /** The section of the page. */
    static List<String> section(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "Runs of one service on both sides. \"Change\" is by how much side B is slower in truth; \"worse\", \"better\" and \"mixed\"",
                "are how often the comparison says so, \"smallest\" the median of the smallest change of p90 that the runs could show;",
                "none means that most of them could not even show a tenfold one.",
                "",
                "If nothing changed, at most 5% may say that something did, and if B is slower at most 5% may say better or mixed. This",
                "holds for services whose calls stay alike for up to half of the run, and for replicates of any. A single pair of runs of a",
                "slower service differs in truth, for the time of the runs.",
                "",
                "| service | alike for | run | runs a side | change | worse | better | mixed | smallest |",
                "|---|--:|--:|--:|--:|--:|--:|--:|--:|"));
        rows.forEach(row -> lines.add(row.toString()));
        return lines;
    }
}
