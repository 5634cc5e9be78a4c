package io.github.wingload.report;

import io.github.wingload.stats.CallStats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Response times of the ok calls alone.
 *
 * <p>Locust has no such table. A fast error makes its minimum and its median better than the service is, a slow one makes
 * them worse; what users of the service wait for is here.
 */
final class OkLatencyTable extends LatencyTable {

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99};

    OkLatencyTable(TableWidths widths) {
        super(widths);
    }

    @Override
    String title() {
        return "Latency of ok calls (response time in ms; failed calls left out)";
    }

    @Override
    List<String> headings() {
        return List.of("# ok", "Avg", "Min", "Max", "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%");
    }

    @Override
    CallStats.Times times(CallStats stats) {
        return stats.ok();
    }

    @Override
    List<String> cells(CallStats.Times times) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(times.count()),
                Figures.millis(Percentiles.meanNs(times)),
                Figures.millis(times.minNs()),
                Figures.millis(times.maxNs())));
        DoubleStream.of(PERCENTILES)
                .mapToObj(percentile -> Figures.millis(Percentiles.responseTimeNs(times, percentile)))
                .forEach(cells::add);
        return cells;
    }
}
