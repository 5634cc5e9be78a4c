package io.github.wingload.wiki;

import java.util.Optional;

/**
 * An answer over HTTP.
 *
 * @param status its status
 * @param retryAfter the header of that name
 * @param body uncompressed
 */
record ApiAnswer(int status, Optional<String> retryAfter, String body) {}
