package io.github.wingload.http;

import io.github.wingload.exchange.Exchange.Failure;
import io.github.wingload.plan.task.AnswerStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call whose stream is silent for too long: before its first token, or between two tokens. Begun by the thread that starts the
 * call, told of tokens by the I/O thread, ended by any.
 */
final class TokenWait extends DeadlineQueue.Entry {

    private final InFlight call;
    private final @Nullable DeadlineQueue first;
    private final @Nullable DeadlineQueue next;
    private final Failure noFirst;
    private final Failure noNext;

    /** The queue that this is in; null in none. */
    private @Nullable DeadlineQueue queue;

    private boolean begun;
    private boolean over;

    private TokenWait(AnswerStream format, InFlight call, DeadlineTimer timer) {
        super(call.startedNs());
        this.call = call;
        Duration unlimited = Duration.ZERO;
        this.first = format.first().map(limit -> timer.limited(limit.toNanos())).orElse(null);
        this.next = format.stall().map(limit -> timer.limited(limit.toNanos())).orElse(null);
        this.noFirst = FailureNaming.noFirstToken(format.first().orElse(unlimited));
        this.noNext = FailureNaming.stalled(format.stall().orElse(unlimited));
    }

    /** Empty if the format limits no silence. */
    static Optional<TokenWait> of(AnswerStream format, InFlight call, DeadlineTimer timer) {
        return format.first().isPresent() || format.stall().isPresent()
                ? Optional.of(new TokenWait(format, call, timer))
                : Optional.empty();
    }

    synchronized void begin() {
        wait(first, startedNs());
    }

    /** @param last true if no other token will come */
    synchronized void arrived(long nowNs, boolean last) {
        begun = true;
        wait(last ? null : next, nowNs);
    }

    synchronized void end() {
        wait(null, 0);
        over = true;
    }

    private void wait(@Nullable DeadlineQueue other, long sinceNs) {
        DeadlineQueue before = queue;
        if (before != null) {
            before.remove(this);
        }
        queue = over ? null : other;
        if (!over && other != null) {
            other.restart(this, sinceNs);
        }
    }

    @Override
    void expire() {
        Failure failure;
        synchronized (this) {
            failure = begun ? noNext : noFirst;
        }
        call.silent(failure);
    }

    @Override
    void cutOff() {
        call.cutOff();
    }
}
