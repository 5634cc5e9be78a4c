package io.github.wingload.kubernetes;

import io.github.wingload.text.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the parts of a job take at most, one after the other.
 *
 * @param meet until all shards have come to the first
 * @param load from the first call that is started to the last
 * @param drain until the calls in flight have ended
 * @param keep how long the results can be copied; zero if they are in a volume that stays
 */
public record JobTimes(Duration meet, Duration load, Duration drain, Duration keep) {

    /** Until the pods are placed on nodes, which may have to be added, and have the image. */
    static final Duration PLACE = Duration.ofMinutes(10);

    /** Until the first shard has the results of all, and has merged them. */
    static final Duration COLLECT = Duration.ofMinutes(10);

    private static final Duration WRITE = Duration.ofSeconds(30);

    /** From the creation of the job to its end. */
    Duration whole() {
        return PLACE.plus(inPod());
    }

    /** What it is made of, in lines. */
    List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(
                "At most, one after the other:",
                "  " + Figures.stretch(PLACE) + " to place the pods,",
                "  " + Figures.stretch(meet) + " until all shards have met (--wait),",
                "  " + Figures.stretch(load) + " of load,",
                "  " + Figures.stretch(drain) + " until the last calls have ended,",
                "  " + Figures.stretch(COLLECT) + " to collect and merge the results" + (keep.isZero() ? "." : ",")));
        if (!keep.isZero()) {
            parts.add("  " + Figures.stretch(keep) + " in which they can be copied (--keep).");
        }
        return parts;
    }

    /** From the start of the first pod to its end. */
    Duration inPod() {
        return meet.plus(load).plus(drain).plus(COLLECT).plus(keep);
    }

    /** From the signal to a pod that it has to end, until its results are written and handed in. */
    Duration grace() {
        return drain.plus(WRITE);
    }
}
