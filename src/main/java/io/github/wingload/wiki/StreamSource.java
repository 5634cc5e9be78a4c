package io.github.wingload.wiki;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Opens answers that go on for long, and are read while they arrive. */
@FunctionalInterface
interface StreamSource {

    /**
     * One GET; blocks until the head of the answer is there.
     *
     * @param lastEventId the event after which the stream continues
     * @throws IOException if there is no answer
     */
    Connection open(URI url, Optional<String> lastEventId) throws IOException, InterruptedException;

    /** An answer while it arrives. Used by one thread. */
    interface Connection extends AutoCloseable {

        int status();

        Optional<String> retryAfter();

        /** True if the answer says that it consists of server-sent events. */
        boolean hasEvents();

        /**
         * The next bytes; blocks until there are some. Empty at the end of the answer.
         *
         * @throws HttpTimeoutException if the connection is silent for too long
         * @throws IOException if it breaks
         */
        Optional<ByteBuffer> next() throws IOException, InterruptedException;

        @Override
        void close();
    }
}
