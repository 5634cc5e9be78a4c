package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.render.Ingredients;
import io.github.wingload.render.Renderer;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallRecordTest {

    private static final String TOKEN = "tk-Ab12+Cd34/Ef56";
    private static final Extraction SESSION =
            new Extraction("session", 0, new Extraction.JsonPointer("/session"), false);

    private final List<Call> calls = new ArrayList<>();
    private final ExtractedSecrets extracted = new ExtractedSecrets();
    private final List<Throwable> exceptions = new ArrayList<>();
    private ResponseHeaders headers = ResponseHeaders.NONE;

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

    /** The flow that logged in knows its token; a target may echo it in any form. */
    @Test
    void secretOfTheFlowIsInNoErrorAndNoExcerpt() {
        String echo = Base64.getEncoder().encodeToString(("user:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        Task echoed = Tasks.get("/")
                .expect(new Expectation(
                        List.of(new StatusRange(200, 403)),
                        List.of(new JsonEquals("/got", Template.of("\"x\""))),
                        Optional.empty()))
                .task();
        Ingredients flow = flow(echoed);
        String first = "first-one-of-100";
        extracted.add(first);
        IntStream.range(1, ExtractedSecrets.MOST_SHARED).forEach(i -> extracted.add("shared-token-" + i));
        extracted.add(TOKEN);
        flow.keep(SESSION.asSecret(), new JsonScalar(TOKEN, '"' + TOKEN + '"'));
        ended(echoed, 403, "{\"got\": \"" + TOKEN + "\", \"echo\": \"" + echo + "\"}", flow);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.error()).isEqualTo("expected /got \"x\", got \"[redacted]\"");
            assertThat(new String(call.bodyExcerpt(), StandardCharsets.UTF_8))
                    .startsWith("{\"got\": \"[redacted]\", \"echo\": ")
                    .doesNotContain(TOKEN, echo.substring(10));
        });
        flow.clear();
        ended(echoed, 403, "{\"got\": \"" + first + "\"}", flow);
        ended(echoed, 403, "{\"got\": \"" + TOKEN + "\"}", flow);
        assertThat(calls.get(1).error()).as("one that is shared").doesNotContain(first);
        assertThat(calls.get(2).error()).as("one of many others").contains(TOKEN);
    }

    /** A target may take whatever it is sent for the id of the request. */
    @Test
    void secretOfTheFlowIsInNoRequestId() {
        Task task = Tasks.get("/").task();
        Ingredients flow = flow(task);
        headers = () -> List.of(new HeaderField("X-Request-Id", "req-" + TOKEN));
        ended(task, 200, "{}", flow);
        extracted.add(TOKEN);
        flow.keep(SESSION.asSecret(), new JsonScalar(TOKEN, '"' + TOKEN + '"'));
        ended(task, 200, "{}", flow);
        assertThat(calls).extracting(call -> call.ids().request()).containsExactly("req-" + TOKEN, "req-[redacted]");
    }

    /** Its answer may have the secret under any name; an answer that says no has none. */
    @Test
    void answerFromWhichASecretIsExtractedHasNoExcerpt() {
        Task login = Tasks.get("/").extractions(SESSION.asSecret()).task();
        ended(login, 200, "{\"token\": \"" + TOKEN + "\"}", flow(login));
        ended(login, 401, "{\"error\": \"wrong password\"}", flow(login));
        Task open = Tasks.get("/").extractions(SESSION).task();
        ended(open, 200, "{\"id\": 7}", flow(open));
        assertThat(calls)
                .extracting(call -> new String(call.bodyExcerpt(), StandardCharsets.UTF_8))
                .containsExactly("", "{\"error\": \"wrong password\"}", "{\"id\": 7}");
    }

    private static Ingredients flow(Task task) {
        Plan plan =
                Plans.of(Tasks.get("/login").extractions(SESSION).task(), task).plan();
        return new Renderer(plan, List.of()).ingredients(new Random(1), new Random(2));
    }

    private boolean ended(Expectation expect, int status) {
        Task task = Tasks.named("GET", "t").path("/").expect(expect).task();
        return ended(task, status, "\0".repeat(100_000), flow(task));
    }

    private boolean ended(Task task, int status, String text, Ingredients from) {
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
        CallRecord record = new CallRecord(
                List.of(task), List.of(new Classifier(task)), sink, "x-upstream", true, 7_000, extracted);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Exchange exchange = new Exchange(
                new Times(10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 20_000),
                false,
                status,
                headers,
                body.length,
                body,
                Optional.empty());
        Request request = new Request(
                "GET", "/", List.of(), Optional.empty(), RequestBody.NONE, Payload.NONE, true, "", List.of());
        return record.ended(0, Call.NO_PAIR, 3_000, request, exchange, from);
    }
}
