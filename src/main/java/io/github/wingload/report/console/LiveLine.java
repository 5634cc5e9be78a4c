package io.github.wingload.report.console;

import io.github.wingload.text.Figures;
import io.github.wingload.text.Printable;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The progress of a run in one line: {@code 0:42/2:00  210/500 users  178 in flight  1202 reqs  …}; in the open model
 * {@code 0:42/1:00:00  18 in flight  1744 reqs  3 failed  0 dropped  41.5/41.7/s  …}. Percentiles are of ok calls, and of
 * each side in a comparison.
 *
 * <p>A narrow terminal gets fewer pieces: the least important are dropped first, and no piece is cut.
 */
public final class LiveLine {

    private LiveLine() {}

    /** The complete line, for a log. */
    public static String plain(LiveFigures figures) {
        return pieces(figures).all();
    }

    /** The line in at most this number of columns, 1 or more. */
    public static String fitting(LiveFigures figures, int columns) {
        return pieces(figures).fitting(columns);
    }

    private static Pieces pieces(LiveFigures now) {
        Pieces pieces = new Pieces();
        pieces.add(0, time(now));
        if (now.pace().isEmpty()) {
            pieces.add(5, now.users() + "/" + now.usersPlanned() + " users");
        }
        pieces.add(7, now.inFlight() + " in flight");
        pieces.add(1, requests(now));
        pieces.add(2, now.failures() + " failed");
        now.pace().ifPresent(pace -> pieces.add(5, pace.dropped() + " dropped"));
        pieces.add(3, rate(now));
        pieces.add(4, "p50 " + latency(now, LiveFigures.Times::p50));
        pieces.add(6, "p90 " + latency(now, LiveFigures.Times::p90));
        if (!now.decisions().isEmpty()) {
            pieces.add(4, now.decisions().size() + "/" + now.thresholds().size() + " decided");
            now.decisions()
                    .forEach(decision -> pieces.add(
                            8, decision.state() + " " + decision.threshold().text()));
        }
        return pieces;
    }

    private static String time(LiveFigures now) {
        String elapsed = Figures.clock(now.elapsed());
        if (now.draining()) {
            return elapsed + " draining";
        }
        return now.runTime()
                .map(runTime -> elapsed + "/" + Figures.clock(runTime))
                .orElse(elapsed);
    }

    static String requests(LiveFigures now) {
        OptionalLong planned = now.requestsPlanned();
        return now.requests() + (planned.isPresent() ? "/" + planned.getAsLong() : "") + " reqs";
    }

    /** The achieved rate, in the open model with the planned one: {@code 41.5/41.7/s}; without a plan while the run drains. */
    private static String rate(LiveFigures now) {
        String achieved = perSecond(now.recentPerSecond());
        return now.pace()
                        .filter(pace -> !now.draining())
                        .map(pace -> achieved + "/" + perSecond(pace.plannedPerSecond()))
                        .orElse(achieved)
                + "/s";
    }

    static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.1f", rate);
    }

    /** {@code 583 ms}; in a comparison {@code external 583 ms, internal 41 ms}. */
    private static String latency(LiveFigures now, Function<LiveFigures.Times, OptionalDouble> figure) {
        return now.sides().isEmpty()
                ? latency(figure.apply(now.recent()))
                : now.sides().stream()
                        .map(side -> Printable.of(side.side()) + " " + latency(figure.apply(side.recent())))
                        .collect(Collectors.joining(", "));
    }

    static String latency(OptionalDouble ms) {
        return ms.isPresent() ? LocustFigures.latency(Math.round(ms.getAsDouble() * 1e6)) : "-";
    }
}
