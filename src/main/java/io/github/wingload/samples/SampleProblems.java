package io.github.wingload.samples;

import io.github.wingload.yaml.Problem;
import java.util.List;

/**
 * Why a file of samples cannot be used.
 *
 * @param problems in the file's order, at least one; after the first {@value #LIMIT}, a last one has the number of the others
 */
public record SampleProblems(List<Problem> problems) implements SampleReading {

    /** How many problems are kept. A file with the wrong separator has one in every line. */
    public static final int LIMIT = 20;

    public SampleProblems {
        problems = List.copyOf(problems);
    }
}
