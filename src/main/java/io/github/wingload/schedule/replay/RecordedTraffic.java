package io.github.wingload.schedule.replay;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.plan.load.Replay.Pace;
import io.github.wingload.schedule.replay.StampedRows.Stamped;
import io.github.wingload.schedule.replay.StampedRows.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What is known of recorded times after they were read once.
 *
 * @param faults why they cannot be replayed; the other figures are valid only without any
 * @param disorder a row is followed by at most so many rows of an earlier time
 * @param recorded the starts at the recorded times, divided by the speed
 * @param planned the starts that are planned
 * @param measured planned starts after the warm-up
 * @param lastNs the last planned start, from the first one
 * @param wholeSeconds true if every time is a whole second
 */
public record RecordedTraffic(
        List<Fault> faults,
        int disorder,
        Burstiness recorded,
        Burstiness planned,
        long measured,
        long lastNs,
        boolean wholeSeconds) {

    /** The most rows of an earlier time that may follow a row. */
    public static final int MOST_DISORDER = 10_000;

    /** A longer gap is more likely a wrong time than real traffic. */
    public static final Duration MOST_GAP = Duration.ofDays(1);

    private static final long SECOND_NS = 1_000_000_000L;

    /** Why times cannot be replayed, and what to do. */
    public record Fault(String found, String remedy) {}

    /**
     * Reads all times, or those before an end.
     *
     * @param rows the next row of the file on each call
     * @param column of the times
     * @param warmUpNs starts before this time are not measured
     * @param endNs planned starts from this time on are left out
     */
    public static RecordedTraffic of(
            Supplier<Optional<SampleRow>> rows, int column, Pace pace, long warmUpNs, long endNs) {
        Reader reader = new Reader(new StampedRows(rows, column, MOST_DISORDER), pace);
        return reader.read(warmUpNs, endNs);
    }

    private static final class Reader {

        private final StampedRows rows;
        private final Pace pace;
        private final ReplayPace planner;
        private final BurstCount recorded = new BurstCount();
        private final BurstCount planned = new BurstCount();
        private final List<Fault> faults = new ArrayList<>();
        private OptionalLong firstNs = OptionalLong.empty();
        private long position;
        private int disorder;
        private long measured;
        private long lastNs;
        private boolean wholeSeconds = true;

        Reader(StampedRows rows, Pace pace) {
            this.rows = rows;
            this.pace = pace;
            planner = new ReplayPace(pace);
        }

        RecordedTraffic read(long warmUpNs, long endNs) {
            long beforeNs = 0;
            boolean goesOn = true;
            while (goesOn && faults.isEmpty() && rows.unreadable().size() < StampedRows.MOST_UNREADABLE) {
                Optional<Stamped> next = rows.next();
                goesOn = next.isPresent() && follows(next.get(), beforeNs) && plan(next.get(), warmUpNs, endNs);
                beforeNs = next.map(Stamped::ns).orElse(beforeNs);
            }
            rows.unreadable().stream().map(Reader::fault).forEach(faults::add);
            return new RecordedTraffic(
                    List.copyOf(faults),
                    disorder,
                    recorded.burstiness(),
                    planned.burstiness(),
                    measured,
                    lastNs,
                    wholeSeconds);
        }

        /** True if the row can follow the row of the time before. */
        private boolean follows(Stamped row, long beforeNs) {
            if (firstNs.isEmpty()) {
                return true;
            }
            if (row.ns() < beforeNs) {
                faults.add(new Fault(
                        "row " + (row.row().number() + 1) + " has an earlier time than a row more than "
                                + String.format(Locale.ROOT, "%,d", MOST_DISORDER) + " rows before it",
                        "sort the file by its times"));
                return false;
            }
            if (pace.longestGap().isEmpty() && row.ns() - beforeNs > MOST_GAP.toNanos()) {
                faults.add(new Fault(
                        "row " + (row.row().number() + 1) + " is "
                                + String.format(Locale.ROOT, "%,.1f", (row.ns() - beforeNs) / (86_400.0 * SECOND_NS))
                                + " days after the time before it",
                        "correct it, or cut long gaps: longest_gap: 10m"));
                return false;
            }
            return true;
        }

        /** False if the end is reached. */
        private boolean plan(Stamped row, long warmUpNs, long endNs) {
            long startNs = planner.plannedNs(row.ns());
            if (startNs >= endNs) {
                return false;
            }
            if (firstNs.isEmpty()) {
                firstNs = OptionalLong.of(row.ns());
            }
            disorder = (int) Math.max(disorder, row.row().number() - position);
            position++;
            recorded.add(Math.round((row.ns() - firstNs.getAsLong()) / pace.speed()));
            planned.add(startNs);
            measured += startNs >= warmUpNs ? 1 : 0;
            lastNs = startNs;
            wholeSeconds &= row.ns() % SECOND_NS == 0;
            return true;
        }

        private static Fault fault(Unreadable row) {
            String number = "row " + (row.number() + 1);
            String expected = row.expected().map(StampFormat::noun).orElse("a time");
            return row.text().isEmpty()
                    ? new Fault(number + " has no time", "remove the row, or exclude it with where")
                    : new Fault(
                            number + ": \""
                                    + row.text()
                                            .substring(
                                                    0, Math.min(40, row.text().length()))
                                    + "\" is not " + expected
                                    + (row.expected().isPresent() ? ", as in the rows before" : ""),
                            "write 2026-11-28T06:30:00Z, or seconds or milliseconds since 1970, in every row");
        }
    }
}
