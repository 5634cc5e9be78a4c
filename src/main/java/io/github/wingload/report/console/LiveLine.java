package io.github.wingload.report.console;

import io.github.wingload.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The progress of a run in one line: {@code 0:42/2:00  210/500 users  178 in flight  1202 reqs  …}; in the open model
 * {@code 0:42/1:00:00  18 in flight  1744 reqs  3 failed  0 dropped  41.5/41.7/s  …}.
 *
 * <p>A narrow terminal gets fewer pieces: the least important are dropped first, and no piece is cut.
 */
public final class LiveLine {

    private static final String BETWEEN = "  ";

    /** A piece of the line; pieces with a higher rank are dropped first. */
    private record Piece(int rank, String text) {}

    private LiveLine() {}

    /** The complete line, for a log. */
    public static String plain(LiveFigures figures) {
        return join(pieces(figures));
    }

    /** The line in at most this number of columns, 1 or more. */
    public static String fitting(LiveFigures figures, int columns) {
        List<Piece> pieces = pieces(figures);
        while (pieces.size() > 1 && join(pieces).length() > columns) {
            pieces.remove(
                    pieces.stream().max(Comparator.comparingInt(Piece::rank)).orElseThrow());
        }
        String line = join(pieces);
        return line.substring(0, Math.min(line.length(), columns));
    }

    private static List<Piece> pieces(LiveFigures now) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(0, time(now)));
        if (now.pace().isEmpty()) {
            pieces.add(new Piece(5, now.users() + "/" + now.usersPlanned() + " users"));
        }
        pieces.add(new Piece(7, now.inFlight() + " in flight"));
        pieces.add(new Piece(1, requests(now)));
        pieces.add(new Piece(2, now.failures() + " failed"));
        now.pace().ifPresent(pace -> pieces.add(new Piece(5, pace.dropped() + " dropped")));
        pieces.add(new Piece(3, rate(now)));
        pieces.add(new Piece(4, "p50 " + latency(now.p50Ns())));
        pieces.add(new Piece(6, "p95 " + latency(now.p95Ns())));
        if (!now.decisions().isEmpty()) {
            pieces.add(new Piece(4, now.decisions().size() + "/" + now.thresholds() + " decided"));
            now.decisions()
                    .forEach(decision -> pieces.add(new Piece(
                            8, decision.state() + " " + decision.threshold().text())));
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

    private static String requests(LiveFigures now) {
        OptionalLong planned = now.requestsPlanned();
        return now.requests() + (planned.isPresent() ? "/" + planned.getAsLong() : "") + " reqs";
    }

    /** The achieved rate, in the open model with the planned one: {@code 41.5/41.7/s}; without a plan while the run drains. */
    private static String rate(LiveFigures now) {
        String achieved = perSecond(now.currentPerSecond());
        return now.pace()
                        .filter(pace -> !now.draining())
                        .map(pace -> achieved + "/" + perSecond(pace.plannedPerSecond()))
                        .orElse(achieved)
                + "/s";
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.1f", rate);
    }

    private static String latency(OptionalLong ns) {
        return ns.isPresent() ? LocustFigures.latency(ns.getAsLong()) : "-";
    }

    private static String join(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(BETWEEN));
    }
}
