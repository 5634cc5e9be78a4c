package io.github.wingload.samples;

import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file. Keeps the first {@value SampleProblems#LIMIT} and counts the rest. */
final class ProblemList {

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
        if (kept.size() < SampleProblems.LIMIT) {
            kept.add(new Problem(file, line, 0, column, found, remedy));
        } else {
            moreCount++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    SampleProblems toReading() {
        List<Problem> all = new ArrayList<>(kept);
        if (moreCount > 0) {
            String more = "and " + moreCount + " more like these";
            all.add(new Problem(file, 0, 0, "", more, "fix the first ones and try again"));
        }
        return new SampleProblems(all);
    }
}
