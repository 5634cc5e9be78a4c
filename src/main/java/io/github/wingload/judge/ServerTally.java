package io.github.wingload.judge;

import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.ServerFigure;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.Window;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What scrapes told of the server's figures during the run. Not thread-safe. */
final class ServerTally {

    private final Map<String, Told> told = new LinkedHashMap<>();

    private record Told(ServerFigure figure, Duration every, FigureSeries series) {}

    ServerTally(Plan plan) {
        for (Observation observation : plan.observe()) {
            for (ServerFigure figure : observation.figures()) {
                told.put(figure.name(), new Told(figure, observation.every(), new FigureSeries()));
            }
        }
    }

    /** Takes a reading; one of a figure that the plan does not have is passed over. */
    void record(Reading reading) {
        Told known = told.get(reading.figure());
        if (known != null) {
            known.series().record(reading);
        }
    }

    /** All readings of a figure of the plan. */
    FigureSeries series(String figure) {
        return told.get(figure).series();
    }

    /** The time from one scrape of it to the next. */
    Duration every(String figure) {
        return told.get(figure).every();
    }

    /** The figures during the window, in the plan's order. */
    List<ObservedFigure> figures(Window window) {
        return told.values().stream()
                .map(known -> figure(known, window.startNs(), window.endNs()))
                .toList();
    }

    private static ObservedFigure figure(Told known, long beginNs, long endNs) {
        FigureSeries series = known.series();
        return new ObservedFigure(
                known.figure().name(),
                known.figure().unit(),
                series.values(beginNs, endNs),
                series.count(beginNs, endNs),
                series.failed(beginNs, endNs),
                series.failures(beginNs, endNs));
    }
}
