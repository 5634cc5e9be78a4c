package io.github.wingload.judge;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.monitor.Throttling;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Signal;
import io.github.wingload.result.Signal.Drops;
import io.github.wingload.result.Signal.Drops.Cause;
import io.github.wingload.result.Signal.Exceptions;
import io.github.wingload.result.Signal.Lateness;
import io.github.wingload.result.Signal.Machine;
import io.github.wingload.result.Signal.Machine.Part;
import io.github.wingload.result.Signal.OfShard;
import io.github.wingload.result.Signal.StoodStill;
import io.github.wingload.result.Signal.Waiting;
import io.github.wingload.result.Signal.Waiting.Place;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Phases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges the generator by what it saw of itself.
 *
 * <p>It was limited if, because of it, a start was dropped, or more than one in a hundred was later than 100 ms, or if the 99th
 * percentile of lateness, or of the time until its own loop sent a request, was beyond 20 ms and a tenth of the median response
 * time. Of fewer than 100 calls the second longest stands for the 99th percentile: one late start limits nothing. A start that
 * found the most calls in flight already is the target's doing, unless the generator was limited otherwise or spent more of the
 * calls' time than the target. A busy core alone limits nothing.
 *
 * <p>The generators of a merged run are as good as the worst of them.
 */
record HealthJudge(Case run) {

    private static final double MOSTLY = 0.5;
    private static final double LATE_PERCENT = 1;
    private static final double LIMITED_MS = 20;
    private static final double LIMITED_SHARE = 0.10;
    private static final double SUSPECT_MS = 10;
    private static final double SUSPECT_SHARE = 0.02;
    private static final double POOL_WAIT_MS = 10;
    private static final double THREAD_PERCENT = 70;
    private static final double MACHINE_PERCENT = 80;
    private static final double STEAL_PERCENT = 5;
    private static final double THROTTLED_PERCENT = 1;
    private static final double GC_PAUSE_MS = 100;
    private static final double GC_PERCENT = 1;
    private static final double HICCUP_MS = 50;
    private static final double STALL_MS = 100;
    private static final double NS_PER_MS = 1e6;
    private static final double CLOCK_STEP_MS = 50;
    private static final double DESCRIPTOR_PERCENT = 80;

    GeneratorHealth judge() {
        List<Signal> signals = new ArrayList<>();
        Phases phases = run.result().totals().phases();
        Signal lateness = lateness();
        Signal dispatch = new Waiting(delay(phases.dispatch()), Place.DISPATCH, phases.dispatch());
        signals.add(lateness);
        signals.add(drops(lateness.state() == State.LIMITED || dispatch.state() == State.LIMITED));
        signals.add(exceptions());
        State pool = suspectIf(typicalWorstMs(phases.poolWait()) > POOL_WAIT_MS);
        if (phases.poolWait().count() > 0) {
            signals.add(new Waiting(pool, Place.POOL, phases.poolWait()));
        }
        if (phases.dispatch().count() > 0) {
            signals.add(dispatch);
        }
        run.result()
                .generator()
                .stalls()
                .map(stalls -> new StoodStill(suspectIf(stoodStillForLong(stalls)), stalls, run.ownDelays()))
                .ifPresent(signals::add);
        boolean watched = run.result().generator().observedSeconds() > 0;
        if (watched) {
            machine(run.result().generator(), signals);
        }
        run.result()
                .merged()
                .ifPresent(merged -> merged.parts().stream()
                        .filter(part -> part.generator() == State.SUSPECT || part.generator() == State.LIMITED)
                        .forEach(part -> signals.add(new OfShard(part, merged.count()))));
        signals.sort(Comparator.comparing(Signal::state).reversed());
        State worst = signals.get(0).state();
        return new GeneratorHealth(worst == State.OK && !watched ? State.NOT_WATCHED : worst, signals);
    }

    private boolean stoodStillForLong(Stalls stalls) {
        return run.ownDelays().calls() > 0
                && stalls.longest().stream().anyMatch(stall -> stall.ns() > STALL_MS * NS_PER_MS);
    }

    /** The state of a generator that delayed calls by so much. */
    private State delay(Durations delays) {
        double typical = typicalWorstMs(delays);
        double median = run.calls().all().response().percentileMs(50);
        return typical > limitMs(median)
                ? State.LIMITED
                : suspectIf(typical > Math.max(SUSPECT_MS, SUSPECT_SHARE * median));
    }

    /** The 99th percentile; of fewer than 100 the second longest. */
    private static double typicalWorstMs(Durations delays) {
        long count = delays.count();
        // Half a rank below the wanted one, as a percentile rounds its rank up.
        return count < 2 ? 0 : delays.percentileMs(Math.min(99, 100 * (count - 1.5) / count));
    }

    private static double limitMs(double medianMs) {
        return Math.max(LIMITED_MS, LIMITED_SHARE * medianMs);
    }

    private Signal lateness() {
        Durations late = run.punctuality().lateness();
        long muchTooLate = run.punctuality().muchTooLate();
        boolean tooMany = muchTooLate > 1 && 100.0 * muchTooLate / late.count() > LATE_PERCENT;
        double limit = limitMs(run.calls().all().response().percentileMs(50));
        return new Lateness(tooMany ? State.LIMITED : delay(late), late, muchTooLate, tooMany, limit);
    }

    private Signal drops(boolean limitedOtherwise) {
        long dropped = run.calls().dropped();
        long limit = run.plan().ownInFlightLimit().orElse(0);
        long peak = run.result().load().peakInFlight();
        Phases phases = run.result().totals().phases();
        double ownMs = phases.poolWait().meanMs() + phases.dispatch().meanMs();
        double serviceMs = run.calls().all().service().meanMs();
        Cause cause;
        if (dropped == 0) {
            cause = Cause.NONE_DROPPED;
        } else if (limit == 0) {
            cause = Cause.NOT_KNOWN;
        } else if (peak > 0 && peak < limit) {
            cause = Cause.ROOM_LEFT;
        } else if (limitedOtherwise) {
            cause = Cause.GENERATOR_LIMITED;
        } else {
            cause = ownMs > MOSTLY * serviceMs ? Cause.TIME_IN_GENERATOR : Cause.TARGET_SLOW;
        }
        State state = switch (cause) {
            case NONE_DROPPED -> State.OK;
            case NOT_KNOWN, TARGET_SLOW -> State.SUSPECT;
            case ROOM_LEFT, GENERATOR_LIMITED, TIME_IN_GENERATOR -> State.LIMITED;
        };
        return new Drops(state, dropped, cause, peak, limit, ownMs, serviceMs);
    }

    private Signal exceptions() {
        long count = run.result().exceptions().stream()
                .mapToLong(ExceptionGroup::count)
                .sum();
        String first = count == 0 ? "" : run.result().exceptions().get(0).message();
        return new Exceptions(suspectIf(count > 0), count, first);
    }

    private static void machine(GeneratorFigures seen, List<Signal> signals) {
        boolean machineBusy = seen.machinePercent() > MACHINE_PERCENT;
        double throttledPercent =
                100 * seen.throttled().map(Throttling::totalMs).orElse(0.0) / (seen.observedSeconds() * 1e3);
        double gcPercent = 100 * seen.gcPauseTotalMs() / (seen.observedSeconds() * 1e3);
        double descriptorPercent =
                seen.descriptorLimit() == 0 ? 0 : 100.0 * seen.descriptorsPeak() / seen.descriptorLimit();
        for (Part part : Part.values()) {
            boolean suspect = switch (part) {
                case CPU -> machineBusy || seen.busiestThreadPercent() > THREAD_PERCENT;
                case STEAL -> seen.stealPercent() > STEAL_PERCENT;
                case THROTTLING -> throttledPercent > THROTTLED_PERCENT;
                case GC -> seen.gcPauseMaxMs() > GC_PAUSE_MS || gcPercent > GC_PERCENT;
                case HICCUPS -> seen.hiccupP999Ms() > HICCUP_MS;
                case CLOCK -> seen.clockStepMs() > CLOCK_STEP_MS;
                case DESCRIPTORS -> descriptorPercent > DESCRIPTOR_PERCENT;
                case MEMORY -> false;
            };
            if (part != Part.THROTTLING || seen.throttled().isPresent()) {
                signals.add(new Machine(suspectIf(suspect), part, seen, machineBusy));
            }
        }
    }

    private static State suspectIf(boolean suspect) {
        return suspect ? State.SUSPECT : State.OK;
    }
}
