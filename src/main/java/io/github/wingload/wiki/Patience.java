package io.github.wingload.wiki;

import io.github.wingload.text.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How often, and after which pauses, a guest tries again: up to six times in a row without success. The pause before the next try is
 * that of {@code Retry-After}, or else 2, 4, 8 … seconds. Used by one thread.
 */
final class Patience {

    private static final int MOST_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** If the server asks for a longer pause, there is no further try. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Waiter waiter;
    private final Consumer<String> say;
    private int failed;

    /** @param say receives the reason of each pause */
    Patience(Waiter waiter, Consumer<String> say) {
        this.waiter = waiter;
        this.say = say;
    }

    /**
     * A try has failed: pauses before the next one.
     *
     * @param trouble why it failed
     * @param asked the pause that the server asks for
     * @throws Fault if it was the last try, or the server asks for a longer pause than five minutes
     */
    void pause(String trouble, Optional<Duration> asked) throws InterruptedException {
        failed++;
        if (failed == MOST_TRIES) {
            throw new Fault(trouble + ", after " + MOST_TRIES + " tries", "Try again later.");
        }
        Duration wait = asked.orElse(FIRST_PAUSE.multipliedBy(1L << (failed - 1)));
        if (wait.compareTo(LONGEST_PAUSE) > 0) {
            throw new Fault(
                    trouble + ", and asks for a pause of " + wait.toSeconds() + " s", "Try again after that pause.");
        }
        say.accept(trouble + "; trying again in " + wait.toSeconds() + " s");
        waiter.sleep(wait);
    }

    /** A try has succeeded: the next failure is the first one again. */
    void succeeded() {
        failed = 0;
    }
}
