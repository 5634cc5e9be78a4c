package io.github.wingload.report.picture;

import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.report.comparison.ChangeText;
import io.github.wingload.report.comparison.DiffReport;
import io.github.wingload.report.page.DiffPage;
import io.github.wingload.report.page.DrawnRun;
import io.github.wingload.report.page.Marks;
import io.github.wingload.report.page.Tile;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.OneTarget;
import io.github.wingload.stats.Timeline;
import io.github.wingload.stats.Timeline.Bin;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Secrets;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A result as one picture: the verdict and its figures on the left, charts on the right. Immutable. */
public final class Picture {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int CHARTS_LEFT = 448;
    private static final int CHART_HEIGHT = 202;
    private static final int MOST_POINTS = 180;

    /** Draws it. */
    private final Consumer<Graphics2D> content;

    Picture(Consumer<Graphics2D> content) {
        this.content = content;
    }

    /** The result of a run that was read from its files, which have no secrets. */
    public static Picture of(DrawnRun run) {
        return of(run, Secrets.NONE);
    }

    /** The result of a run without these secrets. */
    public static Picture of(DrawnRun run, Secrets secrets) {
        return new Picture(canvas -> {
            words(new Column(canvas, secrets), run.report());
            stack(canvas, charts(run));
        });
    }

    /**
     * The result of a comparison.
     *
     * @param a the runs of side A that charts can be drawn from, of which the first is drawn
     * @param b those of side B
     */
    public static Picture of(RunDiff diff, List<DrawnRun> a, List<DrawnRun> b) {
        return new Picture(canvas -> {
            words(new Column(canvas, Secrets.NONE), diff);
            stack(canvas, charts(a.stream().findFirst(), b.stream().findFirst()));
        });
    }

    void paint(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setColor(Ink.GROUND);
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        content.accept(canvas);
    }

    private static void words(Column column, Analysis report) {
        Plan plan = report.result().manifest().plan();
        String style = Marks.style(report.judgement().verdict());
        verdict(column, style, report.judgement().verdict().name());
        column.text(plan.name(), Ink.bold(22), Ink.TEXT, 1);
        column.text(
                Figures.utc(report.result().manifest().start()) + ", " + LoadWords.of(plan),
                Ink.font(18),
                Ink.MUTED,
                2);
        column.space(4);
        column.text(ReasonText.of(report.judgement().reason()).reason(), Ink.font(19), Ink.TEXT, 4);
        List<Tile> tiles = Tile.of(report, Optional.empty());
        // A comparison has ten figures, and their limits do not fit.
        Function<Tile, String> note = report.compares() ? tile -> "" : Tile::limit;
        column.to(HEIGHT
                - 20
                - tiles.stream()
                        .mapToInt(tile -> note.apply(tile).isEmpty() ? 33 : 55)
                        .sum()
                - 24);
        tiles.forEach(tile -> column.figure(tile.label(), tile.value(), Ink.of(tile.state()), note.apply(tile)));
        column.text(thresholds(report), Ink.font(18), Ink.MUTED, 1);
    }

    /** {@code 4 thresholds: 1 fail, 3 pass}; empty without thresholds. */
    private static String thresholds(Analysis report) {
        List<ThresholdResult> all = report.judgement().thresholds();
        return all.isEmpty()
                ? ""
                : all.size()
                        + (all.size() == 1 ? " threshold: " : " thresholds: ")
                        + all.stream()
                                .collect(Collectors.groupingBy(
                                        ThresholdResult::state, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(state -> state.getValue() + " " + Marks.style(state.getKey()))
                                .collect(Collectors.joining(", "));
    }

    private static void words(Column column, RunDiff diff) {
        verdict(column, DiffPage.style(diff), DiffReport.overall(diff).toUpperCase(Locale.ROOT));
        column.space(4);
        column.text("A: " + diff.a().first().name(), Ink.font(18), Ink.MUTED, 2);
        column.text("B: " + diff.b().first().name(), Ink.font(18), Ink.MUTED, 2);
        column.space(16);
        for (Comparison known : diff.primary()) {
            column.figure(
                    known.figure().label(),
                    ChangeText.change(known),
                    Ink.of(DiffPage.style(known)),
                    ChangeText.value(known.figure(), known.a()) + " → " + ChangeText.value(known.figure(), known.b()));
            column.text(ChangeText.finding(known), Ink.font(18), Ink.of(DiffPage.style(known)), 1);
            column.space(8);
        }
    }

    private static void verdict(Column column, String style, String word) {
        String mark = Marks.mark(style);
        boolean shown = Ink.bold(40).canDisplayUpTo(mark) < 0;
        column.text((shown ? mark + " " : "") + word, Ink.bold(word.length() > 14 ? 26 : 40), Ink.of(style), 2);
    }

    private static List<Chart> charts(DrawnRun run) {
        Plan plan = run.report().result().manifest().plan();
        Timeline timeline = coarse(run);
        double end = run.endSeconds();
        Chart rate = Chart.overTime("Rate", CHART_HEIGHT, end, Chart::rate);
        // Nothing is offered after the end of the load, which is no drop of the rate.
        double loaded = run.report().result().load().loadDuration().toNanos() / 1e9;
        rate(rate, "offered", timeline, Math.min(end, loaded), Bin::offered, Ink.ASKED, Ink.DOTTED);
        rate(rate, "delivered", timeline, end, Bin::ended, Ink.MAIN, Ink.SOLID);
        Chart curve = Chart.ofPercentiles("Percentiles of ok calls", CHART_HEIGHT);
        if (plan.compares()) {
            ofSide(curve, run, 0, Ink.ASKED, Ink.DASHED);
            ofSide(curve, run, 1, Ink.MAIN, Ink.SOLID);
            return List.of(rate, curve);
        }
        Chart times = Chart.overTime(run.timesOfOk(), CHART_HEIGHT, end, Chart::time);
        percentile(times, "p90", timeline, end, 90, Ink.MAIN, Ink.SOLID);
        percentile(times, "p50", timeline, end, 50, Ink.LIGHTER, Ink.SOLID);
        if (run.ok().count() > 0) {
            curve.percentiles("ok", run.ok(), Ink.MAIN, Ink.SOLID);
        }
        for (Rule rule : plan.thresholds()) {
            if (rule.figure() instanceof Figure.Percentile percentile && Tile.whole(rule)) {
                times.limit(percentile.name() + " limit", 0, end, rule.limit());
                curve.limit(percentile.name() + " limit", 0, Chart.decades(run.ok()), rule.limit());
            }
        }
        return List.of(rate, times, curve);
    }

    private static void ofSide(Chart curve, DrawnRun run, int side, Color colour, BasicStroke stroke) {
        OneTarget target = run.report().byTarget().get(side);
        if (run.ok(target).count() > 0) {
            curve.percentiles(target.side().orElseThrow(), run.ok(target), colour, stroke);
        }
    }

    private static List<Chart> charts(Optional<DrawnRun> a, Optional<DrawnRun> b) {
        double end = Math.max(
                a.map(DrawnRun::endSeconds).orElse(0.0),
                b.map(DrawnRun::endSeconds).orElse(0.0));
        Chart rate = Chart.overTime("Delivered rate", CHART_HEIGHT, end, Chart::rate);
        Chart p90 = Chart.overTime("p90 of ok calls", CHART_HEIGHT, end, Chart::time);
        Chart curve = Chart.ofPercentiles("Percentiles of ok calls", CHART_HEIGHT);
        a.ifPresent(run -> side(run, "A", Ink.ASKED, Ink.DASHED, rate, p90, curve));
        b.ifPresent(run -> side(run, "B", Ink.MAIN, Ink.SOLID, rate, p90, curve));
        return List.of(rate, p90, curve);
    }

    private static void side(
            DrawnRun run, String name, Color colour, BasicStroke stroke, Chart rate, Chart p90, Chart curve) {
        Timeline timeline = coarse(run);
        rate(rate, name, timeline, run.endSeconds(), Bin::ended, colour, stroke);
        percentile(p90, name, timeline, run.endSeconds(), 90, colour, stroke);
        if (run.ok().count() > 0) {
            curve.percentiles(name, run.ok(), colour, stroke);
        }
    }

    /** With as few points as a picture can show. */
    private static Timeline coarse(DrawnRun run) {
        return run.timeline().widened(run.endSeconds() / MOST_POINTS);
    }

    private static void rate(
            Chart chart,
            String name,
            Timeline timeline,
            double endSeconds,
            ToDoubleFunction<Bin> count,
            Color colour,
            BasicStroke stroke) {
        double[] x = middles(timeline, endSeconds);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = count.applyAsDouble(timeline.bins().get(i)) / timeline.binSeconds();
        }
        chart.line(name, x, y, colour, stroke);
    }

    private static void percentile(
            Chart chart,
            String name,
            Timeline timeline,
            double endSeconds,
            double percentile,
            Color colour,
            BasicStroke stroke) {
        double[] x = middles(timeline, endSeconds);
        double[] y = timeline.bins().stream()
                .limit(x.length)
                .mapToDouble(bin ->
                        bin.has(Quantity.DURATION) ? bin.percentilesMs(Quantity.DURATION, percentile)[0] : Double.NaN)
                .toArray();
        chart.line(name, x, y, colour, stroke);
    }

    private static double[] middles(Timeline timeline, double endSeconds) {
        // The last bin is seldom whole, so that its rate would be a drop that did not happen.
        int whole = (int) Math.min(timeline.bins().size(), Math.max(1, Math.floor(endSeconds / timeline.binSeconds())));
        double[] middles = new double[whole];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = (i + 0.5) * timeline.binSeconds();
        }
        return middles;
    }

    private static void stack(Graphics2D canvas, List<Chart> charts) {
        int y = 14;
        for (Chart chart : charts) {
            if (!chart.empty()) {
                chart.paint(canvas, CHARTS_LEFT, y);
                y += CHART_HEIGHT;
            }
        }
    }
}
