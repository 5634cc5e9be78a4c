package io.github.wingload.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems, notes and warnings of one reading. */
public final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public void problem(Problem problem) {
        problems.add(problem);
    }

    /** Adds a problem at a place. On the command line, the option's name replaces the path. */
    public void problem(Place place, String path, String found, String remedy) {
        problem(place.problem(path, found, remedy));
    }

    public void note(String note) {
        notes.add(note);
    }

    public void warn(String warning) {
        warnings.add(warning);
    }

    /** How many problems were found so far. */
    public int problemCount() {
        return problems.size();
    }

    /** The problems of this file in its order, then the others in the order in which they were found. */
    public List<Problem> problems(String file) {
        Comparator<Problem> order =
                Comparator.comparing(problem -> !problem.file().equals(file));
        return problems.stream()
                .sorted(order.thenComparingInt(problem -> problem.file().equals(file) ? problem.line() : 0)
                        .thenComparingInt(problem -> problem.file().equals(file) ? problem.column() : 0))
                .toList();
    }

    public List<String> notes() {
        return notes;
    }

    public List<String> warnings() {
        return warnings;
    }
}
