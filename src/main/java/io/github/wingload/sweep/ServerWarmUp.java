package io.github.wingload.sweep;

import io.github.wingload.plan.Plan;
import java.time.Duration;
import java.util.Optional;

/**
 * The run before the first level, whose figures are thrown away: a server compiles what its first answers need, and the time of an answer tells
 * how the first level is laid out.
 *
 * @param level the first one
 */
public record ServerWarmUp(Level level) {

    private static final int PER_USER = 2;
    private static final int OF_RATE = 10;

    /** For a plan that reads streams; empty for other plans. */
    public static Optional<ServerWarmUp> of(Plan plan, Level first) {
        return plan.readsStreams() ? Optional.of(new ServerWarmUp(first)) : Optional.empty();
    }

    /** How many calls it starts. */
    public int calls() {
        return level.ofUsers() ? PER_USER * (int) level.amount() : OF_RATE;
    }

    /** How long it starts calls at a rate; zero for users. */
    public Duration length() {
        return level.perSecond()
                .map(perSecond -> Duration.ofMillis(Math.round(1e3 * OF_RATE / perSecond)))
                .orElse(Duration.ZERO);
    }
}
