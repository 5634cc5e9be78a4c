package io.github.wingload.judge;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.Looks;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a window before its planned end until something is found. The result depends on the calls alone, not on when a look is made.
 * Not thread-safe.
 *
 * @param <F> what is found
 */
final class EarlyLooks<F> {

    private final Looks looks;
    private final long beginNs;
    private final double leastSeconds;
    private final Function<Blocking, Optional<F>> look;
    private int looked;
    private Optional<Found<F>> found = Optional.empty();

    /**
     * What a look found.
     *
     * @param after from time zero to the end of the calls that it was made on
     */
    record Found<F>(F what, Duration after) {}

    /**
     * Without a look yet.
     *
     * @param beginNs start of the window
     * @param leastSeconds shorter parts of the window are not looked at
     * @param look at the calls of a part of the window
     */
    EarlyLooks(Looks looks, long beginNs, double leastSeconds, Function<Blocking, Optional<F>> look) {
        this.looks = looks;
        this.beginNs = beginNs;
        this.leastSeconds = leastSeconds;
        this.look = look;
    }

    /** Makes the looks that are due. All calls that were intended before this time must have been recorded. */
    void look(long settledNs) {
        while (found.isEmpty() && looked < looks.endsSeconds().size()) {
            double end = looks.endsSeconds().get(looked);
            if (settledNs < beginNs + end * 1e9) {
                return;
            }
            looked++;
            if (end >= leastSeconds) {
                found = look.apply(Blocking.of(end))
                        .map(what -> new Found<>(what, Duration.ofNanos(beginNs + Math.round(end * 1e9))));
            }
        }
    }

    Optional<Found<F>> found() {
        return found;
    }
}
