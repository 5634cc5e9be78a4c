package io.github.wingload.wiki;

import java.io.IOException;
import java.net.URI;

/** Fetches the content of a URL. */
@FunctionalInterface
interface Fetcher {

    /**
     * One GET; blocks until the answer is complete.
     *
     * @throws IOException if there is no answer
     */
    ApiAnswer get(URI url) throws IOException, InterruptedException;
}
