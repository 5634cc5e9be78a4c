package io.github.wingload.result;

import io.github.wingload.result.Analysis.ThresholdResult;
import java.util.List;

/**
 * The verdict on a run, given once: the console, run.json, every report and the exit code say the same.
 *
 * @param verdict in a word
 * @param reason why
 * @param thresholds how each was judged, in the plan's order
 * @param exitCode of the command
 */
public record Judgement(Verdict verdict, Reason reason, List<ThresholdResult> thresholds, int exitCode) {

    public Judgement {
        thresholds = List.copyOf(thresholds);
    }

    /** The verdict in a word. */
    public enum Verdict {
        /** Every threshold was met, or there are none and no call failed. */
        PASS,
        /** A threshold was missed, or there are none and a call failed. */
        FAIL,
        /** The plan or the generator is to blame: the run says nothing about the target. */
        INVALID,
        /** The run was too short or too uneven to decide. */
        INCONCLUSIVE
    }
}
