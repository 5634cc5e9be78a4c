package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.Attribution;
import io.github.wingload.text.Block;
import io.github.wingload.text.Block.Bullets;
import io.github.wingload.text.Block.Table;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Phrase;
import io.github.wingload.text.Section;
import io.github.wingload.text.Unit;
import java.util.ArrayList;
import java.util.List;

/** How much of the service time the model and the path to it took, and which failed responses came from a proxy. */
final class AttributionSection {

    private static final String TITLE = "Time Breakdown";

    private AttributionSection() {}

    static Section of(Analysis report) {
        return report.attribution()
                .map(attribution -> section(attribution, report))
                .orElse(Section.when(false, TITLE));
    }

    private static Section section(Attribution attribution, Analysis report) {
        List<Block> blocks = new ArrayList<>();
        if (attribution.answers() > 0) {
            blocks.add(Table.of(
                    "Part of the Service Time",
                    List.of("Median", "P90"),
                    List.of(
                            row(
                                    "Upstream: the model's own time",
                                    attribution.upstreamP50Ms(),
                                    attribution.upstreamP90Ms()),
                            row(
                                    "Path: network, gateways, proxies, wingload",
                                    attribution.pathP50Ms(),
                                    attribution.pathP90Ms()))));
        }
        String header = report.result().manifest().plan().reporting().upstreamHeader();
        blocks.add(new Bullets(List.of(
                Phrase.of(Figures.count(attribution.answers()) + " responses reported the upstream's time in ")
                        .andCode(header)
                        .and("."),
                Phrase.of("Failed responses without it, answered by the proxy: "
                        + Figures.count(attribution.failedByProxy()) + "."))));
        return new Section(TITLE, blocks);
    }

    private static List<Phrase> row(String part, double p50Ms, double p90Ms) {
        return List.of(Phrase.of(part), Phrase.of(Unit.TIME.text(p50Ms)), Phrase.of(Unit.TIME.text(p90Ms)));
    }
}
