package io.github.wingload.schedule;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.Replay;
import io.github.wingload.schedule.replay.ReplayRows;
import io.github.wingload.schedule.replay.ReplayRows.Planned;
import java.util.Optional;
import java.util.function.Supplier;

/** Arrivals at recorded times, each with the row of its time. */
final class RecordedArrivals implements Arrivals {

    private final ReplayRows rows;
    private final long endNs;
    private Optional<SampleRow> row = Optional.empty();
    private long lastNs;
    private long gapNs;

    RecordedArrivals(Replay replay, long endNs, Supplier<Optional<SampleRow>> rows) {
        this.rows = new ReplayRows(replay, rows);
        this.endNs = endNs;
    }

    @Override
    public long nextNs() {
        Optional<Planned> next = rows.next().filter(planned -> planned.startNs() < endNs);
        row = next.map(Planned::row);
        long startNs = next.map(Planned::startNs).orElse(NEVER);
        gapNs = startNs - lastNs;
        lastNs = startNs;
        return startNs;
    }

    @Override
    public double plannedGapNs(long startNs) {
        return gapNs;
    }

    @Override
    public Optional<SampleRow> row() {
        return row;
    }
}
