package io.github.wingload.report.ticket;

import io.github.wingload.judge.words.SignalText;
import io.github.wingload.monitor.Stall;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Signal;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Whether the generator kept up; if it did not, the figures say little about the target. */
final class GeneratorSection {

    private static final int MOST_STALLS = 10;
    private static final double NS_PER_MS = 1e6;

    private GeneratorSection() {}

    static Section of(Analysis report) {
        GeneratorHealth health = report.generator();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(Phrase.of("generator: ").andStrong(word(health.state()))));
        if (!health.signals().isEmpty()) {
            blocks.add(new Table(
                    List.of(Column.text("Signal"), Column.text("Seen"), Column.text("State"), Column.text("Finding")),
                    health.signals().stream().map(GeneratorSection::row).toList()));
        }
        report.result()
                .generator()
                .stalls()
                .filter(stalls -> stalls.count() > 0)
                .ifPresent(
                        stalls -> blocks.add(stalls(report.result().manifest().start(), stalls)));
        return new Section("Generator", blocks);
    }

    /** The longest stalls, in order of time. */
    private static Table stalls(Instant start, Stalls stalls) {
        return new Table(
                List.of(Column.text("Stood Still At"), Column.figures("After"), Column.figures("For")),
                stalls.longest().stream()
                        .sorted(Comparator.comparingLong(Stall::ns).reversed())
                        .limit(MOST_STALLS)
                        .sorted(Comparator.comparingLong(Stall::fromNs))
                        .map(stall -> List.of(
                                Phrase.of(Figures.utc(start.plusNanos(stall.fromNs()))),
                                Phrase.of(Unit.TIME.text(stall.fromNs() / NS_PER_MS)),
                                Phrase.of(Unit.TIME.text(stall.ns() / NS_PER_MS))))
                        .toList());
    }

    private static List<Phrase> row(Signal of) {
        Signal.InWords signal = SignalText.of(of);
        return List.of(
                Phrase.of(signal.name()),
                Phrase.of(signal.figures()),
                Phrase.of(word(signal.state())),
                Phrase.of(signal.finding()));
    }

    /** {@code ok}, {@code not watched}, {@code suspect}, {@code limited}. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
