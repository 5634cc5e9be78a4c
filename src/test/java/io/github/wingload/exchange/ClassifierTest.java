package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Task;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "200, OK, ''",
        "204, OK, ''",
        "302, HTTP_OTHER, 302 Found",
        "404, HTTP_4XX, 404 Not Found",
        "429, HTTP_429, 429 Too Many Requests",
        "502, HTTP_5XX, 502 Bad Gateway",
        "599, HTTP_5XX, 599"
    })
    void withoutAnExpectationAny2xxIsOk(int status, FailureClass failureClass, String error) {
        assertThat(classify(answer(status), Expectation.ANY_2XX)).isEqualTo(new Classification(failureClass, error));
    }

    @Test
    void anUnexpectedStatusNamesTheExpectedOneIfNeeded() {
        Expectation badRequest = new Expectation(List.of(new StatusRange(400, 400), new StatusRange(422, 429)));
        assertThat(classify(answer(400), badRequest).failureClass()).isEqualTo(FailureClass.OK);
        assertThat(classify(answer(500), badRequest))
                .isEqualTo(new Classification(
                        FailureClass.HTTP_5XX, "expected status 400, 422-429, got 500 Internal Server Error"));
        assertThat(classify(answer(201), new Expectation(List.of(new StatusRange(200, 200))))
                        .error())
                .isEqualTo("expected status 200, got 201 Created");
    }

    @Test
    void failureOfTheExchangePrecedesItsStatus() {
        Exchange cutOff = exchange(
                200, Optional.of(new Exchange.Failure(FailureClass.DEADLINE_BODY, "deadline of 1 s exceeded")));
        assertThat(classify(cutOff, Expectation.ANY_2XX))
                .isEqualTo(new Classification(FailureClass.DEADLINE_BODY, "deadline of 1 s exceeded"));
    }

    private static Classification classify(Exchange exchange, Expectation expect) {
        Task task = Tasks.named("GET", "t").path("/").expect(expect).task();
        return new Classifier(task)
                .classify(exchange, new Request("GET", "/", List.of(), new byte[0]))
                .classification();
    }

    private static Exchange answer(int status) {
        return exchange(status, Optional.empty());
    }

    private static Exchange exchange(int status, Optional<Exchange.Failure> failure) {
        return new Exchange(Times.unsent(0, 0), false, status, ResponseHeaders.NONE, 0, new byte[0], failure);
    }
}
