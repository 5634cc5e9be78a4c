package io.github.wingload.audit;

import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.diff.MadeUpRun;
import io.github.wingload.diff.Origin;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.stats.interval.Student;
import io.github.wingload.testkit.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Simulates series of runs of one test, and counts the steps that are called worse or better.
 *
 * <p>What must hold: at most 10 % of series in which nothing changed have such a step, and a shift of twice the noise band is found.
 */
final class TrendAudit {

    private static final Figure SHIFTED = Figure.percentile(90, Figure.Calls.OK);
    private static final Manifest MANIFEST = MadeUpRun.ofSeconds(120).manifest();

    /**
     * A row of the table.
     *
     * @param runs in a series
     * @param deviation of a run's figures, in percent
     * @param shiftedAt the first run that is slower, from 1; 0 for none
     * @param shift its size, in noise bands
     * @param wrong series with a finding in another step or figure, in percent
     * @param found series in which the shift was found in its very step, in percent
     */
    record Row(int runs, double deviation, int shiftedAt, double shift, double wrong, double found) {

        boolean holds() {
            return wrong <= 10 && (shiftedAt == 0 || runs < 10 || found >= 80);
        }

        @Override
        public String toString() {
            return "| %d | %.0f %% | %s | %.1f %% | %s |"
                    .formatted(
                            runs,
                            deviation,
                            shiftedAt == 0 ? "none" : "%.0f × the band, run %d".formatted(shift, shiftedAt),
                            wrong,
                            shiftedAt == 0 ? "" : "%.1f %%".formatted(found));
        }
    }

    private TrendAudit() {}

    /** Simulates this many series; the same ones each time. */
    static Row row(int runs, double deviation, int shiftedAt, double shift, int series) {
        int wrong = 0;
        int found = 0;
        double band = Student.quantile(0.95, runs - 1) * Math.sqrt(2) * deviation / 100;
        for (int i = 0; i < series; i++) {
            Random random = new Random(31L * i + runs);
            List<TrendRun> made = new ArrayList<>();
            for (int run = 1; run <= runs; run++) {
                made.add(run(random, run, deviation / 100, shiftedAt > 0 && run >= shiftedAt ? shift * band : 0));
            }
            boolean other = false;
            boolean right = false;
            List<TrendStep> steps = TrendSeries.of("", made).steps();
            for (int step = 0; step < steps.size(); step++) {
                for (FigureStep figure : steps.get(step).figures()) {
                    if (figure.finding() == Finding.WORSE || figure.finding() == Finding.BETTER) {
                        boolean expected =
                                step + 2 == shiftedAt && figure.figure().equals(SHIFTED);
                        right |= expected;
                        other |= !expected;
                    }
                }
            }
            wrong += other ? 1 : 0;
            found += right ? 1 : 0;
        }
        return new Row(runs, deviation, shiftedAt, shift, 100.0 * wrong / series, 100.0 * found / series);
    }

    private static TrendRun run(Random random, int number, double deviation, double shift) {
        Map<Figure, Double> values = new LinkedHashMap<>();
        for (Figure figure : Figure.TREND) {
            double noise = deviation * random.nextGaussian();
            values.put(
                    figure,
                    figure.inPoints()
                            ? 95 + 10 * noise
                            : 1000 * Math.exp(noise + (figure.equals(SHIFTED) ? shift : 0)));
        }
        Manifest manifest = Runs.of(MANIFEST.plan())
                .id("run%03d".formatted(number))
                .start(Runs.START.plusSeconds(600L * number))
                .manifest();
        return new TrendRun(Origin.of(manifest, Verdict.PASS), 120, 4800, values, Map.of());
    }

    /** Every length of series with every spread, unchanged and shifted. */
    static List<Row> rows(int series) {
        List<Row> rows = new ArrayList<>();
        for (int runs : new int[] {5, 10, 20}) {
            for (double deviation : new double[] {2, 5, 10, 15}) {
                rows.add(row(runs, deviation, 0, 0, series));
            }
        }
        for (double deviation : new double[] {2, 5, 10}) {
            rows.add(row(20, deviation, 11, 2, series));
            rows.add(row(20, deviation, 19, 2, series));
            rows.add(row(10, deviation, 8, 2, series));
        }
        return rows;
    }

    /** The section of the page. */
    static List<String> section(List<Row> rows) {
        List<String> lines = new ArrayList<>(List.of(
                "Series of runs of one test whose five figures vary independently from run to run. \"Wrong\" is the share of series with",
                "a step that is called worse or better without a reason, \"found\" the share in which a real shift of p90 is found in its",
                "very step. The shift is measured in noise bands of that many runs. At most 10% may be wrong.",
                "",
                "| runs | spread | shift | wrong | found |",
                "|--:|--:|---|--:|--:|"));
        rows.forEach(row -> lines.add(row.toString()));
        return lines;
    }
}
