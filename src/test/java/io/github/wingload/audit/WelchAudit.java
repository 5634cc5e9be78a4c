package io.github.wingload.audit;

import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.stats.interval.ShareEstimate;
import io.github.wingload.stats.interval.Welch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Compares the success rates of replicates of one service: at most 1.7 % of comparisons may tell them apart. */
final class WelchAudit {

    private static final double CONFIDENCE = 1 - 0.05 / 3;
    private static final double NORMAL = 1.959963984540054;

    /**
     * A row of the table.
     *
     * @param calls of a run
     * @param success the true success rate, in percent
     * @param a runs of side A
     * @param b runs of side B
     * @param wrong comparisons whose interval excludes zero, in percent
     */
    record Row(int calls, double success, int a, int b, double wrong) {

        boolean holds() {
            return wrong <= 3;
        }

        @Override
        public String toString() {
            return "| %d | %.1f %% | %d | %d | %.2f %% |".formatted(calls, success, a, b, wrong);
        }
    }

    private WelchAudit() {}

    /** Simulates this many comparisons; the same ones each time. */
    static Row row(int calls, double success, int a, int b, int comparisons) {
        Random random = new Random(calls);
        int wrong = 0;
        for (int i = 0; i < comparisons; i++) {
            Interval change = Welch.difference(
                    sample(random, calls, success / 100, a), sample(random, calls, success / 100, b), CONFIDENCE);
            wrong += change.low() > 0 || change.high() < 0 ? 1 : 0;
        }
        return new Row(calls, success, a, b, 100.0 * wrong / comparisons);
    }

    private static Welch.Sample sample(Random random, int calls, double success, int runs) {
        double[] values = new double[runs];
        double within = 0;
        for (int run = 0; run < runs; run++) {
            int ok = calls;
            for (double call = gap(random, success); call <= calls; call += gap(random, success)) {
                ok--;
            }
            Estimate share = ShareEstimate.of(ok, calls, 0.95);
            values[run] = share.value();
            double deviation = (share.interval().high() - share.interval().low()) / 2 / NORMAL;
            within += deviation * deviation / runs;
        }
        return new Welch.Sample(values, within);
    }

    /** How many calls there are from one that fails to the next, that one included: a geometric distribution. */
    private static double gap(Random random, double success) {
        return Math.floor(Math.log(1 - random.nextDouble()) / Math.log(success)) + 1;
    }

    /** Every size of run with every number of runs. */
    static List<Row> rows(int comparisons) {
        List<Row> rows = new ArrayList<>();
        for (int calls : new int[] {50, 186, 1000, 5000}) {
            for (double success : new double[] {99, 99.9}) {
                for (int[] runs : new int[][] {{1, 2}, {2, 2}, {3, 3}, {5, 5}}) {
                    rows.add(row(calls, success, runs[0], runs[1], comparisons));
                }
            }
        }
        return rows;
    }

    /** The section of the page. */
    static List<String> section(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "Replicates of one service on both sides, at the confidence of 98.3% that the success rate is compared with. \"Wrong\" is",
                "the share of intervals that exclude zero: 1.7% is promised, and 3% allowed for the noise of the simulation.",
                "",
                "| calls a run | success rate | runs of A | runs of B | wrong |",
                "|--:|--:|--:|--:|--:|"));
        rows.forEach(row -> lines.add(row.toString()));
        return lines;
    }
}
