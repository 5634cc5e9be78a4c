package io.github.wingload.result;

import java.util.List;

/**
 * How the generator itself fared.
 *
 * @param state the worst of the signals
 * @param signals what was watched, the gravest first
 */
public record GeneratorHealth(State state, List<Signal> signals) {

    public GeneratorHealth {
        signals = List.copyOf(signals);
    }

    /** Whether the measurement can be trusted. */
    public enum State {
        OK,
        /** Something to look at; the figures stand. */
        SUSPECT,
        /** The generator, not the target, set the pace: the figures say nothing about the target. */
        LIMITED
    }

    /**
     * One thing that was watched.
     *
     * @param name in the words of the glossary, for example {@code lateness}
     * @param figures what was seen, ready to be read: {@code p50 0.1 ms, p99 2.0 ms, max 13.7 ms}
     * @param state what follows from it
     * @param finding why, in a sentence; empty if all is well
     */
    public record Signal(String name, String figures, State state, String finding) {}
}
