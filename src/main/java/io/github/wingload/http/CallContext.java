package io.github.wingload.http;

import io.github.wingload.time.NanoClock;
import java.util.Optional;

/**
 * What all calls of a transport share.
 *
 * @param clock the source of all times
 * @param deadlines the calls in flight
 * @param deadlineNs the longest a call may take
 * @param timer ends calls that take longer
 * @param requests writes what is sent
 * @param bodyStartBytes how much of an answer's body is kept
 * @param unresolvedHost the first hop's name if it could not be resolved; every call then fails with DNS
 */
record CallContext(
        NanoClock clock,
        DeadlineQueue deadlines,
        long deadlineNs,
        DeadlineTimer timer,
        RequestWriter requests,
        int bodyStartBytes,
        Optional<String> unresolvedHost) {}
