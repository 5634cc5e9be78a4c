package io.github.wingload.wiki;

import java.io.IOException;
import java.net.URI;

/** Gets what is at a URL. */
@FunctionalInterface
interface Fetcher {

    /**
     * One GET; blocks until the answer is complete.
     *
     * @throws IOException if there is no answer
     */
    ApiAnswer get(URI url) throws IOException, InterruptedException;
}
