package io.github.wingload.report.comparison;

import io.github.wingload.plan.Plan;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Page;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The loads that sweeps of a service found, over time, for people. Pure; thread-safe. */
public final class CapacityTrend {

    private static final double PERCENT = 100;

    private CapacityTrend() {}

    /**
     * A table for each name, the oldest sweep first.
     *
     * @param sweeps each with at least one run, in any order
     */
    public static Page of(List<Sweep> sweeps) {
        Map<String, List<Sweep>> byName = sweeps.stream()
                .sorted(Comparator.comparing(sweep -> first(sweep).start()))
                .collect(Collectors.groupingBy(Sweep::name, TreeMap::new, Collectors.toList()));
        List<Section> sections = new ArrayList<>();
        byName.forEach((name, ofName) -> sections.add(new Section(name, List.of(table(ofName)))));
        sections.add(new Section(
                "How to Read This",
                List.of(Bullets.of(List.of(
                        "A search ends with a load that passed, and is confirmed. Of given levels, the highest one counts that passed, if all"
                                + " lower ones passed too; without a load that did not pass, the service may carry more.",
                        "The answer of a search can be several percent below the limit, so a small change does not show that the service"
                                + " changed; wingload diff compares two sweeps level by level.")))));
        return new Page("Capacity over time", List.of(), sections);
    }

    private static Manifest first(Sweep sweep) {
        return sweep.levels().get(0).analysis().result().manifest();
    }

    private static Table table(List<Sweep> sweeps) {
        List<List<Phrase>> rows = new ArrayList<>();
        Optional<Sweep> before = Optional.empty();
        for (Sweep sweep : sweeps) {
            Optional<Level> carried = sweep.carried();
            rows.add(List.of(
                    Phrase.of(TrendText.minute(first(sweep).start())),
                    Phrase.of(carried.map(Level::label).orElse("-")),
                    Phrase.of(before.map(earlier -> change(earlier, sweep)).orElse("")),
                    Phrase.of(missed(sweep).map(Level::label).orElse("-")),
                    Phrase.of(Unit.NUMBER.text(sweep.levels().stream()
                            .mapToDouble(SweptLevel::okPerSecond)
                            .max()
                            .orElse(0)))));
            before = carried.isPresent() ? Optional.of(sweep) : before;
        }
        return new Table(
                List.of(
                        Column.text("Started (UTC)"),
                        Column.figures("Capacity"),
                        Column.figures("Change"),
                        Column.figures("Did Not Pass At"),
                        Column.figures("Most ok/s")),
                rows);
    }

    /** From the last sweep with a capacity: {@code -12.5%}; a hyphen if they cannot be held against each other. */
    private static String change(Sweep earlier, Sweep later) {
        Optional<Level> from = earlier.carried();
        Optional<Level> to = later.carried();
        if (from.isEmpty() || to.isEmpty() || from.get().ofUsers() != to.get().ofUsers()) {
            return "-";
        }
        double share = to.get().in(Level.Kind.PER_SECOND).amount()
                / from.get().in(Level.Kind.PER_SECOND).amount();
        return sameTest(first(earlier).plan(), first(later).plan())
                ? Unit.CHANGE.text(PERCENT * (share - 1))
                : "different test";
    }

    /** True unless what is asked of the service differs; the loads always do. */
    private static boolean sameTest(Plan a, Plan b) {
        return a.tasks().equals(b.tasks())
                && a.deadline().equals(b.deadline())
                && a.thresholds().equals(b.thresholds());
    }

    /** The lowest load that is known as too much, or that could not be decided. */
    private static Optional<Level> missed(Sweep sweep) {
        return sweep.search().isPresent()
                ? sweep.search().flatMap(CapacitySearch.Result::bad)
                : sweep.lastRuns().stream()
                        .filter(level -> level.verdict() != Verdict.PASS)
                        .map(SweptLevel::level)
                        .findFirst();
    }
}
