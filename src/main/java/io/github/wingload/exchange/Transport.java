package io.github.wingload.exchange;

/**
 * Carries requests to one target. Made for one run.
 *
 * <p>A transport keeps the deadline of every call, never retries, never follows a redirect and stores no cookie. A fault
 * of the target is an {@link Exchange} with a failure; an exception thrown from here is a bug. Thread-safe.
 */
public interface Transport extends AutoCloseable {

    /**
     * A way to the target for one user: its own connection, or its share of the pool, as the transport was set up.
     * Nothing is sent yet.
     */
    Connection connection();

    /** Ends every exchange in flight now, as {@link FailureClass#UNFINISHED}; later ones end so at once. */
    void abort();

    /** Closes all connections and threads; exchanges still in flight end as unfinished. */
    @Override
    void close();

    /** A way to the target. At most one call at a time; calls of one connection happen one before the other. */
    interface Connection extends AutoCloseable {

        /**
         * Starts a call and returns; never blocks and never throws for a fault of the target.
         *
         * @param listener told exactly once, on a thread of the transport or inside this very call
         */
        void start(Request request, ExchangeListener listener);

        /** Gives the connection up; no call may be in flight. */
        @Override
        void close();
    }

    /** Told of the end of an exchange. Must be quick: it runs where other exchanges wait for their turn. */
    @FunctionalInterface
    interface ExchangeListener {
        void ended(Exchange exchange);
    }
}
