package io.github.wingload.report.ticket;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
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

/** Figures scraped from the server during the window; left out if the scenario observes none. */
final class ServerSection {

    private ServerSection() {}

    static Section of(Analysis report) {
        List<ObservedFigure> figures = report.server();
        List<Block> blocks = new ArrayList<>();
        if (!figures.isEmpty()) {
            blocks.add(Table.of(
                    "Figure",
                    List.of("Mean", "Max", "Last", "Scrapes", "Failed"),
                    figures.stream().map(ServerSection::row).toList()));
            blocks.add(Paragraph.of(
                    "Values are from the scrapes during the window; a rate is the mean since the previous scrape."));
        }
        List<Phrase> failures = figures.stream()
                .flatMap(figure -> figure.failures().stream().map(failure -> failed(figure, failure)))
                .toList();
        if (!failures.isEmpty()) {
            blocks.add(new Bullets(failures));
        }
        return new Section("Server Figures", blocks);
    }

    private static List<Phrase> row(ObservedFigure figure) {
        return List.of(
                Phrase.code(figure.name()),
                value(figure, Values::mean),
                value(figure, Values::max),
                value(figure, Values::last),
                Cells.count(figure.scrapesOk()),
                Cells.count(figure.scrapesFailed()));
    }

    private static Phrase value(ObservedFigure figure, ToDoubleFunction<Values> which) {
        return Phrase.of(figure.values()
                .map(values -> Unit.named(figure.unit()).text(which.applyAsDouble(values)))
                .orElse("-"));
    }

    private static Phrase failed(ObservedFigure figure, Failure failure) {
        return Phrase.code(figure.name())
                .and(": " + Figures.count(failure.count(), "scrape", "scrapes") + " failed: " + failure.error());
    }
}
