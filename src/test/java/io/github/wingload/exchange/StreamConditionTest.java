package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Streams as LiftWing's server, vLLM, SGLang, TGI and llama.cpp send them. */
class StreamConditionTest {

    private static final AnswerStream OPENAI = AnswerStream.OPENAI;
    private static final AnswerStream SSE = AnswerStream.SSE;

    private static final String ROLE =
            "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}";
    private static final String TOKEN =
            "{\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":null}],\"usage\":null}";
    private static final String FINISH = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}";
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":128}}";
    private static final String LAST_OF_LIFTWING =
            "{\"choices\":[{\"text\":\"b\",\"finish_reason\":\"length\"}],\"usage\":{\"completion_tokens\":128}}";
    private static final String ERROR = "{\"error\":{\"message\":\"CUDA out of memory\",\"code\":500}}";
    private static final String DONE = "[DONE]";

    @Test
    void completeStreamsAreOkWhereverTheUsageIs() {
        StreamCheck full = demands(List.of("length"), 128, 128);
        for (Answers answer : List.of(
                stream(ROLE, TOKEN, FINISH, USAGE, DONE),
                stream(TOKEN, LAST_OF_LIFTWING, DONE),
                stream(ROLE, TOKEN, FINISH, FINISH, USAGE, DONE))) {
            assertThat(answer.judged(OPENAI, full).error()).isEmpty();
            assertThat(answer.judged(SSE).ok()).isTrue();
        }
    }

    @Test
    void doneNeedsNoEmptyLineAfterIt() {
        assertThat(Answers.text("data:" + TOKEN + "\r\n\r\ndata:" + FINISH + "\r\n\r\ndata: [DONE]")
                        .judged(OPENAI)
                        .ok())
                .isTrue();
    }

    @Test
    void anErrorInsideA200IsAFailureEvenIfTheStreamEndsWell() {
        for (Answers answer : List.of(
                stream(TOKEN, ERROR, DONE),
                stream(TOKEN, FINISH, "{\"error\":\"CUDA out of memory\"}", DONE),
                Answers.text("data: " + TOKEN + "\n\nerror: {\"message\":\"CUDA out of memory\"}\n\n"),
                Answers.text("event: error\ndata: CUDA out of memory\n\n"))) {
            assertThat(answer.judged(OPENAI))
                    .returns(FailureClass.STREAM_ERROR, Classification::failureClass)
                    .returns("expected a stream without an error, got \"CUDA out of memory\"", Classification::error);
        }
    }

    @Test
    void aMissingEndAndAMissingReasonAreClassesOfTheirOwn() {
        assertThat(stream(ROLE, TOKEN).judged(OPENAI))
                .returns(FailureClass.STREAM_CUT, Classification::failureClass)
                .returns(
                        "expected [DONE] at the end of the stream, got a stream that was cut off",
                        Classification::error);
        assertThat(stream(ROLE, TOKEN, FINISH).judged(OPENAI).failureClass()).isEqualTo(FailureClass.STREAM_CUT);
        assertThat(Answers.text("data: " + TOKEN + "\n\ndata: {\"choi")
                        .judged(OPENAI)
                        .failureClass())
                .isEqualTo(FailureClass.STREAM_CUT);
        assertThat(stream(ROLE, TOKEN, DONE).judged(OPENAI))
                .returns(FailureClass.STREAM_UNFINISHED, Classification::failureClass)
                .returns("expected a finish reason, got none", Classification::error);
        assertThat(Answers.text("data: a\n\ndata: b\n").judged(SSE))
                .returns(FailureClass.STREAM_CUT, Classification::failureClass)
                .returns(
                        "expected an empty line after the last event, got a stream that was cut off",
                        Classification::error);
    }

    @Test
    void whatIsNoStreamIsNamed() {
        assertThat(Answers.json("{\"choices\":[]}").judged(OPENAI).error())
                .isEqualTo("expected a stream of events, got application/json");
        assertThat(Answers.text("").judged(SSE).error()).isEqualTo("expected a stream of events, got an empty body");
        assertThat(Answers.text(": ping\n\n").judged(SSE).error())
                .isEqualTo("expected a stream of events, got a body without events");
        assertThat(stream("{\"choices\":", DONE).judged(OPENAI).error())
                .isEqualTo("expected JSON in every event, got data that is not JSON");
    }

    @Test
    void aRequestThatWasNotObeyedFails() {
        Answers stopped = stream(
                TOKEN, "{\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"completion_tokens\":10}}", DONE);

        assertThat(error(stopped, List.of("length"), 0, Long.MAX_VALUE))
                .isEqualTo("expected the finish reason length, got stop");
        assertThat(error(stopped, List.of("length", "stop"), 0, Long.MAX_VALUE)).isEmpty();
        assertThat(error(stopped, List.of(), 128, Long.MAX_VALUE))
                .isEqualTo("expected at least 128 output tokens, got fewer");
        assertThat(error(stopped, List.of(), 0, 9)).isEqualTo("expected at most 9 output tokens, got more");
        assertThat(error(stopped, List.of(), 10, 10)).isEmpty();
        assertThat(error(stream(TOKEN, FINISH, DONE), List.of(), 1, 128))
                .isEqualTo("expected 1 to 128 output tokens, got no usage in the stream");
    }

    @Test
    void theTextOfAllEventsIsCheckedTogetherAndKept() {
        Answers answer = stream(
                ROLE,
                TOKEN,
                "{\"choices\":[{\"delta\":{\"reasoning\":\"no\",\"content\":\"b\\u00e9\"}}]}",
                LAST_OF_LIFTWING,
                DONE);

        assertThat(answer.judged(OPENAI, saying("ab\u00e9b", "^ab.b$")).error()).isEmpty();
        assertThat(answer.judged(OPENAI, saying("no", "a")).error())
                .isEqualTo("expected a text that contains \"no\", got a text that does not");
        assertThat(answer.judged(OPENAI, saying("a", "c")).error())
                .isEqualTo("expected a text that matches c, got a text that does not");
        assertThat(answer.kept(
                        OPENAI,
                        new Extraction("said", 0, new Extraction.StreamText(), false),
                        new Extraction("made", 1, new Extraction.JsonPointer("/usage/completion_tokens"), false)))
                .extracting(JsonScalar::text)
                .containsExactly("ab\u00e9b", "128");
        assertThat(answer.cutTo(20).judged(OPENAI, saying("a", "a")).ok()).isFalse();
    }

    @Test
    void theTextOfAllEventsMayHaveToBeJson() {
        StreamJson check = new StreamJson(List.of(
                new JsonEquals("/lang", Template.of("\"en\"")), new JsonBetween("/score", 0, 1), isObject("/more")));
        Answers answer =
                stream(ROLE, says("{\"lang\": \"e"), says("n\", \"sco"), says("re\":1, \"more\": {}}"), FINISH, DONE);

        assertThat(answer.judged(OPENAI, check).error()).isEmpty();
        assertThat(answer.judged(OPENAI, new StreamJson(List.of(isObject("/lang"))))
                        .error())
                .isEqualTo("expected /lang object in the text of the stream, got \"en\"");
        assertThat(answer.judged(OPENAI, new StreamJson(List.of(isObject("/none"))))
                        .error())
                .isEqualTo("expected /none object in the text of the stream, got nothing");
    }

    @Test
    void reasoningIsNoPartOfTheJson() {
        String thinks = "{\"choices\":[{\"delta\":{\"reasoning\":\"hm {\"}}]}";
        StreamJson check = new StreamJson(List.of(isObject("")));

        assertThat(stream(thinks, says("{}"), FINISH, DONE)
                        .judged(OPENAI, check)
                        .error())
                .isEmpty();
        assertThat(stream(thinks, FINISH, DONE).judged(OPENAI, check).error())
                .isEqualTo("expected JSON in the text of the stream, got an empty text");
    }

    @Test
    void aTextThatIsNotJsonIsNamed() {
        StreamJson check = new StreamJson(List.of(isObject("")));
        String stop = FINISH.replace("length", "stop");

        assertThat(stream(says("Here it is: {}"), stop, DONE).judged(OPENAI, check))
                .returns(FailureClass.EXPECTATION_FAILED, Classification::failureClass)
                .returns("expected JSON in the text of the stream, got a text that is not JSON", Classification::error);
        assertThat(stream(says("{\"a\":"), FINISH, DONE).judged(OPENAI, check).error())
                .isEqualTo(
                        "expected JSON in the text of the stream, got a text that is not JSON, with the finish reason length");
        assertThat(stream(says("```json\\n{}\\n```"), stop, DONE)
                        .judged(OPENAI, check)
                        .error())
                .isEqualTo("expected JSON in the text of the stream, got a Markdown code block");
        assertThat(stream(TOKEN).judged(OPENAI, check).failureClass()).isEqualTo(FailureClass.STREAM_CUT);
    }

    @Test
    void theJsonMayHaveToRepeatWhatWasSent() {
        Template sent = new Template(List.of(new Template.Column(0, Template.Form.JSON_VALUE)));
        StreamJson check = new StreamJson(List.of(new JsonEquals("/id", sent)));
        Answers answer = stream(says("{\"id\": 7}"), FINISH, DONE);

        assertThat(answer.to("7").judged(OPENAI, check).error()).isEmpty();
        assertThat(answer.to("8").judged(OPENAI, check).error())
                .isEqualTo("expected /id as sent in the text of the stream, got another value");
    }

    /** The events of two choices alternate. */
    @Test
    void eachChoiceHasATextOfItsOwn() {
        Answers answer = stream(
                choice(1, "{\\\"b\\\""), choice(0, "{\\\"a\\\""), choice(1, ":2}"), choice(0, ":1}"), FINISH, DONE);

        assertThat(answer.judged(OPENAI, new StreamJson(List.of(isObject("")))).error())
                .isEmpty();
        assertThat(answer.judged(OPENAI, new StreamJson(List.of(new JsonType("/a", Kind.INTEGER))))
                        .error())
                .isEqualTo("expected /a integer in the text of the stream, got nothing");
        assertThat(answer.judged(OPENAI, saying("\":", "^.{7}$")).error()).isEmpty();
        assertThat(answer.judged(OPENAI, saying("a", ".")).error())
                .isEqualTo("expected a text that contains \"a\", got a text that does not");
        assertThat(answer.kept(OPENAI, new Extraction("said", 0, new Extraction.StreamText(), false)))
                .extracting(JsonScalar::text)
                .containsExactly("{\"a\":1}");
    }

    /** Without an index, the items of an array are parts of one text. */
    @Test
    void partsOfAChoiceAreOneText() {
        AnswerStream parts = new AnswerStream(
                AnswerStream.Framing.SSE,
                Map.of(AnswerStream.Part.TEXT, List.of("/candidates/*/parts/*/text")),
                Optional.empty());
        Answers answer = stream(
                "{\"candidates\":[{\"index\":0,\"parts\":[{\"text\":\"[1\"},{\"index\":5,\"text\":\",2\"}]}]}",
                "{\"candidates\":[{\"parts\":[{\"text\":\",3]\"}]}]}");

        assertThat(answer.judged(parts, new StreamJson(List.of(new JsonEquals("", Template.of("[1,2,3]")))))
                        .error())
                .isEmpty();
    }

    @Test
    void theEndMarkIsNoPartOfTheText() {
        AnswerStream marked = new AnswerStream(AnswerStream.Framing.SSE, Map.of(), Optional.of(DONE));

        assertThat(stream("{\"a\":", "1}", DONE)
                        .judged(marked, new StreamJson(List.of(isObject(""))), saying("a", "1}$"))
                        .error())
                .isEmpty();
    }

    @Test
    void aLongGapFails() {
        StreamCheck check = new StreamCheck(
                List.of(), 0, Long.MAX_VALUE, Optional.of(Duration.ZERO), Optional.empty(), Optional.empty());

        assertThat(stream(TOKEN, LAST_OF_LIFTWING, DONE).judged(OPENAI, check).error())
                .isEmpty();
    }

    @Test
    void aStreamIsNotCoded() {
        assertThat(stream(TOKEN, FINISH, DONE)
                        .header("Content-Encoding", "gzip")
                        .judged(OPENAI)
                        .error())
                .isEqualTo("expected a stream without content coding, got gzip");
    }

    @Test
    void otherFormatsHaveTheirOwnPlaces() {
        AnswerStream ollama = new AnswerStream(
                AnswerStream.Framing.NDJSON,
                Map.of(
                        AnswerStream.Part.TEXT, List.of("/message/content"),
                        AnswerStream.Part.FINISH, List.of("/done_reason")),
                Optional.empty());
        String token = "{\"message\":{\"content\":\"a\"},\"done\":false}\n";

        assertThat(Answers.text(token + "{\"message\":{\"content\":\"\"},\"done_reason\":\"stop\"}")
                        .judged(ollama)
                        .ok())
                .isTrue();
        assertThat(Answers.text(token).judged(ollama).failureClass()).isEqualTo(FailureClass.STREAM_UNFINISHED);
        assertThat(Answers.text("a\nb\n").judged(AnswerStream.NDJSON).ok()).isTrue();
    }

    private static JsonType isObject(String pointer) {
        return new JsonType(pointer, Kind.OBJECT);
    }

    /** An event that says this text. */
    private static String says(String text) {
        return choice(0, text.replace("\"", "\\\""));
    }

    /** @param text as in JSON */
    private static String choice(int index, String text) {
        return "{\"choices\":[{\"index\":" + index + ",\"delta\":{\"content\":\"" + text + "\"}}]}";
    }

    private static StreamCheck saying(String contains, String matches) {
        return new StreamCheck(
                List.of(),
                0,
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.of(Template.of(contains)),
                Optional.of(matches));
    }

    private static StreamCheck demands(List<String> reasons, long least, long most) {
        return new StreamCheck(reasons, least, most, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String error(Answers answer, List<String> reasons, long least, long most) {
        return answer.judged(OPENAI, demands(reasons, least, most)).error();
    }

    private static Answers stream(String... data) {
        return Answers.text(
                        Stream.of(data).map(each -> "data: " + each + "\n\n").collect(Collectors.joining()))
                .header("Content-Type", "text/event-stream; charset=utf-8");
    }
}
