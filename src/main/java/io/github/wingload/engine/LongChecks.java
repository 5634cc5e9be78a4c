package io.github.wingload.engine;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Two threads for answers whose checks take long, so that no other call waits for them on a thread of the transport. They start
 * with the first such answer. What waits here is in flight, so its number is bounded. Thread-safe.
 */
final class LongChecks implements AutoCloseable {

    private static final int THREADS = 2;
    private static final long IDLE_SECONDS = 10;
    private static final Exchange.Failure CUT_OFF =
            new Exchange.Failure(FailureClass.UNFINISHED, "cut off before the answer was checked");

    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    private volatile boolean aborted;

    LongChecks() {
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "wingload-checks-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Has the exchange checked by one of the threads; after an abort it ends there as unfinished. */
    void add(Exchange exchange, Consumer<Exchange> check) {
        threads.execute(() -> check.accept(aborted ? exchange.failed(CUT_OFF) : exchange));
    }

    /** Checks no further answer. One that is being checked goes on, for about two seconds at most. */
    void abort() {
        aborted = true;
    }

    /** Ends the threads; no call may be in flight. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
