package io.github.wingload.report.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A line in pieces that loses whole pieces, the least important first, where it is too long. */
final class Pieces {

    private static final String BETWEEN = "  ";

    /** Pieces with a higher rank are dropped first. */
    private record Piece(int rank, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** Adds a piece, unless it is blank. */
    Pieces add(int rank, String text) {
        if (!text.isBlank()) {
            pieces.add(new Piece(rank, text));
        }
        return this;
    }

    /** All pieces. */
    String all() {
        return join(pieces);
    }

    /** The line in at most this number of columns; the last piece that remains may be cut. */
    String fitting(int columns) {
        List<Piece> left = new ArrayList<>(pieces);
        while (left.size() > 1 && Style.width(join(left)) > columns) {
            left.remove(left.stream().max(Comparator.comparingInt(Piece::rank)).orElseThrow());
        }
        return cut(join(left), columns);
    }

    /** The start of a line, at most so many columns; without styles if something is cut. */
    static String cut(String line, int columns) {
        if (Style.width(line) <= columns) {
            return line;
        }
        String bare = Style.bare(line);
        int end = 0;
        int width = 0;
        while (end < bare.length()) {
            int next = bare.offsetByCodePoints(end, 1);
            width += Style.width(bare.substring(end, next));
            if (width > columns) {
                break;
            }
            end = next;
        }
        return bare.substring(0, end);
    }

    private static String join(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining(BETWEEN));
    }
}
