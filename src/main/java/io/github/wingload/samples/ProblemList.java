package io.github.wingload.samples;

import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file, keeping the first and counting the rest. */
final class ProblemList {

    private final String file;
    private final List<Problem> kept = new ArrayList<>();
    private long moreCount;

    ProblemList(Path file) {
        this.file = file.toString();
    }

    /**
     * Adds one.
     *
     * @param line from 1; 0 if it is about the file as a whole
     * @param column the column's name; empty if it is about the row or the file
     */
    void add(int line, String column, String found, String remedy) {
        if (kept.size() < SampleProblems.LIMIT) {
            kept.add(problem(line, column, found, remedy));
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
            all.add(problem(0, "", "and " + moreCount + " more like these", "fix the first ones and try again"));
        }
        return new SampleProblems(all);
    }

    private Problem problem(int line, String column, String found, String remedy) {
        return new Problem(file, line, 0, column, found, remedy);
    }
}
