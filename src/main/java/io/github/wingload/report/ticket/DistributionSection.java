package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Bucket;
import io.github.wingload.text.Block.Paragraph;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.List;

/** How the ok calls spread over a few ranges of time. */
final class DistributionSection {

    private DistributionSection() {}

    static Section of(Analysis report) {
        List<Bucket> buckets = report.distribution();
        boolean there = buckets.size() > 1 && report.timed().ok().count() > 0;
        return Section.when(
                there,
                "Latency Distribution - Successful Calls" + MutationsSection.titleOfValid(report),
                Table.of(
                        LatencySection.title(report.time()),
                        List.of("Calls", "Share"),
                        buckets.stream().map(DistributionSection::row).toList()),
                Paragraph.of("A call that took exactly a boundary value counts in the slower range."));
    }

    /** {@code <500 ms}, {@code 500 ms–1 s}, {@code 1–2 s}, {@code >5 s}. */
    static String label(Bucket bucket) {
        if (bucket.to().isEmpty()) {
            return ">" + bound(bucket.from());
        }
        String to = bound(bucket.to().get());
        if (bucket.from().isZero()) {
            return "<" + to;
        }
        String from = bound(bucket.from());
        return (unit(from).equals(unit(to)) ? from.substring(0, from.indexOf(' ')) : from) + "–" + to;
    }

    private static List<Phrase> row(Bucket bucket) {
        return List.of(
                Phrase.of(label(bucket)), Cells.count(bucket.count()), Phrase.of(Unit.PERCENT.text(bucket.percent())));
    }

    private static String bound(Duration bound) {
        return bound.compareTo(Duration.ofSeconds(1)) < 0
                ? Unit.NUMBER.exact(bound.toNanos() / 1e6) + " ms"
                : Figures.seconds(bound);
    }

    private static String unit(String bound) {
        return bound.substring(bound.indexOf(' '));
    }
}
