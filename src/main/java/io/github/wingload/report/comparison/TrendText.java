package io.github.wingload.report.comparison;

import io.github.wingload.diff.Aspect;
import io.github.wingload.diff.FigureStep;
import io.github.wingload.diff.FigureStep.Finding;
import io.github.wingload.diff.NoiseBand;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.diff.TrendStep;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Rate;
import io.github.wingload.plan.Figure.Timing;
import io.github.wingload.report.words.LabelWords;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Figures of a trend in words, short enough for a table with a column for each of them. */
public final class TrendText {

    /** The digits of a limit above this, in percent, tell nothing. */
    private static final double WIDEST_BAND = 1_000;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TrendText() {}

    /** {@code Requests/h}, {@code Success}, {@code p90}. */
    private static String heading(Figure figure) {
        return capitalized(figure, figure.brief());
    }

    /** {@code Success rate}, {@code p90 of ok calls}. */
    public static String title(Figure figure) {
        return capitalized(figure, figure.label());
    }

    private static String capitalized(Figure figure, String name) {
        return figure instanceof Timing ? name : Phrase.capitalized(name);
    }

    /** A figure in a column of its own, where a rate needs no unit. */
    static String value(Figure figure, OptionalDouble value) {
        return value.isEmpty() ? "-" : unit(figure).text(value.getAsDouble());
    }

    /** An interval in such a column; empty if it has no bound. */
    static String interval(Figure figure, Interval interval) {
        return unit(figure).interval(interval.low(), interval.high());
    }

    private static Unit unit(Figure figure) {
        return figure instanceof Rate ? Unit.COUNT : figure.unit();
    }

    /** {@code +41.0%}, {@code -0.81 pp}. */
    public static String change(Figure figure, double change) {
        return (figure.inPoints() ? Unit.POINTS : Unit.CHANGE).text(change);
    }

    /** {@code -24.0% to +31.7%}, {@code -99.9% to more than +1,000.0%}. */
    static String band(Figure figure, NoiseBand band) {
        Interval changes = band.changes();
        boolean endless = !figure.inPoints() && changes.high() > WIDEST_BAND;
        String high = endless ? "more than " + change(figure, WIDEST_BAND) : change(figure, changes.high());
        return change(figure, changes.low()) + " to " + high;
    }

    /** {@code 9.9%}, {@code 2.42 pp}. */
    static String size(Figure figure, double size) {
        return figure.inPoints() ? Figures.number(size, 2) + " pp" : Figures.number(size, 1) + "%";
    }

    /** To the minute, in UTC. */
    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    static String load(TrendRun run) {
        return Excerpt.ofLine(run.origin()
                .manifest()
                .map(manifest -> LoadWords.of(manifest.plan()))
                .orElse(run.origin().load()));
    }

    /** {@code PASS}; a hyphen for the result of another tool. */
    static String verdict(TrendRun run) {
        return run.origin().verdict().map(Verdict::name).orElse("-");
    }

    static String labels(TrendRun run) {
        return Excerpt.ofLine(LabelWords.of(run.origin().labels()));
    }

    /** {@code p90 +41.0%}: by how much the level changed. */
    private static String shift(FigureStep step) {
        String name = step.figure().brief();
        return step.shift().isPresent()
                ? name + " " + change(step.figure(), step.shift().getAsDouble())
                : name;
    }

    /** {@code worse: p90 +41.0%, p99 +20.2%; changed: labels (now image=b)}. */
    public static String finding(TrendStep step) {
        List<String> parts = new ArrayList<>();
        if (!step.comparable()) {
            parts.add("different test");
        } else {
            for (Finding finding : List.of(Finding.WORSE, Finding.BETTER)) {
                String shifts = step.figures().stream()
                        .filter(figure -> figure.finding() == finding)
                        .map(TrendText::shift)
                        .collect(Collectors.joining(", "));
                if (!shifts.isEmpty()) {
                    parts.add(finding.name().toLowerCase(Locale.ROOT) + ": " + shifts);
                }
            }
            if (parts.isEmpty()) {
                parts.add(judged(step) ? "within noise" : "noise not known yet");
            }
        }
        if (!step.differing().isEmpty()) {
            parts.add("changed: "
                    + step.differing().stream().map(TrendText::aspect).collect(Collectors.joining(", "))
                    + (step.differing().contains(Aspect.LABELS) ? " (now " + labels(step.to()) + ")" : ""));
        }
        return String.join("; ", parts);
    }

    /** The last step at which a level changed, in a sentence; if there is none, why. */
    public static String lastShift(TrendSeries series) {
        if (series.bands().isEmpty()) {
            return "No change can be told from noise yet, because no run has a replicate.";
        }
        return series.steps().stream()
                .filter(step -> step.figures().stream()
                        .anyMatch(figure -> figure.shift().isPresent()))
                .reduce((first, second) -> second)
                .map(step -> "Last change of level: run " + (series.runs().indexOf(step.to()) + 1) + " of "
                        + minute(step.to().origin().start()) + ", " + finding(step) + ".")
                .orElse("No level changed.");
    }

    /** {@code wait time}. */
    static String aspect(Aspect aspect) {
        return aspect == Aspect.VERSION
                ? "wingload"
                : aspect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean judged(TrendStep step) {
        return step.figures().stream().anyMatch(figure -> figure.finding() != Finding.UNKNOWN);
    }

    /** The figures of a step with a finding, by their brief names; empty if there are none. */
    static String figures(TrendStep step, Finding finding, String between) {
        return step.figures().stream()
                .filter(figure -> figure.finding() == finding)
                .map(figure -> figure.figure().brief())
                .collect(Collectors.joining(between));
    }

    /** The columns of figures. */
    static List<Column> columns(List<Figure> figures) {
        return figures.stream().map(TrendText::heading).map(Column::figures).toList();
    }

    /** The cells of a run in these columns. */
    static List<Phrase> cells(List<Figure> figures, TrendRun run) {
        return figures.stream()
                .map(figure -> Phrase.of(value(figure, run.value(figure))))
                .toList();
    }
}
