package io.github.wingload.judge;

import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Window;
import java.time.Duration;
import java.util.List;

/**
 * A plan's load on the axis of time: the warm-up, then one stage after the other. Times are from time zero. Immutable.
 */
final class Course {

    /** The end of a load without a planned duration. */
    static final long NO_END = Long.MAX_VALUE;

    private final List<Stage> stages;
    private final long[] beginsNs;
    private final long endNs;

    Course(Load load) {
        stages = load.stages();
        beginsNs = new long[stages.size()];
        long begin = load.warmUp().toNanos();
        for (int i = 0; i < beginsNs.length; i++) {
            beginsNs[i] = begin;
            begin += stages.get(i).duration().toNanos();
        }
        endNs = load.duration().map(Duration::toNanos).map(ns -> ns + beginNs()).orElse(NO_END);
    }

    List<Stage> stages() {
        return stages;
    }

    /** The index of a stage; -1 if there is none of this name. */
    int stage(String name) {
        return stages.stream().map(Stage::name).toList().indexOf(name);
    }

    /** The end of the warm-up and start of the window. */
    long beginNs() {
        return beginsNs[0];
    }

    /** Where the load is planned to end, or {@link #NO_END}. */
    long endNs() {
        return endNs;
    }

    /** The stage that a time of the window is in. */
    int stageAt(long ns) {
        int stage = 0;
        while (stage + 1 < beginsNs.length && beginsNs[stage + 1] <= ns) {
            stage++;
        }
        return stage;
    }

    /** The start of a stage. */
    long beginNs(int stage) {
        return beginsNs[stage];
    }

    /** Where a stage is planned to end. */
    long endNs(int stage) {
        return stage + 1 < beginsNs.length ? beginsNs[stage + 1] : endNs;
    }

    /**
     * The intended starts of calls in the window.
     *
     * @param count how many
     * @param firstNs the first of them
     * @param lastNs the last intended start of the run, even in its warm-up
     */
    record Starts(long count, long firstNs, long lastNs) {

        /** The mean time from one to the next, in nanoseconds; 0 if there are fewer than two. */
        long gapNs() {
            return count < 2 ? 0 : Math.round((double) (lastNs - firstNs) / (count - 1));
        }
    }

    /**
     * The judged part of a run. It ends at the planned end of the load if the run reached that, and otherwise at the moment the
     * load was stopped. The last start of a run that ended by its number of calls, or was killed, is no such moment: it is
     * one of the calls that are counted. A window that ended with it would hold n calls in n − 1 gaps, so that one mean gap is added.
     *
     * <p>A run that was cut short within its first second is judged up to the end of its last call, because its rates would be
     * far too high otherwise.
     */
    Window window(LoadResult load, Starts starts, long lastEndNs) {
        if (load.end() == EndReason.RUN_TIME && endNs != NO_END) {
            return new Window(beginNs(), endNs, lastEndNs);
        }
        boolean byStart = load.end() == EndReason.REQUESTS || load.end() == EndReason.KILLED;
        long stoppedNs =
                byStart ? starts.lastNs() + starts.gapNs() : load.loadDuration().toNanos();
        long cutNs = Math.min(endNs, Math.max(stoppedNs, starts.lastNs() + 1));
        if (cutNs - beginNs() < 1_000_000_000L) {
            cutNs = Math.min(endNs, Math.max(cutNs, lastEndNs));
        }
        return new Window(beginNs(), Math.max(beginNs(), cutNs), lastEndNs);
    }

    /** A stage's part of a window. */
    Window window(int stage, Window all, long lastEndNs) {
        long begin = Math.min(beginsNs[stage], all.endNs());
        return new Window(begin, Math.max(begin, Math.min(endNs(stage), all.endNs())), lastEndNs);
    }
}
