package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Task;
import io.github.wingload.result.Probe;
import io.github.wingload.testkit.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeFindingTest {

    private static final Request REQUEST = new Request("POST", "/predict", List.of(), new byte[0]);

    private static Exchange answer(String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Exchange(
                new Times(5, 5, 5, 5, 5, 5, 5),
                false,
                200,
                () -> List.of(new HeaderField("content-type", type)),
                bytes.length,
                bytes,
                Optional.empty());
    }

    @Test
    void okProbeHasNoFinding() {
        assertThat(ProbeFinding.of(new Probe(FailureClass.OK, 200, "", 12), REQUEST))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, true",
        "application/problem+json; charset=utf-8, true",
        "text/html, false",
        "application/jsonp, false"
    })
    void jsonThatTheTaskDoesNotCheckIsAWarning(String type, boolean warned) {
        Task unchecked = Tasks.named("POST", "predict").task();
        Task checked = Tasks.named("POST", "predict")
                .expect(new Expectation(
                        List.of(new StatusRange(200, 200)),
                        List.of(new MaxTime(Duration.ofSeconds(1))),
                        Optional.empty()))
                .task();
        Exchange answer = answer(type, "{\"id\":7,\"output\":{\"prediction\":true}}");
        Probe ok = new Probe(FailureClass.OK, 200, "", 12);

        assertThat(ProbeFinding.unchecked(ok, REQUEST, answer, unchecked).map(ProbeFinding::sentence))
                .isEqualTo(
                        warned
                                ? Optional.of(
                                        "the answer to POST predict is JSON, and its content is not checked: an error with"
                                                + " status 200 counts as ok; add for example expect: {json: {/output/prediction: {type: boolean}}}")
                                : Optional.empty());
        assertThat(ProbeFinding.unchecked(ok, REQUEST, answer, checked)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"probabilities\":{\"true\":0.5}} | {json: {/probabilities: {type: object}}}",
                "{\"model\":\"m\",\"data\":{\"score\":0.5}} | {json: {/data/score: {type: number}}}",
                "{\"a b\":1,\"lang\":\"en\"} | {json: {/lang: {type: string}}}",
                "[1,2] | {contains: \"a text of every good answer\"}",
                "{\"cut\": | {contains: \"a text of every good answer\"}"
            })
    void theSuggestedCheckIsOfTheAnswer(String body, String suggested) {
        Task unchecked = Tasks.named("POST", "predict").task();
        Probe ok = new Probe(FailureClass.OK, 200, "", 12);

        assertThat(ProbeFinding.unchecked(ok, REQUEST, answer("application/json", body), unchecked))
                .map(ProbeFinding::sentence)
                .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("for example expect: " + suggested));
    }

    @ParameterizedTest
    @CsvSource({
        "DNS, 0, host",
        "CONNECT_REFUSED, 0, port",
        "TLS, 0, ca_file",
        "PROXY_REFUSED, 0, PROXY_LOGIN",
        "HTTP_4XX, 407, PROXY_LOGIN",
        "HTTP_4XX, 401, without an Authorization header",
        "HTTP_4XX, 403, may use",
        "HTTP_4XX, 404, host_header"
    })
    void failureThatEveryCallWouldHaveStopsTheRunWithARemedy(FailureClass failureClass, int status, String remedy) {
        ProbeFinding finding = ProbeFinding.of(new Probe(failureClass, status, "the error", 12), REQUEST)
                .orElseThrow();
        assertThat(finding.stops()).isTrue();
        assertThat(finding.sentence())
                .startsWith("the probe request failed: the error; ")
                .contains(remedy);
    }

    @Test
    void aRefusedTokenIsToldApartFromARequestWithoutOne() {
        Request authorized =
                new Request("GET", "/", List.of(new HeaderField("authorization", "Bearer x")), new byte[0]);
        assertThat(ProbeFinding.of(new Probe(FailureClass.HTTP_4XX, 401, "the error", 12), authorized)
                        .orElseThrow()
                        .sentence())
                .endsWith("check that the Authorization header's token is valid and not expired");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_5XX, 503", "HTTP_4XX, 400", "HTTP_429, 429", "DEADLINE_WAIT, 0", "RESET, 0", "PROTOCOL, 0"})
    void failureThatMayBeTemporaryIsAWarning(FailureClass failureClass, int status) {
        ProbeFinding finding = ProbeFinding.of(new Probe(failureClass, status, "the error", 12), REQUEST)
                .orElseThrow();
        assertThat(finding.stops()).isFalse();
        assertThat(finding.sentence()).contains("the error", "the run starts anyway");
    }
}
