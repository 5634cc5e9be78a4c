package io.github.wingload.report.picture;

import io.github.wingload.stats.Durations;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of a picture: a title with the names of its lines, and the lines. */
final class Chart {

    private static final int WIDTH = 740;
    private static final int POINTS = 120;
    private static final int LABELS = 18;

    private final XYChart chart;
    private double highest;
    private double lowest = Double.POSITIVE_INFINITY;
    private double decades;
    private int limits;

    private Chart(String title, int height, DoubleFunction<String> x, DoubleFunction<String> y) {
        chart = new XYChart(WIDTH, height);
        chart.setTitle(title);
        chart.setCustomXAxisTickLabelsFormatter(x::apply);
        chart.setCustomYAxisTickLabelsFormatter(y::apply);
        chart.getStyler()
                .setChartTitleBoxVisible(false)
                .setChartTitleFont(Ink.bold(LABELS))
                .setChartTitlePadding(0)
                .setChartFontColor(Ink.TEXT)
                .setChartBackgroundColor(Ink.GROUND)
                .setPlotBackgroundColor(Ink.GROUND)
                .setPlotBorderVisible(false)
                .setPlotContentSize(1)
                .setChartPadding(6)
                .setLegendFont(Ink.font(LABELS))
                .setLegendBorderColor(Ink.GROUND)
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendLayout(LegendLayout.Vertical)
                .setLegendSeriesLineLength(30)
                .setLegendPadding(6);
        chart.getStyler()
                .setAxisTitlesVisible(false)
                .setAxisTickLabelsFont(Ink.font(LABELS))
                .setAxisTickLabelsColor(Ink.MUTED)
                .setAxisTicksMarksVisible(false)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(Ink.RULE)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setYAxisMin(0.0)
                .setXAxisTickMarkSpacingHint(130)
                .setYAxisTickMarkSpacingHint(64);
    }

    /** A chart over the time of a run in seconds. */
    static Chart overTime(String title, int height, double seconds, DoubleFunction<String> y) {
        Chart made = new Chart(title, height, Chart::clock, y);
        made.chart.getStyler().setXAxisMin(0.0).setXAxisMax(seconds);
        return made;
    }

    /** A chart of percentiles: a percentile p is at the decades of 100 / (100 − p): p90 at 1, p99 at 2. */
    static Chart ofPercentiles(String title, int height) {
        Chart made = new Chart(title, height, Chart::plain, Chart::time);
        made.chart.getStyler().setXAxisTicksVisible(false);
        made.chart.getStyler().setAnnotationLineColor(Ink.RULE).setAnnotationLineStroke(new BasicStroke(1));
        return made;
    }

    /** A line; values that are not a number leave a gap. */
    void line(String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        if (Arrays.stream(y).noneMatch(Double::isFinite)) {
            return;
        }
        highest = Math.max(
                highest, Arrays.stream(y).filter(Double::isFinite).max().orElse(0));
        lowest =
                Math.min(lowest, Arrays.stream(y).filter(Double::isFinite).min().orElse(0));
        add(name, x, y, colour, stroke);
    }

    private void add(String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }

    /** A limit across the chart, unless it is far above the lines. */
    void limit(String name, double from, double to, double value) {
        if (value <= 1.6 * highest) {
            add(
                    name,
                    new double[] {from, to},
                    new double[] {value, value},
                    Ink.LIMIT,
                    limits++ == 0 ? Ink.DASHED : Ink.DOTTED);
        }
    }

    /** The percentiles of some times; at least one. */
    void percentiles(String name, Durations times, Color colour, BasicStroke stroke) {
        double slowest = decades(times);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = slowest * i / (POINTS - 1);
            y[i] = times.percentileMs(100 - Math.pow(10, 2 - x[i]));
        }
        line(name, x, y, colour, stroke);
        decades = Math.max(decades, slowest);
    }

    /** Where the slowest of some times is. */
    static double decades(Durations times) {
        return Math.log10(Math.max(10, times.count()));
    }

    boolean empty() {
        return chart.getSeriesMap().isEmpty();
    }

    /** Draws it with its top left corner at a place. */
    void paint(Graphics2D canvas, int x, int y) {
        // An axis that ends where the only value is would have no labels.
        if (highest == 0) {
            chart.getStyler().setYAxisMax(1.0);
        } else if (lowest == highest) {
            chart.getStyler().setYAxisMax(2 * highest);
        }
        for (int decade = 1; decade < decades; decade++) {
            chart.addAnnotation(new AnnotationLine(decade, true, false));
        }
        int width = chart.getWidth();
        int height = chart.getHeight() - (decades > 0 ? LABELS : 0);
        Graphics2D part = (Graphics2D) canvas.create(x, y, width, height);
        chart.paint(part, width, height);
        part.dispose();
        canvas.setFont(Ink.font(LABELS));
        canvas.setColor(Ink.MUTED);
        for (int decade = 1; decade < decades; decade++) {
            // Below the chart, where no line crosses it.
            String name = percentile(decade);
            int half = canvas.getFontMetrics().stringWidth(name) / 2;
            canvas.drawString(name, x + (int) chart.getScreenXFromChart(decade) - half, y + height + LABELS / 2);
        }
    }

    // XChart looks for places whose labels all differ, and never ends if there are none; so no label is rounded more
    // than a tick can be.

    static String time(double ms) {
        return ms < 1_000 ? plain(ms) + " ms" : plain(ms / 1_000) + " s";
    }

    static String rate(double perSecond) {
        return plain(perSecond) + "/s";
    }

    private static String clock(double seconds) {
        if (seconds != Math.rint(seconds)) {
            return plain(seconds) + " s";
        }
        long whole = (long) seconds;
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    private static String percentile(int decades) {
        return "p" + plain(100 - Math.pow(10, 2 - decades));
    }

    private static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(8)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
