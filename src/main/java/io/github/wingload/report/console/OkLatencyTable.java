package io.github.wingload.report.console;

import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.CallDurations;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Response times of the ok calls alone.
 *
 * <p>Locust has no such table: its minimum and median include failed calls, so a fast error makes the service look faster
 * than it is, and a slow error slower.
 */
final class OkLatencyTable extends LatencyTable {

    private static final double[] PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99};

    OkLatencyTable(TableWidths widths, HeadlineTime time) {
        super(widths, time);
    }

    @Override
    String title() {
        return "Latency of ok calls (" + timeWords() + " in ms; failed calls left out)";
    }

    @Override
    List<String> headings() {
        return List.of("# ok", "Avg", "Min", "Max", "50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%");
    }

    @Override
    boolean tellsValidApart() {
        return true;
    }

    @Override
    CallDurations times(CallStats stats) {
        return stats.ok();
    }

    @Override
    List<String> cells(Durations durations) {
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(durations.count()),
                LocustFigures.millis(durations.meanMs()),
                LocustFigures.millis(durations.minMs()),
                LocustFigures.millis(durations.maxMs())));
        DoubleStream.of(PERCENTILES)
                .mapToObj(percentile -> LocustFigures.millis(durations.percentileMs(percentile)))
                .forEach(cells::add);
        return cells;
    }
}
