package io.github.wingload.report.page;

import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.report.comparison.ChangeText;
import io.github.wingload.report.comparison.DiffReport;
import io.github.wingload.report.comparison.FigureChanges;
import io.github.wingload.stats.interval.Interval;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the template of a comparison's page shows.
 *
 * @param diff the comparison
 * @param frame around it
 */
public record DiffPage(RunDiff diff, Frame frame) {

    /** Larger changes are drawn at the end of the scale, so that small ones can be told apart. */
    private static final Interval DRAWN_PERCENT = new Interval(-100, 200);

    /**
     * A figure that was compared.
     *
     * @param cells as in {@link FigureChanges#COLUMNS}
     * @param drawn its change; empty without one
     * @param style of its finding
     */
    public record Change(List<Phrase> cells, Optional<Bullet> drawn, String style) {}

    static DiffPage of(RunDiff diff, List<DrawnRun> a, List<DrawnRun> b) {
        PlainText plain = new PlainText();
        String version = Stream.concat(b.stream(), a.stream())
                .map(run -> run.report().result().manifest().version())
                .findFirst()
                .map(known -> "Made by wingload from runs of version " + known + ".")
                .orElse("Made by wingload.");
        return new DiffPage(
                diff,
                Frame.of(
                        DiffReport.overall(diff) + ": " + names(diff.a()) + " → " + names(diff.b()),
                        "Load tests compared",
                        List.of(plain.text(DiffReport.side("A", diff.a())), plain.text(DiffReport.side("B", diff.b()))),
                        version,
                        DiffCharts.of(diff, a, b)));
    }

    private static String names(ComparedRuns side) {
        return String.join(", ", side.runs().stream().map(run -> run.name()).toList());
    }

    /** The style of the verdict. */
    public String style() {
        return style(diff);
    }

    /** The verdict as the style of a run's verdict: what fails a script fails here. */
    public static String style(RunDiff diff) {
        return switch (diff.overall().exitCode()) {
            case 0 -> "pass";
            case 1 -> "fail";
            default -> "inconclusive";
        };
    }

    public String mark() {
        return Marks.mark(style());
    }

    public String word() {
        return DiffReport.overall(diff).toUpperCase(Locale.ROOT);
    }

    /** Why, as a sentence without a full stop: the figure that decides with the largest change. */
    public String reason() {
        return deciding().stream().findFirst().orElse("the runs have no request in common");
    }

    /** The other figures that decide, and why the runs are not comparable, if they are not. */
    public List<String> advice() {
        return Stream.concat(
                        deciding().stream().skip(1),
                        diff.unlike().stream().map(why -> "these runs are not comparable: " + Printable.of(why)))
                .toList();
    }

    private List<String> deciding() {
        return diff.overall() == Overall.NOTHING_IN_COMMON
                ? List.of()
                : diff.primary().stream()
                        .sorted(Comparator.comparingDouble(DiffPage::weight))
                        .map(ChangeText::sentence)
                        .map(Printable::of)
                        .toList();
    }

    /** Every figure of all requests, those first whose change is largest beside its interval. */
    public List<Change> changes() {
        Scale percent = scale(false, DRAWN_PERCENT);
        Scale points = scale(true, new Interval(-100, 100));
        return diff.aggregated().stream()
                .sorted(Comparator.comparingDouble(DiffPage::weight))
                .map(known -> new Change(
                        FigureChanges.row(diff, known),
                        bullet(known).map(bullet -> bullet.on(known.figure().inPoints() ? points : percent)),
                        style(known)))
                .toList();
    }

    /** All changes of one kind share a scale, so that they can be compared by eye. */
    private Scale scale(boolean inPoints, Interval most) {
        return Scale.over(diff.aggregated().stream()
                .filter(known -> known.figure().inPoints() == inPoints)
                .flatMap(known -> bullet(known).stream()
                        .flatMapToDouble(bullet -> DoubleStream.concat(
                                bullet.values(), DoubleStream.of(-known.matters(), known.matters())))
                        .boxed())
                .mapToDouble(value -> Math.max(most.low(), Math.min(most.high(), value))));
    }

    private static Optional<Bullet> bullet(Comparison known) {
        Unit unit = known.figure().inPoints() ? Unit.POINTS : Unit.CHANGE;
        return known.size().isEmpty()
                ? Optional.empty()
                : Optional.of(new Bullet(
                        Scale.UNIT,
                        unit,
                        known.size(),
                        known.interval(),
                        Optional.of(new Bullet.Mark(
                                0,
                                new Interval(-known.matters(), known.matters()),
                                "none",
                                "changes up to " + unit.text(known.matters()) + " do not matter")),
                        OptionalDouble.empty()));
    }

    /** Ascending from the largest change beside its interval; figures without an interval are last. */
    private static double weight(Comparison known) {
        return known.size().isPresent() && known.smallest().isPresent()
                ? -Math.abs(known.size().getAsDouble())
                        / Math.max(1e-9, known.smallest().getAsDouble())
                : 0;
    }

    private static final Map<Finding, String> STYLES = Map.of(
            Finding.WORSE,
            "fail",
            Finding.BETTER,
            "pass",
            Finding.PROBABLY_WORSE,
            "inconclusive",
            Finding.PROBABLY_BETTER,
            "inconclusive");

    /** The style of a finding; empty if there is no news. */
    public static String style(Comparison known) {
        return known.finding().map(found -> STYLES.getOrDefault(found, "")).orElse("");
    }

    /** What changed in the configuration; without blocks if nothing did. */
    public Section configuration() {
        Section section = DiffReport.configuration(diff);
        return diff.configuration().isEmpty() ? new Section(section.title(), List.of()) : section;
    }

    /** The tables, as in the comparison for tickets. */
    public List<Section> sections() {
        return DiffReport.details(diff).stream()
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }
}
