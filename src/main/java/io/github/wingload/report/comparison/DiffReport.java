package io.github.wingload.report.comparison;

import io.github.wingload.diff.ComparedRow;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Comparison.Finding;
import io.github.wingload.diff.FailureChange;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.plan.Figure;
import io.github.wingload.report.words.LabelWords;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comparison of two sides, for people: what was found as a whole, the changes in the configuration, the figures that decide, and then
 * every figure.
 *
 * <p>Every format is made from the same page. Pure; thread-safe.
 */
public final class DiffReport {

    private DiffReport() {}

    /** What was found as a whole, in a line: {@code mixed: faster body, slower tail}. */
    public static String overall(RunDiff diff) {
        String words = diff.overall().words();
        if (diff.overall() == Overall.MIXED && Overall.fasterBodySlowerTail(diff.aggregated())) {
            return words + ": faster body, slower tail";
        }
        return diff.overall() == Overall.MIXED && Overall.slowerBodyFasterTail(diff.aggregated())
                ? words + ": slower body, faster tail"
                : words;
    }

    /** The report, for any markup. */
    public static Page of(RunDiff diff) {
        List<Block> preface = new ArrayList<>();
        if (!diff.unlike().isEmpty()) {
            preface.add(Paragraph.of("Warning: these runs are not comparable; --force compares them nevertheless."));
            preface.add(Bullets.of(diff.unlike()));
        }
        preface.add(new Bullets(List.of(
                side("A", diff.a()),
                side("B", diff.b()),
                Phrase.of("Comparison: ").andStrong(overall(diff)))));
        List<Section> sections = new ArrayList<>();
        sections.add(ConfigurationChanges.section(diff));
        sections.add(Section.when(
                diff.overall() != Overall.NOTHING_IN_COMMON,
                "What Decides",
                Bullets.of(diff.primary().stream().map(ChangeText::sentence).toList())));
        sections.add(FigureChanges.section("All Requests", diff, diff.aggregated()));
        sections.addAll(details(diff));
        return new Page("Load tests compared", preface, sections);
    }

    /**
     * The figures that decide and got worse, a sentence for each row of the tables in which they did: {@code POST /predict: p90 of sent
     * 750 ms → 41.0 s (+5,367%): worse}. If no row shows it, those of all requests together.
     */
    public static List<String> worse(RunDiff diff) {
        List<Comparison> deciding = diff.primary().stream()
                .filter(comparison ->
                        comparison.finding().filter(Finding.WORSE::equals).isPresent())
                .toList();
        Set<Figure> figures = deciding.stream().map(Comparison::figure).collect(Collectors.toSet());
        List<String> rows = diff.rows().stream()
                .flatMap(row -> row.comparisons().stream()
                        .filter(comparison -> figures.contains(comparison.figure()))
                        .filter(comparison -> comparison
                                .finding()
                                .filter(Finding.WORSE::equals)
                                .isPresent())
                        .map(comparison -> title(row) + ": " + ChangeText.sentence(comparison)))
                .toList();
        return rows.isEmpty()
                ? deciding.stream()
                        .map(comparison -> "all requests: " + ChangeText.sentence(comparison))
                        .toList()
                : rows;
    }

    /** What changed in the configuration. */
    public static Section configuration(RunDiff diff) {
        return ConfigurationChanges.section(diff);
    }

    /** The sections after the figures of all requests, in order; one without blocks has nothing to say. */
    public static List<Section> details(RunDiff diff) {
        List<Section> sections = new ArrayList<>();
        if (diff.rows().size() > 1
                || !diff.onlyInA().isEmpty()
                || !diff.onlyInB().isEmpty()) {
            diff.rows().forEach(row -> sections.add(FigureChanges.section(title(row), diff, row.comparisons())));
        }
        sections.add(new Section(
                "Requests on One Side Only",
                rowsOfOneSide(diff).isEmpty() ? List.of() : List.of(new Bullets(rowsOfOneSide(diff)))));
        sections.add(failures(diff));
        sections.add(new Section("How to Read This", List.of(Bullets.of(DiffNotes.of(diff)))));
        return sections;
    }

    /** {@code A: RUN of DATE (LABELS)}. */
    public static Phrase side(String letter, ComparedRuns side) {
        Phrase phrase = Phrase.of(letter + ": ");
        for (ComparedRun run : side.runs()) {
            phrase = phrase.pieces().size() > 1 ? phrase.and(", ") : phrase;
            phrase = phrase.andCode(run.name());
            if (run.manifest().isPresent()) {
                phrase = phrase.and(" of " + Figures.utc(run.manifest().get().start()));
                Map<String, String> labels =
                        run.manifest().get().plan().reporting().labels();
                phrase = labels.isEmpty()
                        ? phrase
                        : phrase.and(" (").andCode(LabelWords.of(labels)).and(")");
            }
        }
        return phrase;
    }

    private static String title(ComparedRow row) {
        String name = row.b().method() + " " + row.b().name();
        return Excerpt.ofName(
                row.a().sameName(row.b()) ? name : name + " (was " + row.a().name() + ")");
    }

    private static Section failures(RunDiff diff) {
        if (!diff.failuresTold()) {
            return Section.when(
                    true,
                    "Failures",
                    Paragraph.of(
                            "Not known: how calls failed is in the _failures.csv of a Locust table, which is missing."));
        }
        Table table = new Table(
                List.of(Column.text("Failure"), Column.figures("A"), Column.figures("B"), Column.text("Finding")),
                diff.failures().stream().map(DiffReport::row).toList());
        return Section.when(!diff.failures().isEmpty(), "Failures", table);
    }

    private static List<Phrase> row(FailureChange change) {
        String course = change.course().name().toLowerCase(Locale.ROOT);
        return List.of(
                Phrase.of(change.failureClass().label()),
                Phrase.of(Figures.count(change.countA())),
                Phrase.of(Figures.count(change.countB())),
                Phrase.of(change.course() == FailureChange.Course.STAYED ? "no change beyond chance" : course));
    }

    private static List<Phrase> rowsOfOneSide(RunDiff diff) {
        return Stream.concat(
                        diff.onlyInA().stream().map(row -> oneSide("A", row)),
                        diff.onlyInB().stream().map(row -> oneSide("B", row)))
                .toList();
    }

    private static Phrase oneSide(String letter, RowName row) {
        return Phrase.of("only in " + letter + ": ").andCode(Excerpt.ofName(row.method() + " " + row.name()));
    }
}
