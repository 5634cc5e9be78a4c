package io.github.wingload.samples;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file, keeping the first and counting the rest. */
final class ProblemList {

    private final List<SampleProblem> kept = new ArrayList<>();
    private long moreCount;

    void add(int line, String column, String found, String remedy) {
        if (kept.size() < SampleProblems.LIMIT) {
            kept.add(new SampleProblem(line, column, found, remedy));
        } else {
            moreCount++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    SampleProblems toReading() {
        List<SampleProblem> all = new ArrayList<>(kept);
        if (moreCount > 0) {
            all.add(new SampleProblem(
                    0, "", "and " + moreCount + " more like these", "mend the first ones and try again"));
        }
        return new SampleProblems(all);
    }
}
