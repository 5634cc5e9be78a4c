package io.github.wingload.schedule.replay;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.Replay;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a replay in the order of their times, each with its planned start. Not thread-safe. */
public final class ReplayRows {

    private final StampedRows rows;
    private final ReplayPace pace;

    /**
     * A row.
     *
     * @param startNs its planned start, from that of the first row
     */
    public record Planned(long startNs, SampleRow row) {}

    /** @param rows the next row of the file on each call */
    public ReplayRows(Replay replay, Supplier<Optional<SampleRow>> rows) {
        this.rows = new StampedRows(rows, replay.column(), replay.disorder());
        this.pace = new ReplayPace(replay.pace());
    }

    /** The next row; empty when none is left. */
    public Optional<Planned> next() {
        return rows.next().map(stamped -> new Planned(pace.plannedNs(stamped.ns()), stamped.row()));
    }
}
