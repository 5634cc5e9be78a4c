package io.github.wingload.report.page;

import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.OneTarget;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the charts of streamed answers have in common: their titles, and the distributions of their times. */
final class StreamCharts {

    private static final Map<Quantity, String> TITLES = Map.of(
            Quantity.TIME_TO_FIRST_TOKEN, "Time to first token (ttft)",
            Quantity.TIME_TO_FIRST_OUTPUT, "Time to first output (ttfo)",
            Quantity.TIME_PER_TOKEN, "Time per token (tpot)",
            Quantity.GAP, "Gap between tokens",
            Quantity.LONGEST_GAP, "Longest gap of an answer");

    private StreamCharts() {}

    /** {@code Time to first token (ttft)}. */
    static String title(Quantity quantity) {
        return TITLES.getOrDefault(quantity, quantity.label());
    }

    /** The distributions of the window's times to the first token, times per token and gaps, as far as there are any. */
    static List<Map<String, Object>> distributions(Analysis report) {
        List<Map<String, Object>> distributions = new ArrayList<>();
        for (Quantity quantity : List.of(Quantity.TIME_TO_FIRST_TOKEN, Quantity.TIME_PER_TOKEN, Quantity.GAP)) {
            for (OneTarget target : report.byTarget()) {
                Durations times = target.calls().timed().details().streams().of(quantity, report.time()::of);
                if (times.count() > 0) {
                    distributions.add(HeatMap.distribution(
                            target.side().map(name -> name + "-").orElse("") + "distribution-" + quantity.label(),
                            target.of(title(quantity)),
                            quantity == Quantity.GAP ? "gaps" : "calls",
                            times));
                }
            }
        }
        return distributions;
    }
}
