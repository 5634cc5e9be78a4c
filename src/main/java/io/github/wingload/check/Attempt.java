package io.github.wingload.check;

import java.time.Duration;
import java.util.List;

/**
 * A request that was sent, and what came back. Immutable.
 *
 * @param sample the {@link CheckSample#label} of its request
 * @param layer that failed
 * @param status of the answer; 0 if there was none
 * @param time from the start of the call to the end of the answer, or to the failure
 * @param mismatches everything that is not as expected, in the order of the case; empty if all is
 * @param excerpt the start of an unexpected answer's body, in one line; empty if it is as expected or has no body
 */
public record Attempt(String sample, Layer layer, int status, Duration time, List<String> mismatches, String excerpt) {

    public Attempt {
        mismatches = List.copyOf(mismatches);
    }

    /** A request that was not sent, and why. */
    public static Attempt unsent(String sample, String reason) {
        return new Attempt(sample, Layer.UNSENT, 0, Duration.ZERO, List.of(reason), "");
    }

    /** A request that could not be sent to the target from here, and why. */
    public static Attempt unreachable(String sample, String reason) {
        return new Attempt(sample, Layer.UNREACHABLE, 0, Duration.ZERO, List.of(reason), "");
    }
}
