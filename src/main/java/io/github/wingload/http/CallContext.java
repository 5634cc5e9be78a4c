package io.github.wingload.http;

import io.github.wingload.time.NanoClock;
import java.util.Optional;

/**
 * What all calls of a transport share.
 *
 * @param clock the source of all times
 * @param deadlines the calls in flight, and the longest that a call may take
 * @param timer ends calls that take longer
 * @param requests writes the heads of requests
 * @param bodyStartBytes how much of an answer's body is kept
 * @param unresolvedHost the first hop's name if it could not be resolved; every call then fails with DNS
 */
record CallContext(
        NanoClock clock,
        DeadlineQueue deadlines,
        DeadlineTimer timer,
        RequestHeads requests,
        int bodyStartBytes,
        Optional<String> unresolvedHost) {}
