package io.github.wingload.report.ticket;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.report.words.Ranges;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.OneTarget;
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

    private static final String TOKENS =
            "The time to the first token counts from where the times of calls begin; a token is an event with a text, a part of"
                    + " the reasoning or a tool call.";

    private StreamsSection() {}

    static Section of(Analysis report) {
        List<OneTarget> targets = report.byTarget();
        List<OneTarget> answering =
                targets.stream().filter(target -> streams(target).any()).toList();
        List<Block> blocks = new ArrayList<>();
        List<List<Phrase>> times = times(report, answering);
        if (!times.isEmpty()) {
            blocks.add(new Table(columns(report), times));
        }
        List<List<Phrase>> rates = rates(targets);
        if (!rates.isEmpty()) {
            blocks.add(new Table(
                    List.of(Column.text("Figure"), Column.figures("Value"), Column.text("95% Interval")), rates));
        }
        for (int i = 0; i < answering.size(); i++) {
            String text = explained(answering.get(i).side(), streams(answering.get(i)));
            blocks.add(Paragraph.of(i < answering.size() - 1 ? text.strip() : text + TOKENS));
        }
        String count = answering.stream()
                .map(target -> target.side().map(name -> name + ": ").orElse("")
                        + "n = "
                        + Figures.count(streams(target).counts().answers()))
                .collect(Collectors.joining(", "));
        return new Section("Streams (" + (count.isEmpty() ? "n = 0" : count) + ")", blocks);
    }

    private static StreamStats streams(OneTarget target) {
        return target.calls().timed().details().streams();
    }

    private static List<Column> columns(Analysis report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Time")));
        if (report.compares()) {
            columns.add(Column.text("Target"));
        }
        columns.add(Column.figures("Mean"));
        for (double number : PERCENTILES) {
            columns.add(Column.figures("P" + Figures.plain(number)));
            columns.add(Column.text("95% Interval"));
        }
        columns.add(Column.figures("Max"));
        return columns;
    }

    /** The rows of a time are below each other, so that targets can be compared. */
    private static List<List<Phrase>> times(Analysis report, List<OneTarget> answering) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            for (OneTarget target : answering) {
                Durations times = streams(target).of(quantity, report.time()::of);
                boolean sameAsToken = quantity == Quantity.TIME_TO_FIRST_OUTPUT
                        && times.equals(streams(target).of(Quantity.TIME_TO_FIRST_TOKEN, report.time()::of));
                if (times.count() > 0 && !sameAsToken) {
                    rows.add(row(quantity, times, target));
                }
            }
        }
        return rows;
    }

    private static List<Phrase> row(Quantity quantity, Durations times, OneTarget target) {
        List<Phrase> row = new ArrayList<>();
        row.add(Phrase.of(NAMES.getOrDefault(quantity, quantity.label())));
        target.side().ifPresent(name -> row.add(Phrase.of(name)));
        row.add(Phrase.of(Unit.TIME.text(times.meanMs())));
        for (double number : PERCENTILES) {
            row.add(Phrase.of(Unit.TIME.text(times.percentileMs(number))));
            Figure figure = new Figure.Percentile(number, new Times(quantity, Calls.OK));
            row.add(Phrase.of(target.streams()
                    .flatMap(figures -> figures.of(figure))
                    .map(value -> Ranges.of(value.estimate(), Unit.TIME))
                    .orElse("")));
        }
        row.add(Phrase.of(Unit.TIME.text(times.maxMs())));
        return row;
    }

    private static List<List<Phrase>> rates(List<OneTarget> targets) {
        List<Figure> figures = targets.stream()
                .flatMap(target -> target.streams().stream())
                .flatMap(known -> known.figures().stream().map(StreamFigures.Value::figure))
                .filter(figure -> figure.unit() != Unit.TIME)
                .distinct()
                .toList();
        return figures.stream()
                .flatMap(figure -> targets.stream()
                        .flatMap(target -> target.streams().flatMap(known -> known.of(figure)).stream()
                                .filter(value -> value.value().isPresent())
                                .map(value -> List.of(
                                        Phrase.of(target.of(Phrase.capitalized(figure.label()))),
                                        Phrase.of(
                                                figure.unit().text(value.value().getAsDouble())),
                                        Phrase.of(Ranges.of(value.estimate(), figure.unit()))))))
                .toList();
    }

    private static String explained(Optional<String> side, StreamStats streams) {
        StringBuilder text = new StringBuilder(side.map(name -> name + ": ").orElse(""));
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
        return text.toString();
    }
}
