package io.github.wingload.report.comparison;

import io.github.wingload.diff.ComparedRow;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.Comparison;
import io.github.wingload.diff.Overall;
import io.github.wingload.diff.RowName;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Side;
import io.github.wingload.report.ticket.TicketReport;
import io.github.wingload.report.words.LabelWords;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Markdown;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.PlainText;
import io.github.wingload.text.Remarkup;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A comparison of two sides, for people: the verdict, the changes in the configuration, the figures that decide, and then
 * every figure.
 *
 * <p>As with {@link TicketReport}, every format is made from the same document. Pure; thread-safe.
 */
public final class DiffReport {

    private DiffReport() {}

    /** As Markdown, ending in a line end. */
    public static String markdown(RunDiff diff) {
        return document(diff).in(new Markdown());
    }

    /** As Phabricator's markup, ending in a line end. */
    public static String remarkup(RunDiff diff) {
        return document(diff).in(new Remarkup());
    }

    /** For a terminal, ending in a line end. */
    public static String console(RunDiff diff) {
        return document(diff).in(new PlainText());
    }

    /** The verdict in a line: {@code mixed: faster body, slower tail}. */
    public static String verdict(RunDiff diff) {
        String words = diff.overall().words();
        if (diff.overall() == Overall.MIXED && diff.fasterBodySlowerTail()) {
            return words + ": faster body, slower tail";
        }
        return diff.overall() == Overall.MIXED && diff.slowerBodyFasterTail()
                ? words + ": slower body, faster tail"
                : words;
    }

    private static Page document(RunDiff diff) {
        List<Block> preface = new ArrayList<>();
        if (!diff.unlike().isEmpty()) {
            preface.add(Paragraph.of("Warning: these runs are not comparable; --force compares them nevertheless."));
            preface.add(Bullets.of(diff.unlike()));
        }
        preface.add(new Bullets(List.of(
                side("A", diff.a()), side("B", diff.b()), Phrase.of("Verdict: ").andStrong(verdict(diff)))));
        List<Section> sections = new ArrayList<>();
        sections.add(ConfigurationChanges.section(diff));
        sections.add(verdictSection(diff));
        sections.add(FigureChanges.section("All Requests", diff, diff.aggregated()));
        if (diff.rows().size() > 1
                || !diff.onlyInA().isEmpty()
                || !diff.onlyInB().isEmpty()) {
            diff.rows().forEach(row -> sections.add(FigureChanges.section(title(row), diff, row.comparisons())));
        }
        sections.add(new Section(
                "Requests on One Side Only",
                rowsOfOneSide(diff).isEmpty() ? List.of() : List.of(new Bullets(rowsOfOneSide(diff)))));
        sections.add(FailureChanges.section(diff));
        sections.add(new Section("How to Read This", List.of(Bullets.of(DiffNotes.of(diff)))));
        return new Page("Load tests compared", preface, sections);
    }

    private static Phrase side(String letter, Side side) {
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

    private static Section verdictSection(RunDiff diff) {
        List<Phrase> lines = new ArrayList<>();
        for (Comparison figure : diff.primary()) {
            lines.add(Phrase.of(ChangeText.sentence(figure)));
        }
        return new Section("What Decides", List.of(new Bullets(lines)));
    }

    private static String title(ComparedRow row) {
        String name = row.b().method() + " " + row.b().name();
        return Excerpt.ofName(
                row.a().sameName(row.b()) ? name : name + " (was " + row.a().name() + ")");
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
