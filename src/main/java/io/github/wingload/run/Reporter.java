package io.github.wingload.run;

import io.github.wingload.engine.Engine;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunLog;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the seconds of a run, on a thread of its own: counts what is in the inbox, hands it to the logs, and stops the load if
 * a stop rule holds or the verdict is certain.
 *
 * <p>Calls are counted before any log gets them, so that a log that hangs holds up no figure.
 */
final class Reporter implements AutoCloseable {

    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();

    private final Inbox inbox;
    private final RunSoFar run;
    private final Engine engine;
    private final StopRules rules;
    private final RunLog log;
    private final NanoClock clock;
    private final long zeroNs;
    private final Thread thread = new Thread(this::report, "reporter");
    private final Queue<CountDownLatch> waiting = new ConcurrentLinkedQueue<>();
    private Optional<String> stopRule = Optional.empty();
    private volatile boolean closed;

    Reporter(Inbox inbox, RunSoFar run, Engine engine, StopRules rules, RunLog log, NanoClock clock, long zeroNs) {
        this.inbox = inbox;
        this.run = run;
        this.engine = engine;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
        this.zeroNs = zeroNs;
        thread.setDaemon(true);
    }

    void start() {
        inbox.onHalfFull(() -> LockSupport.unpark(thread));
        thread.start();
    }

    /** The rule that stopped the load, if one did. To be called when this is closed. */
    Optional<String> stopRule() {
        return stopRule;
    }

    /**
     * Hands what has ended so far to the logs. For any thread.
     *
     * @return opens when the logs have it
     */
    CountDownLatch catchUp() {
        CountDownLatch done = new CountDownLatch(1);
        waiting.add(done);
        LockSupport.unpark(thread);
        return done;
    }

    private void report() {
        long nextNs = SECOND_NS;
        while (!closed) {
            long nowNs = clock.nanos() - zeroNs;
            if (nowNs >= nextNs) {
                endSecond(nowNs);
                // After a pause the seconds that were missed are one long one.
                nextNs = (nowNs / SECOND_NS + 1) * SECOND_NS;
            } else if (inbox.halfFull() || !waiting.isEmpty()) {
                handOn();
            } else {
                LockSupport.parkNanos(this, nextNs - nowNs);
            }
        }
    }

    private void endSecond(long endNs) {
        long settledNs = engine.settledNs();
        handOn();
        Progress progress = run.endSecond(endNs, engine.users(), engine.inFlight(), settledNs);
        Optional<String> rule =
                rules.secondEnded(progress.second()).or(() -> rules.behind(endNs, progress.inFlight(), settledNs));
        if (rule.isPresent() && stopRule.isEmpty()) {
            stopRule = rule;
            engine.stop(EndReason.STOP_RULE);
        } else if (rules.decided(progress)) {
            engine.stop(EndReason.DECIDED);
        }
        log.second(progress);
    }

    private void handOn() {
        List<CountDownLatch> served = new ArrayList<>();
        for (CountDownLatch next = waiting.poll(); next != null; next = waiting.poll()) {
            served.add(next);
        }
        Inbox.Batch batch = inbox.take();
        run.record(batch);
        batch.calls().forEach(rules::record);
        if (!batch.calls().isEmpty()) {
            log.ended(batch.calls());
        }
        if (batch.missed() > 0) {
            log.missed(batch.missed());
        }
        if (!batch.readings().isEmpty()) {
            log.observed(batch.readings());
        }
        served.forEach(CountDownLatch::countDown);
    }

    /** Stops the thread and ends the last second; every call is then in a second and in the logs. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        endSecond(clock.nanos() - zeroNs);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
