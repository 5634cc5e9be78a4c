package io.github.wingload.judge.tally;

import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Observation;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scraped values of the server's figures during the run. Not thread-safe. */
public final class ServerTally {

    private final Map<String, FigureSeries> all = new LinkedHashMap<>();

    public ServerTally(Plan plan) {
        for (Observation observation : plan.observe()) {
            observation
                    .figures()
                    .forEach(figure -> all.put(figure.name(), new FigureSeries(figure, observation.every())));
        }
    }

    /** Takes a reading; ignores one of a figure that the plan does not have. */
    public void record(Reading reading) {
        if (all.containsKey(reading.figure())) {
            all.get(reading.figure()).record(reading);
        }
    }

    /** All readings of a figure of the plan. */
    public FigureSeries series(String figure) {
        return Optional.ofNullable(all.get(figure)).orElseThrow();
    }

    /** The figures during the window, in the plan's order. */
    public List<ObservedFigure> figures(Window window) {
        return all.values().stream()
                .map(series -> series.during(window.startNs(), window.endNs()))
                .toList();
    }
}
