package io.github.wingload.report.ticket;

import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.report.words.LoadWords;
import io.github.wingload.result.Analysis;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How bursty a replay was, beside what was recorded, and what a constant load of the same mean would have hidden. */
final class BurstsSection {

    private static final List<String> FIGURES =
            List.of("Starts", "Mean", "Busiest Second", "Busiest Minute", "Index of Dispersion");

    /** Below this a constant load has much the same bursts. */
    private static final double BURSTY = 1.5;

    private BurstsSection() {}

    static Section of(Analysis report) {
        Optional<Replay> replay =
                report.result().manifest().plan().load() instanceof OpenLoad open ? open.replay() : Optional.empty();
        List<Block> blocks = new ArrayList<>();
        if (replay.isPresent() && report.replayed().isPresent()) {
            Burstiness sent = report.replayed().get();
            String recorded = replay.get().pace().speed() == 1
                    ? "recorded"
                    : "recorded, " + Unit.NUMBER.exact(replay.get().pace().speed()) + " times as fast";
            blocks.add(Table.of(
                    "Traffic", FIGURES, List.of(row(recorded, replay.get().recorded()), row("sent", sent))));
            blocks.add(Paragraph.of(hidden(sent)));
        }
        return new Section("Replay", blocks);
    }

    private static List<Phrase> row(String name, Burstiness traffic) {
        return List.of(
                Phrase.of(name),
                Phrase.of(Figures.count(traffic.starts())),
                Phrase.of(LoadWords.rate(traffic.meanPerSecond())),
                Phrase.of(Figures.count(traffic.peakSecond())),
                Phrase.of(Figures.count(traffic.peakMinute())),
                Phrase.of(Figures.number(traffic.dispersion(), 2)));
    }

    private static String hidden(Burstiness sent) {
        long constant = (long) Math.ceil(sent.meanPerSecond());
        double times = (double) sent.peakSecond() / Math.max(1, constant);
        String evenly = "A constant load of the same mean starts at most " + Figures.count(constant) + " in a second";
        return times < BURSTY
                ? evenly + ", which is close to this traffic."
                : evenly + ". The busiest second of this traffic had " + Figures.count(sent.peakSecond()) + ", "
                        + Figures.number(times, 1)
                        + " times as many, so a constant load would hide what the target does then. To measure how much, run with --twin.";
    }
}
