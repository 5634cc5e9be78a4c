package io.github.wingload.result;

import java.util.List;

/**
 * The condition of the generator.
 *
 * @param state the worst of the signals
 * @param signals the worst first
 */
public record GeneratorHealth(State state, List<Signal> signals) {

    public GeneratorHealth {
        signals = List.copyOf(signals);
    }

    /** Whether the measurement can be trusted. */
    public enum State {
        OK,
        /** Nothing unusual is known, but CPU, pauses and hiccups were not measured, as in a run that was killed. */
        NOT_WATCHED,
        /** The figures are valid, but something was unusual. */
        SUSPECT,
        /** The generator, not the target, set the pace: the figures say nothing about the target. */
        LIMITED
    }
}
