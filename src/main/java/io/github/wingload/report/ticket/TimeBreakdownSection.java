package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.result.TimeBreakdown;
import io.github.wingload.result.TimeBreakdown.Part;
import io.github.wingload.result.TimeBreakdown.PartTimes;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the time of calls went, part by part; and how much of it the model and the path to it took, if answers have the upstream's
 * time.
 */
final class TimeBreakdownSection {

    private static final List<String> OF_ALL = List.of("Mean", "Share", "Median", "P90", "P99");
    private static final List<String> OF_SLOWEST = List.of("Slowest 1%: Mean", "Slowest 1%: Share");

    private TimeBreakdownSection() {}

    static Section of(Analysis report) {
        List<Block> blocks = new ArrayList<>();
        report.timeBreakdown().ifPresent(breakdown -> parts(breakdown, report.time(), blocks));
        report.attribution().ifPresent(attribution -> upstream(attribution, report, blocks));
        return new Section("Time Breakdown", blocks);
    }

    /** A part that no call spent time in has no row. */
    private static void parts(TimeBreakdown breakdown, HeadlineTime time, List<Block> blocks) {
        boolean slow = breakdown.slowest() > 0;
        double mean = sum(breakdown, PartTimes::meanMs);
        double slowMean = sum(breakdown, PartTimes::slowestMeanMs);
        List<List<Phrase>> rows = new ArrayList<>();
        for (PartTimes part : breakdown.parts()) {
            if (part.meanMs() > 0) {
                List<Phrase> row = new ArrayList<>(List.of(
                        Phrase.of(words(part.part())),
                        time(part.meanMs()),
                        share(part.meanMs(), mean),
                        time(part.p50Ms()),
                        time(part.p90Ms()),
                        time(part.p99Ms())));
                if (slow) {
                    row.addAll(List.of(time(part.slowestMeanMs()), share(part.slowestMeanMs(), slowMean)));
                }
                rows.add(row);
            }
        }
        List<String> figures = new ArrayList<>(OF_ALL);
        if (slow) {
            figures.addAll(OF_SLOWEST);
        }
        blocks.add(Table.of("Part of the " + LatencySection.title(time), figures, rows));
        blocks.add(Paragraph.of("Of " + Figures.count(breakdown.calls(), "answered call", "answered calls")
                + ", failed ones included, which took " + Unit.TIME.text(mean) + " on average"
                + (slow
                        ? "; the slowest 1%, " + Figures.count(breakdown.slowest(), "call", "calls") + ", took "
                                + Unit.TIME.text(slowMean) + "."
                        : ".")));
    }

    /** A part of the time of a call, at the head of a row. */
    static String words(Part part) {
        return switch (part) {
            case START_DELAY -> "Start delay: in wingload";
            case QUEUE -> "Queue: for a connection";
            case CONNECT -> "Connect: TCP and TLS";
            case SEND -> "Send: the request's body";
            case WAIT -> "Wait: for the response";
            case FIRST_TOKEN -> "First token: of the stream";
            case BODY -> "Body: of the response";
        };
    }

    private static double sum(TimeBreakdown breakdown, ToDoubleFunction<PartTimes> figure) {
        return breakdown.parts().stream().mapToDouble(figure).sum();
    }

    private static void upstream(Attribution attribution, Analysis report, List<Block> blocks) {
        if (attribution.answers() > 0) {
            blocks.add(Table.of(
                    "Part of the Service Time",
                    List.of("Median", "P90"),
                    List.of(
                            List.of(
                                    Phrase.of("Upstream: the model's own time"),
                                    time(attribution.upstreamP50Ms()),
                                    time(attribution.upstreamP90Ms())),
                            List.of(
                                    Phrase.of("Path: network, gateways, proxies, wingload"),
                                    time(attribution.pathP50Ms()),
                                    time(attribution.pathP90Ms())))));
        }
        String header = report.result().manifest().plan().reporting().upstreamHeader();
        blocks.add(new Bullets(List.of(
                Phrase.of(Figures.count(attribution.answers()) + " responses reported the upstream's time in ")
                        .andCode(header)
                        .and("."),
                Phrase.of("Failed responses without it, answered by the proxy: "
                        + Figures.count(attribution.failedByProxy()) + "."))));
    }

    private static Phrase time(double ms) {
        return Phrase.of(Unit.TIME.text(ms));
    }

    private static Phrase share(double part, double whole) {
        return Phrase.of(whole > 0 ? Unit.PERCENT.text(100 * part / whole) : "-");
    }
}
