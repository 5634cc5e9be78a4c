package io.github.wingload.report.ticket;

import io.github.wingload.plan.Observation;
import io.github.wingload.plan.ServerFigure;
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
import java.util.Optional;
import java.util.OptionalDouble;
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
            blocks.add(Paragraph.of(source(report.result().manifest().plan().observe())));
        }
        replicas(figures).ifPresent(sentence -> blocks.add(Paragraph.of(sentence)));
        modelOrMesh(figures).ifPresent(sentence -> blocks.add(Paragraph.of(sentence)));
        List<Phrase> failures = figures.stream()
                .flatMap(figure -> figure.failures().stream().map(failure -> failed(figure, failure)))
                .toList();
        if (!failures.isEmpty()) {
            blocks.add(new Bullets(failures));
        }
        return new Section("Server Figures", blocks);
    }

    private static String source(List<Observation> observe) {
        String scraped = "Values are from the scrapes during the window; a rate is the mean since the previous scrape.";
        String asked =
                "Values are those of Prometheus during the window, one at each step; over what time a rate is taken is in its query.";
        return observe.stream().allMatch(Observation::asksPrometheus)
                ? asked
                : observe.stream().noneMatch(Observation::asksPrometheus) ? scraped : scraped + " " + asked;
    }

    /** Whether the service had the replicas that it was to have. */
    private static Optional<String> replicas(List<ObservedFigure> figures) {
        OptionalDouble wanted = value(figures, ServerFigure.REPLICAS_WANTED, Values::max);
        OptionalDouble ready = value(figures, ServerFigure.REPLICAS_READY, Values::min);
        if (wanted.isEmpty() || ready.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Replicas: at most " + Unit.NUMBER.exact(wanted.getAsDouble())
                + " were wanted, and at least " + Unit.NUMBER.exact(ready.getAsDouble()) + " were ready.");
    }

    /** Where errors came from, if both kinds were counted. */
    private static Optional<String> modelOrMesh(List<ObservedFigure> figures) {
        OptionalDouble model = value(figures, ServerFigure.OF_MODEL, Values::mean);
        OptionalDouble mesh = value(figures, ServerFigure.OF_MESH, Values::mean);
        if (model.isEmpty() || mesh.isEmpty()) {
            return Optional.empty();
        }
        double all = model.getAsDouble() + mesh.getAsDouble();
        return Optional.of(
                all == 0
                        ? "Istio counted no errors of this service, neither of the model nor of the mesh."
                        : "Model or mesh: of the errors that Istio counted, "
                                + Unit.PERCENT.text(100 * model.getAsDouble() / all)
                                + " were answers of the model and " + Unit.PERCENT.text(100 * mesh.getAsDouble() / all)
                                + " came from the mesh.");
    }

    private static OptionalDouble value(List<ObservedFigure> figures, String name, ToDoubleFunction<Values> which) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .flatMap(figure -> figure.values().stream())
                .mapToDouble(which)
                .findFirst();
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
