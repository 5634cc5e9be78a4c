package io.github.wingload.report.comparison;

import io.github.wingload.diff.LevelsDiff;
import io.github.wingload.diff.LevelsDiff.LevelDiff;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs at different loads compared load by load, for people: what was found as a whole, and what decides at each load. */
public final class LevelsReport {

    private LevelsReport() {}

    /** The report, for any markup; {@link DiffReport} has all figures of a level. */
    public static Page of(LevelsDiff diff) {
        List<Phrase> sides = new ArrayList<>();
        sides.add(Phrase.of("A: ").andCode(diff.a()));
        sides.add(Phrase.of("B: ").andCode(diff.b()));
        sides.add(Phrase.of("Comparison: ").andStrong(diff.overall().words()));
        only("A", diff.onlyInA()).forEach(sides::add);
        only("B", diff.onlyInB()).forEach(sides::add);
        return new Page(
                "Load levels compared",
                List.<Block>of(new Bullets(sides)),
                diff.levels().stream().map(LevelsReport::section).toList());
    }

    private static Stream<Phrase> only(String side, List<String> loads) {
        return loads.isEmpty()
                ? Stream.empty()
                : Stream.of(Phrase.of("Only in " + side + ": " + String.join(", ", loads)));
    }

    /** The level and what was found in its title, with the figures that decide. */
    private static Section section(LevelDiff level) {
        return level.refused()
                ? new Section(
                        level.load() + ": not compared",
                        List.of(Bullets.of(level.diff().unlike())))
                : new Section(
                        level.load() + ": " + DiffReport.overall(level.diff()),
                        List.of(Bullets.of(level.diff().primary().stream()
                                .map(ChangeText::sentence)
                                .toList())));
    }
}
