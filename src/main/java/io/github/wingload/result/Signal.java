package io.github.wingload.result;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.stats.Durations;

/** One measurement of the generator, and its state. */
public sealed interface Signal extends Finding {

    /** The generator's state by this signal. */
    State state();

    /**
     * A signal that exists in words only, from {@code report.json}.
     *
     * @param name for example {@code lateness}
     * @param figures the measured figures: {@code p50 0.1 ms, p99 2.0 ms, max 13.7 ms}
     * @param state the generator's state by this signal
     * @param finding why, in a sentence; empty if all is well
     */
    record InWords(String name, String figures, State state, String finding) implements Signal {}

    /**
     * How late calls were started.
     *
     * @param state the generator's state by this signal
     * @param lateness of all calls that were sent
     * @param muchTooLate calls started more than 100 ms late
     * @param tooMany true if these are too many
     * @param limitMs the highest p99 of a generator that is not limited
     */
    record Lateness(State state, Durations lateness, long muchTooLate, boolean tooMany, double limitMs)
            implements Signal {}

    /**
     * Starts that were dropped.
     *
     * @param state the generator's state by this signal
     * @param dropped how many
     * @param cause why
     * @param peakInFlight the most calls in flight at once
     * @param limitInFlight the most that were allowed; 0 for a load without such a limit
     * @param ownMs mean time that a call waited in the generator
     * @param serviceMs mean service time
     */
    record Drops(
            State state,
            long dropped,
            Cause cause,
            long peakInFlight,
            long limitInFlight,
            double ownMs,
            double serviceMs)
            implements Signal {

        /** Why starts were dropped. */
        public enum Cause {
            NONE_DROPPED,
            NOT_KNOWN,
            /** Fewer calls were in flight than allowed. */
            ROOM_LEFT,
            /** Another signal says that the generator was limited. */
            GENERATOR_LIMITED,
            /** Calls spent more time in the generator than at the target. */
            TIME_IN_GENERATOR,
            /** The calls in flight waited for the target. */
            TARGET_SLOW
        }
    }

    /**
     * Exceptions of wingload.
     *
     * @param state the generator's state by this signal
     * @param count how many
     * @param first the message of the first exception; empty without exceptions
     */
    record Exceptions(State state, long count, String first) implements Signal {}

    /**
     * How long calls waited inside wingload.
     *
     * @param state the generator's state by this signal
     * @param place where they waited
     * @param waits of all calls that were sent
     */
    record Waiting(State state, Place place, Durations waits) implements Signal {

        /** Where calls wait. */
        public enum Place {
            /** For a connection of the pool. */
            POOL,
            /** For a thread of the transport. */
            DISPATCH
        }
    }

    /**
     * When wingload stood still.
     *
     * @param state the generator's state by this signal
     * @param stalls of the run
     * @param delays of calls of the window, by stalls and late starts
     */
    record StoodStill(State state, Stalls stalls, OwnDelays delays) implements Signal {}

    /**
     * The generator of one shard.
     *
     * @param part which
     * @param count how many shards there are
     */
    record OfShard(Merged.Part part, int count) implements Signal {

        @Override
        public State state() {
            return part.generator();
        }
    }

    /**
     * The process and its machine.
     *
     * @param state the generator's state by this signal
     * @param part the watched part
     * @param seen the figures
     * @param machineBusy true if the whole machine was busy, which matters for the CPU
     */
    record Machine(State state, Part part, GeneratorFigures seen, boolean machineBusy) implements Signal {

        /** The watched part. */
        public enum Part {
            CPU,
            STEAL,
            THROTTLING,
            GC,
            HICCUPS,
            CLOCK,
            DESCRIPTORS,
            MEMORY
        }
    }
}
