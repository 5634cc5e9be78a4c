package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.result.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeFindingTest {

    @Test
    void okProbeHasNoFinding() {
        assertThat(ProbeFinding.of(new Probe(FailureClass.OK, 200, "", 12))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DNS, 0, host",
        "CONNECT_REFUSED, 0, port",
        "TLS, 0, ca_file",
        "PROXY_REFUSED, 0, PROXY_LOGIN",
        "HTTP_4XX, 407, PROXY_LOGIN",
        "HTTP_4XX, 401, token",
        "HTTP_4XX, 403, may use",
        "HTTP_4XX, 404, host_header"
    })
    void failureThatEveryCallWouldHaveStopsTheRunWithARemedy(FailureClass failureClass, int status, String remedy) {
        ProbeFinding finding = ProbeFinding.of(new Probe(failureClass, status, "the error", 12))
                .orElseThrow();
        assertThat(finding.stops()).isTrue();
        assertThat(finding.sentence())
                .startsWith("the probe request failed: the error; ")
                .contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_5XX, 503", "HTTP_4XX, 400", "HTTP_429, 429", "DEADLINE_WAIT, 0", "RESET, 0", "PROTOCOL, 0"})
    void failureThatMayBeTemporaryIsAWarning(FailureClass failureClass, int status) {
        ProbeFinding finding = ProbeFinding.of(new Probe(failureClass, status, "the error", 12))
                .orElseThrow();
        assertThat(finding.stops()).isFalse();
        assertThat(finding.sentence()).contains("the error", "the run starts anyway");
    }
}
