package io.github.wingload.check;

import io.github.wingload.plan.task.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A question to a service, and what its answer must be. It is asked once on each target. Immutable.
 *
 * @param id of the case
 * @param source the file and line of the case
 * @param host the {@code Host} header; empty for the target's own
 * @param sni the name to ask for in the TLS handshake and to find in the certificate; empty for the target's host
 * @param samples the requests: the first is sent, and the others in its place while the service has no such sample; at least one
 * @param expect what the answer must be
 * @param deadline the longest that a request may take; above zero
 * @param runbook the address of a page that says what to do when the service fails
 */
public record CheckCase(
        CaseId id,
        String source,
        Optional<String> host,
        Optional<String> sni,
        List<CheckSample> samples,
        Expectation expect,
        Duration deadline,
        Optional<String> runbook) {

    public CheckCase {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a case without a request: " + id);
        }
    }

    /** The same question with other samples. */
    public CheckCase with(List<CheckSample> others) {
        return new CheckCase(id, source, host, sni, others, expect, deadline, runbook);
    }

    /** The same question under another name. */
    public CheckCase named(String name) {
        return new CheckCase(new CaseId(id.service(), name), source, host, sni, samples, expect, deadline, runbook);
    }

    /** The same question with a runbook. */
    public CheckCase withRunbook(String address) {
        return new CheckCase(id, source, host, sni, samples, expect, deadline, Optional.of(address));
    }
}
