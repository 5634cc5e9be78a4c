package io.github.wingload.exchange;

/**
 * Carries requests to one target, or to the two sides of a comparison. Made for one run.
 *
 * <p>A transport keeps the deadline of every call, never retries, never follows a redirect and stores no cookie. A fault
 * of the target is an {@link Exchange} with a failure; an exception thrown from here is a bug. Thread-safe.
 */
public interface Transport extends AutoCloseable {

    /**
     * A connection for one user: its own, or one of the pool, as the transport was set up.
     * Nothing is sent yet.
     *
     * @param side to which of the targets, from 0
     */
    Connection connection(int side);

    /** A connection to the only target, or to that of the first side. */
    default Connection connection() {
        return connection(0);
    }

    /** Ends every exchange in flight as {@link FailureClass#UNFINISHED}; later ones end so immediately. */
    void abort();

    /** Closes all connections and threads; exchanges still in flight end as unfinished. */
    @Override
    void close();

    /** A way to the target. At most one call at a time; the calls of one connection are ordered. */
    interface Connection extends AutoCloseable {

        /**
         * Starts a call and returns; never blocks and never throws for a fault of the target.
         *
         * @param listener called exactly once, on a thread of the transport or within this method
         */
        void start(Request request, ExchangeListener listener);

        /** Releases the connection; no call may be in flight. */
        @Override
        void close();
    }

    /** Receives an exchange when it ends. Must be quick: other exchanges wait on the same thread. */
    @FunctionalInterface
    interface ExchangeListener {
        void ended(Exchange exchange);
    }
}
