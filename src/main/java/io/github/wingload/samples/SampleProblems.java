package io.github.wingload.samples;

import io.github.wingload.yaml.Problem;
import java.util.List;

/**
 * Why a file of samples cannot be used.
 *
 * @param problems in the file's order; at least one, and at most {@value #LIMIT} and a last one that says how many more
 *     there are
 */
public record SampleProblems(List<Problem> problems) implements SampleReading {

    /** A file with the wrong separator has a problem in every line; a screenful of them is enough. */
    public static final int LIMIT = 20;

    public SampleProblems {
        problems = List.copyOf(problems);
    }
}
