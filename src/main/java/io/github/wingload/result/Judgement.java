package io.github.wingload.result;

import io.github.wingload.result.Analysis.ThresholdResult;
import java.util.List;

/**
 * The verdict on a run, given once: the console, run.json, every report and the exit code say the same.
 *
 * @param verdict in a word
 * @param reason in a sentence
 * @param advice what to do about it, in a sentence
 * @param thresholds how each was judged, in the plan's order
 * @param exitCode what the shell is told
 */
public record Judgement(Verdict verdict, String reason, String advice, List<ThresholdResult> thresholds, int exitCode) {

    public Judgement {
        thresholds = List.copyOf(thresholds);
    }

    /** The verdict in a word. */
    public enum Verdict {
        /** Every threshold was kept, or there are none and no call failed. */
        PASS,
        /** The target broke a promise, or there are none and a call failed. */
        FAIL,
        /** The plan or the generator is to blame: the run says nothing about the target. */
        INVALID,
        /** The run was too short or too uneven to tell. */
        INCONCLUSIVE
    }
}
