package io.github.wingload.artefact;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Figure.Count;
import io.github.wingload.plan.Figure.Difference;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Figure.Status;
import io.github.wingload.plan.Figure.Timing;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of a threshold or a stop rule as its fields in JSON.
 *
 * @param kind {@code percentile}, {@code success_rate}, {@code server_mean}, {@code difference_of_percentile} …
 * @param number the percentile, or the status that is counted; else 0
 * @param of which calls: {@code ok}, {@code failed} or {@code all}
 * @param figure which of the server's figures, if it is one
 */
record FigureJson(String kind, double number, String of, Optional<Named> figure) {

    private static final String PERCENTILE = "percentile";
    private static final String STATUS_COUNT = "status_count";
    private static final String SERVER = "server_";
    private static final String DIFFERENCE = "difference_of_";

    /** A figure of the server. */
    record Named(String name, String unit) {}

    static FigureJson of(Figure figure) {
        if (figure instanceof Observed observed) {
            Named named = new Named(observed.figure(), observed.unitName());
            return new FigureJson(SERVER + word(observed.statistic()), 0, Figure.ALL, Optional.of(named));
        }
        if (figure instanceof Difference difference) {
            FigureJson ofSides = of(difference.of());
            return new FigureJson(DIFFERENCE + ofSides.kind, ofSides.number, ofSides.of, Optional.empty());
        }
        if (figure instanceof Count count && count.counted() instanceof Status status) {
            return new FigureJson(STATUS_COUNT, status.status(), Figure.ALL, Optional.empty());
        }
        String of = figure instanceof Timing timing && Figure.TIMES.contains(timing.times())
                ? timing.times().name()
                : Figure.ALL;
        return figure instanceof Percentile percentile
                ? new FigureJson(PERCENTILE, percentile.number(), of, Optional.empty())
                : new FigureJson(kind(figure), 0, of, Optional.empty());
    }

    Figure read() {
        if (figure.isPresent()) {
            Statistic statistic =
                    Statistic.valueOf(kind.substring(SERVER.length()).toUpperCase(Locale.ROOT));
            return new Observed(statistic, figure.get().name(), figure.get().unit());
        }
        if (kind.startsWith(DIFFERENCE)) {
            Figure ofSides = new FigureJson(kind.substring(DIFFERENCE.length()), number, of, Optional.empty()).read();
            return new Difference((Timing) ofSides);
        }
        if (kind.equals(STATUS_COUNT)) {
            return Count.ofStatus((int) number);
        }
        Figure ofAll = kind.equals(PERCENTILE)
                ? Figure.percentile(number, Calls.ALL)
                : Figure.NAMED.stream()
                        .filter(named -> kind(named).equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown kind of figure: " + kind));
        return Figure.TIMES.stream()
                .filter(times -> ofAll instanceof Timing && times.name().equals(of))
                .<Figure>map(times -> ((Timing) ofAll).of(times))
                .findFirst()
                .orElse(ofAll);
    }

    /** {@code requests_per_second} for {@code requests/s}. */
    private static String kind(Figure named) {
        return named.name().replace(' ', '_').replace("/s", "/second").replace("/", "_per_");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
