package io.github.wingload.observe;

import io.github.wingload.plan.Selector;
import io.github.wingload.plan.ServerFigure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Computes a figure from one scrape after the other. Not thread-safe. */
final class FigureMeter {

    private final ServerFigure figure;
    private final SelectedValue part;
    private final Optional<SelectedValue> whole;

    FigureMeter(ServerFigure figure) {
        this.figure = figure;
        this.part = new SelectedValue(figure.metric(), figure.as(), figure.aggregate());
        this.whole = figure.of().map(of -> new SelectedValue(of, figure.as(), figure.aggregate()));
    }

    /** The names of the metrics that it needs. */
    Stream<String> metrics() {
        return Stream.concat(Stream.of(figure.metric()), figure.of().stream()).map(Selector::metric);
    }

    /** The reading of one scrape. */
    Reading read(long ns, List<Sample> samples) {
        try {
            return reading(ns, part.at(ns, samples), whole(ns, samples));
        } catch (NoReadingException missing) {
            return failed(ns, missing.getMessage());
        }
    }

    /** The reading of a scrape without samples. */
    Reading failed(long ns, String reason) {
        return Reading.failed(figure.name(), ns, reason);
    }

    private Reading reading(long ns, OptionalDouble value, OptionalDouble of) {
        if (value.isEmpty() || of.isEmpty()) {
            return Reading.nothingYet(figure.name(), ns);
        }
        if (figure.share() && of.getAsDouble() == 0) {
            return failed(
                    ns,
                    "it is a share of " + figure.of().map(Selector::toString).orElse("") + ", which is 0");
        }
        double result = figure.share() ? 100 * value.getAsDouble() / of.getAsDouble() : value.getAsDouble();
        return Reading.of(figure.name(), part.sinceNs(), ns, result);
    }

    private OptionalDouble whole(long ns, List<Sample> samples) throws NoReadingException {
        return whole.isPresent()
                ? whole.get().at(ns, samples)
                : OptionalDouble.of(figure.ofAmount().orElse(1));
    }
}
