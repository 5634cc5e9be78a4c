package io.github.wingload.report.ticket;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.StreamFigures;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.StreamCounts;
import io.github.wingload.stats.StreamStats;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The times and tokens of streamed answers, and how many calls keep the scenario's objective. */
final class StreamsSection {

    private static final double[] PERCENTILES = {50, 90, 99};
    private static final Map<Quantity, String> NAMES = Map.of(
            Quantity.TIME_TO_FIRST_TOKEN, "First Token (ttft)",
            Quantity.TIME_TO_FIRST_OUTPUT, "First Output (ttfo)",
            Quantity.GAP, "Gap between Tokens (gap)",
            Quantity.LONGEST_GAP, "Longest Gap of an Answer",
            Quantity.TIME_PER_TOKEN, "Time per Token (tpot)");

    private StreamsSection() {}

    static Section of(Analysis report) {
        Optional<StreamFigures> figures = report.streams();
        StreamStats streams = report.timed().details().streams();
        List<Block> blocks = new ArrayList<>();
        if (figures.isPresent() && streams.any()) {
            blocks.add(times(report, figures.get(), streams));
        }
        figures.ifPresent(known -> {
            List<List<Phrase>> rows = rates(known);
            if (!rows.isEmpty()) {
                blocks.add(new Table(
                        List.of(Column.text("Figure"), Column.figures("Value"), Column.text("95% Interval")), rows));
            }
        });
        if (streams.any()) {
            blocks.add(Paragraph.of(explained(streams)));
        }
        return new Section("Streams (n = " + Figures.count(streams.counts().answers()) + ")", blocks);
    }

    private static Table times(Analysis report, StreamFigures figures, StreamStats streams) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Time"), Column.figures("Mean")));
        for (double number : PERCENTILES) {
            columns.add(Column.figures("P" + Figures.plain(number)));
            columns.add(Column.text("95% Interval"));
        }
        columns.add(Column.figures("Max"));
        List<List<Phrase>> rows = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            Durations times = streams.of(quantity, report.time()::of);
            boolean sameAsToken = quantity == Quantity.TIME_TO_FIRST_OUTPUT
                    && times.equals(streams.of(Quantity.TIME_TO_FIRST_TOKEN, report.time()::of));
            if (times.count() == 0 || sameAsToken) {
                continue;
            }
            List<Phrase> row = new ArrayList<>();
            row.add(Phrase.of(NAMES.getOrDefault(quantity, quantity.label())));
            row.add(Phrase.of(Unit.TIME.text(times.meanMs())));
            for (double number : PERCENTILES) {
                row.add(Phrase.of(Unit.TIME.text(times.percentileMs(number))));
                row.add(Phrase.of(figures.of(new Figure.Percentile(number, new Times(quantity, Calls.OK)))
                        .map(value -> Ranges.of(value.estimate(), Unit.TIME))
                        .orElse("")));
            }
            row.add(Phrase.of(Unit.TIME.text(times.maxMs())));
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static List<List<Phrase>> rates(StreamFigures figures) {
        return figures.figures().stream()
                .filter(value ->
                        value.figure().unit() != Unit.TIME && value.value().isPresent())
                .map(value -> List.of(
                        Phrase.of(Phrase.capitalized(value.figure().label())),
                        Phrase.of(value.figure().unit().text(value.value().getAsDouble())),
                        Phrase.of(Ranges.of(value.estimate(), value.figure().unit()))))
                .toList();
    }

    private static String explained(StreamStats streams) {
        StringBuilder text = new StringBuilder();
        StreamCounts counts = streams.counts();
        long counted = counts.answers() - counts.uncounted();
        if (counted > 0) {
            text.append("An answer had ")
                    .append(Unit.NUMBER.text((double) counts.outputTokens() / counted))
                    .append(" tokens on average, by the server's count");
            text.append(
                    counts.tokenEvents() == 0
                            ? ". "
                            : ", in " + Unit.NUMBER.text((double) counts.tokenEvents() / counts.answers())
                                    + " events. ");
        }
        long without = counted - streams.perToken().count();
        if (without > 0) {
            text.append(Figures.count(without, "answer", "answers"))
                    .append(without == 1 ? " has" : " have")
                    .append(" fewer than two tokens, and so no time per token. ");
        }
        String reasons = counts.finishReasons().entrySet().stream()
                .filter(reason -> !reason.getKey().isEmpty())
                .map(reason -> reason.getKey() + " " + Figures.count(reason.getValue()))
                .collect(Collectors.joining(", "));
        if (!reasons.isEmpty()) {
            text.append("Finish reasons: ").append(reasons).append(". ");
        }
        text.append("The time to the first token counts from where the ")
                .append(
                        "times of calls begin; a token is an event with a text, a part of the reasoning or a tool call.");
        return text.toString();
    }
}
