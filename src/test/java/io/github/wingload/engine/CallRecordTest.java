package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Expectation;
import io.github.wingload.plan.Expectation.Contains;
import io.github.wingload.plan.Expectation.StatusRange;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.testkit.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallRecordTest {

    private final List<Call> calls = new ArrayList<>();
    private final List<Throwable> exceptions = new ArrayList<>();

    @Test
    void onlyTheStartOfAFailedAnswerIsKept() {
        assertThat(ended(Expectation.ANY_2XX, 500)).isFalse();
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.bodyExcerpt()).hasSize(Call.EXCERPT_BYTES);
            assertThat(call.bytes()).isEqualTo(100_000);
            assertThat(call.startedNs()).isEqualTo(3_000);
        });
    }

    @Test
    void nothingIsKeptOfAnOkAnswer() {
        assertThat(ended(Expectation.ANY_2XX, 200)).isTrue();
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.bodyExcerpt()).isEmpty());
    }

    @Test
    void callThatCannotBeClassifiedIsAGeneratorError() {
        Template sent = new Template(List.of(new Column(0, Form.RAW)));
        Expectation echo =
                new Expectation(List.of(new StatusRange(200, 200)), List.of(new Contains(sent)), Optional.empty());
        assertThat(ended(echo, 200)).as("its request has nothing to repeat").isFalse();
        assertThat(calls).extracting(Call::failureClass).containsExactly(FailureClass.GENERATOR);
        assertThat(exceptions).hasSize(1);
    }

    private boolean ended(Expectation expect, int status) {
        Task task = Tasks.named("GET", "t").path("/").expect(expect).task();
        CallSink sink = new CallSink() {
            @Override
            public void ended(Call call) {
                calls.add(call);
            }

            @Override
            public void exception(Throwable thrown) {
                exceptions.add(thrown);
            }
        };
        CallRecord record = new CallRecord(List.of(task), List.of(new Classifier(task)), sink, "x-upstream", 7_000);
        byte[] body = new byte[100_000];
        Exchange exchange = new Exchange(
                new Times(10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 20_000),
                false,
                status,
                ResponseHeaders.NONE,
                body.length,
                body,
                Optional.empty());
        Request request = new Request(
                "GET", "/", List.of(), Optional.empty(), RequestBody.NONE, Payload.NONE, true, "", List.of());
        return record.ended(0, 3_000, request, exchange, null);
    }
}
