package io.github.wingload.samples;

import io.github.wingload.text.Excerpt;
import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the problems of one file. Keeps the first {@value #LIMIT} and counts the rest. */
final class ProblemList {

    /** How many problems are kept. A file with the wrong separator has one in every line. */
    static final int LIMIT = 20;

    private static final int LONGEST = 600;

    private final String file;
    private final List<Problem> kept = new ArrayList<>();
    private long moreCount;

    ProblemList(Path file) {
        this.file = file.toString();
    }

    /** Adds a problem of the whole file. */
    void add(String found, String remedy) {
        add(0, found, remedy);
    }

    /** @param line from 1; 0 for a problem of the whole file */
    void add(int line, String found, String remedy) {
        add(line, "", found, remedy);
    }

    /**
     * Adds a problem.
     *
     * @param line from 1; 0 for a problem of the whole file
     * @param column the column's name; empty for a problem of the row or the file
     */
    void add(int line, String column, String found, String remedy) {
        if (kept.size() < LIMIT) {
            // A file may have any number of columns, whose names some sentences list.
            kept.add(new Problem(file, line, 0, column, Excerpt.start(found, LONGEST), Excerpt.start(remedy, LONGEST)));
        } else {
            moreCount++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Reports the problems that were kept, and the number of the others. */
    void report(Consumer<Problem> report) {
        kept.forEach(report);
        if (moreCount > 0) {
            String more = "and " + moreCount + " more like these";
            report.accept(new Problem(file, 0, 0, "", more, "fix the first ones and try again"));
        }
    }
}
