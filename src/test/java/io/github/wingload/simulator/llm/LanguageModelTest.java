package io.github.wingload.simulator.llm;

import static io.github.wingload.simulator.http.Exchanges.get;
import static io.github.wingload.simulator.http.Exchanges.post;
import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.simulator.http.Exchanges;
import io.github.wingload.simulator.http.Exchanges.Reply;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.stream.EventReader;
import io.github.wingload.testkit.SimulatorBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The model without sockets, in virtual time. */
class LanguageModelTest {

    private static final String COMPLETIONS = "/openai/v1/completions";
    private static final String CHAT = "/openai/v1/chat/completions";
    private static final String HALLO = "\"messages\": [{\"role\": \"user\", \"content\": \"Hallo, who are you?\"}]";
    private static final String STREAM = "\"stream\": true, \"stream_options\": {\"include_usage\": true}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/completions",
                COMPLETIONS,
                "/service/lw/inference/v1/models/llm-qwen36-27b/openai/v1/completions",
            })
    void completionsAreAtThePathsInsideAndOutside(String path) {
        Reply reply = model("").ask(post(path, completion(8, "")));
        JsonNode answer = json(reply.body());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(answer.at("/usage/completion_tokens").intValue()).isBetween(1, 8);
        assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(3);
        assertThat(answer.at("/model").stringValue()).isEqualTo("any");
    }

    @Test
    void liftWingPutsReasonAndUsageIntoTheLastTokensEvent() {
        List<String> events = streamed("", COMPLETIONS, completion(5, STREAM));
        assertThat(events).hasSize(6).endsWith("[DONE]");
        assertThat(events.subList(0, 4)).allSatisfy(event -> {
            assertThat(json(event).at("/choices/0/finish_reason").isNull()).isTrue();
            assertThat(json(event).at("/usage").isNull()).isTrue();
        });
        JsonNode last = json(events.get(4));
        assertThat(last.at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
        assertThat(last.at("/choices/0/text").stringValue()).isNotEmpty();
        assertThat(last.at("/usage/completion_tokens").intValue()).isEqualTo(5);
    }

    @Test
    void liftWingHasTheRoleInEveryEventOfAChat() {
        List<String> events = streamed("", CHAT, chat(4, STREAM));
        assertThat(events).hasSize(6);
        assertThat(events.subList(0, 4))
                .allSatisfy(event -> assertThat(
                                json(event).at("/choices/0/delta/role").stringValue())
                        .isEqualTo("assistant"));
        assertThat(json(events.get(4)).at("/choices/0/delta").isEmpty()).isTrue();
        assertThat(json(events.get(4)).at("/usage/completion_tokens").intValue())
                .isEqualTo(4);
    }

    @Test
    void vllmBeginsAChatWithTheRoleAndEndsWithTheUsage() {
        List<String> events = streamed("vllm", CHAT, chat(4, STREAM));
        assertThat(events).hasSize(7);
        assertThat(json(events.get(0)).at("/choices/0/delta/content").stringValue())
                .isEmpty();
        assertThat(json(events.get(4)).at("/choices/0/finish_reason").stringValue())
                .isEqualTo("length");
        assertThat(json(events.get(5)).at("/choices").isEmpty()).isTrue();
        assertThat(json(events.get(5)).at("/usage/completion_tokens").intValue())
                .isEqualTo(4);
        assertThat(streamed("vllm", CHAT, chat(4, "\"stream\": true")))
                .hasSize(6)
                .noneMatch(event -> event.contains("usage"));
    }

    @Test
    void vllmSendsTheUsageInEveryEventOnRequest() {
        String options =
                "\"stream\": true, \"stream_options\": {\"include_usage\": true, \"continuous_usage_stats\": true}";
        List<String> events = streamed("vllm", COMPLETIONS, completion(3, options));
        assertThat(events.subList(0, 2))
                .extracting(event -> json(event).at("/usage/completion_tokens").intValue())
                .containsExactly(1, 2);
    }

    @Test
    void llamaCppHasNullAsTheRolesContentAndDoesNotCloseTheLastEvent() {
        Reply reply = model("llama.cpp").ask(post(CHAT, chat(2, STREAM)));
        List<String> events = events(reply.body());
        assertThat(json(events.get(0)).at("/choices/0/delta/content").isNull()).isTrue();
        assertThat(events).hasSize(6);
        assertThat(reply.body()).endsWith("}\n\ndata: [DONE]\n");
    }

    @Test
    void tgiWritesNoBlankAfterTheColon() {
        Reply reply = model("tgi").ask(post(CHAT, chat(2, "\"stream\": true")));
        assertThat(reply.body()).startsWith("data:{").endsWith("data:[DONE]\n\n");
    }

    @ParameterizedTest
    @CsvSource({"liftwing, reasoning", "vllm, reasoning", "sglang, reasoning_content", "llama.cpp, reasoning_content"})
    void thinkingHasAFieldOfItsOwn(String shape, String field) {
        String thinking = "\"stream\": true, \"chat_template_kwargs\": {\"enable_thinking\": true}";
        List<String> events = streamed(shape, CHAT, chat(9, thinking));
        assertThat(events.stream().filter(event -> event.contains("\"" + field + "\":\"")))
                .hasSize(3);
        assertThat(events.stream().filter(event -> event.contains("\"content\":\" ")))
                .isNotEmpty();
    }

    @Test
    void liftWingDropsTheFieldsThatItDoesNotRead() {
        String asked = "\"ignore_eos\": true, \"min_tokens\": 64";
        List<Integer> lengths = lengths(model(""), completion(64, asked));
        assertThat(lengths).contains(64).anyMatch(length -> length < 64);
        assertThat(lengths(model("vllm"), completion(64, "\"ignore_eos\": true")))
                .containsOnly(64);
        assertThat(lengths(model("vllm"), completion(64, "\"min_tokens\": 30"))).allMatch(length -> length >= 30);
        assertThat(json(model("")
                                .ask(post(CHAT, chat("\"max_completion_tokens\": 4")))
                                .body())
                        .at("/usage/completion_tokens")
                        .intValue())
                .as("max_completion_tokens is not read, so the answer may be as long as the context")
                .isNotEqualTo(4);
    }

    @Test
    void anObeyedSeedGivesTheSameAnswerToTheSamePrompt() {
        Exchanges model = model("vllm");
        String seeded = completion(20, "\"seed\": 7");
        String first = text(model.ask(post(COMPLETIONS, seeded)));
        assertThat(text(model.ask(post(COMPLETIONS, seeded)))).isEqualTo(first);
        assertThat(text(model.ask(post(COMPLETIONS, completion(20, "\"seed\": 8")))))
                .isNotEqualTo(first);
    }

    @Test
    void firstTokenWaitsForThePromptAndTheOthersForTheirSteps() {
        Reply reply = model("").ask(post(COMPLETIONS, body(ids(1024, 1), 10, "\"stream\": true")));
        assertThat(reply.chunks().get(0).atMs()).isCloseTo(199, within(8.0));
        assertThat(reply.chunks().get(1).atMs() - reply.chunks().get(0).atMs()).isCloseTo(26.9, within(2.0));
    }

    @Test
    void beginningsThatWereReadAreNotReadAgain() {
        Exchanges model = model("");
        String body = body(ids(1024, 1), 1, "");
        double first = model.ask(post(COMPLETIONS, body)).tookMs();
        double again = model.ask(post(COMPLETIONS, body)).tookMs();
        double other = model.ask(post(COMPLETIONS, body(ids(1024, 2), 1, ""))).tookMs();
        assertThat(again).isLessThan(first - 100);
        assertThat(other).isCloseTo(first, within(10.0));
        assertThat(model.ask(get("/metrics")).body())
                .contains("vllm:prefix_cache_hits_total{engine=\"0\",model_name=\"llm-qwen36-27b\"} 1024.0\n")
                .contains(
                        "vllm:request_success_total{engine=\"0\",model_name=\"llm-qwen36-27b\",finished_reason=\"length\"} 3.0\n")
                .contains("vllm:time_to_first_token_seconds_count{engine=\"0\",model_name=\"llm-qwen36-27b\"} 3.0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\": \"m\"}|prompt: a text that is not empty, or a list of token ids, is required",
                "{\"prompt\": \"a\"}|model: a text is required",
                "{\"model\": \"m\", \"prompt\": [1, \"b\"]}|prompt: a text that is not empty, or a list of token ids, is required",
                "{\"model\": \"m\", \"prompt\": \"a\", \"n\": 2}|n: only 1 is supported",
                "{\"model\": \"m\", \"prompt\": \"a\", \"max_tokens\": 0}|max_tokens: a whole number from 1 to 2147483647 is required",
                "{\"model\": \"m\", \"prompt\": \"a\", \"stream\": \"yes\"}|stream: Input should be a valid boolean",
                "[1]|the body has to be a JSON object, not list",
            })
    void invalidRequestsAreRefusedAtOnce(String body, String message) {
        Reply text = model("").ask(post(COMPLETIONS, body));
        Reply object = model("vllm").ask(post(COMPLETIONS, body));
        assertThat(text.status()).isEqualTo(400);
        assertThat(json(text.body()).at("/error").stringValue()).isEqualTo(message);
        assertThat(json(object.body()).at("/error/message").stringValue()).isEqualTo(message);
        assertThat(text.tookMs()).isZero();
    }

    @Test
    void whatDoesNotFitIntoTheContextIsRefused() {
        Reply reply = model("").ask(post(COMPLETIONS, completion(32_766, "")));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .contains("maximum context length is 32768 tokens", "(3 in the prompt, 32766 in the completion)");
    }

    @Test
    void otherPathsAreNotFound() {
        assertThat(model("").ask(post("/tokenize", "{}")).status()).isEqualTo(404);
        assertThat(model("").ask(get(COMPLETIONS)).status()).isEqualTo(405);
        assertThat(model("").ask(get("/openai/v1/models")).body()).contains("\"llm-qwen36-27b\"");
        assertThat(model("").ask(get("/health")).status()).isEqualTo(200);
    }

    @Test
    void rateLimitRefusesInPlainTextAndDoesNotTellWhatIsLeft() {
        Exchanges model = model(simulator(Profile.LLM).rateLimit(new RateLimit(2, Duration.ofHours(1))), 1);
        model.ask(post(COMPLETIONS, completion(1, "")));
        model.ask(post(COMPLETIONS, completion(1, "")));
        Reply third = model.ask(post(COMPLETIONS, completion(1, "")));
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.answer().contentType()).startsWith("text/plain");
        assertThat(third.headers()).isEmpty();
    }

    @Test
    void gatewayFaultsAreAnswers() {
        Exchanges model =
                model(simulator(Profile.LLM).fault(Fault.HTML_400, 0.5).fault(Fault.BUSY_503, 1.0), 1);
        for (int i = 0; i < 50; i++) {
            model.send(i, post(COMPLETIONS, completion(1, "")));
        }
        assertThat(model.all()).extracting(Reply::status).containsOnly(400, 503);
    }

    @Test
    void gatewayCutsOffWhatTakesTooLong() {
        Exchanges model = model(simulator(Profile.LLM).shape(Shape.VLLM).cutAfter(Duration.ofSeconds(1)), 1);
        Reply stream = model.ask(post(COMPLETIONS, completion(100, "\"stream\": true")));
        assertThat(stream.fault()).contains(Fault.TRUNCATE);
        assertThat(stream.tookMs()).isEqualTo(1_000);
        assertThat(events(stream.body())).hasSizeBetween(20, 40);
        Reply whole = model.ask(post(COMPLETIONS, completion(100, "")));
        assertThat(whole.status()).isEqualTo(504);
        assertThat(whole.tookMs()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"RESET", "STALL", "TRUNCATE"})
    void streamsBreakOffAtOneOfTheirTokens(Fault fault) {
        List<Integer> tokens = new ArrayList<>();
        Exchanges model = model("vllm");
        model.setFault(fault);
        for (int i = 0; i < 20; i++) {
            Reply reply = model.ask(post(COMPLETIONS, completion(20, "\"stream\": true, \"ignore_eos\": true")));
            assertThat(reply.fault()).contains(fault);
            assertThat(reply.body()).doesNotContain("[DONE]");
            tokens.add(events(reply.body()).size());
        }
        assertThat(tokens).allMatch(count -> count >= 1 && count <= 20).hasSizeGreaterThan(5);
        assertThat(tokens.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void pauseHoldsBackWhatIsMadeMeanwhile() {
        Reply reply = faulty(Fault.PAUSE, 50);
        double longest = 0;
        for (int i = 1; i < reply.chunks().size(); i++) {
            longest = Math.max(
                    longest,
                    reply.chunks().get(i).atMs() - reply.chunks().get(i - 1).atMs());
        }
        assertThat(longest).isEqualTo(5_000, within(1.0));
        assertThat(events(reply.body())).hasSize(52);
    }

    @Test
    void slowFirstDelaysTheFirstTokenOnly() {
        Reply slow = faulty(Fault.SLOW_FIRST, 5);
        Reply plain = model("vllm").ask(post(COMPLETIONS, completion(5, STREAM + ", \"ignore_eos\": true")));
        assertThat(slow.chunks().get(0).atMs() - plain.chunks().get(0).atMs()).isCloseTo(435, within(5.0));
        assertThat(events(slow.body())).hasSameSizeAs(events(plain.body()));
    }

    @Test
    void burstSendsEverythingAtTheEnd() {
        Reply reply = faulty(Fault.BURST, 30);
        assertThat(reply.chunks()).allMatch(chunk -> chunk.atMs() == reply.tookMs());
        assertThat(events(reply.body())).hasSize(32);
    }

    @Test
    void pingSendsCommentsThatAreNoEvents() {
        Reply reply = faulty(Fault.PING, 30);
        assertThat(reply.body()).contains("\n\n:\n\n");
        assertThat(events(reply.body())).hasSize(32);
    }

    @Test
    void shortEndsEvenWhatMustNotEnd() {
        JsonNode usage = json(events(faulty(Fault.SHORT, 1_000).body()).get(0));
        List<String> events = events(faulty(Fault.SHORT, 1_000).body());
        assertThat(events).hasSizeLessThan(200);
        assertThat(events.get(events.size() - 3)).contains("\"finish_reason\":\"stop\"");
        assertThat(usage.at("/choices").size()).isEqualTo(1);
    }

    @Test
    void garbageEventIsNotJson() {
        List<String> events = events(faulty(Fault.GARBAGE_EVENT, 10).body());
        assertThat(events).hasSize(13);
        assertThat(events.stream().filter(event -> event.endsWith("[{"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"liftwing, true, true", "vllm, true, true", "tgi, false, true", "llama.cpp, true, false"})
    void errorsComeAsTheServersSendThem(String shape, boolean told, boolean done) {
        Exchanges model = model(shape);
        model.setFault(Fault.ERROR_OBJECT);
        Reply reply = model.ask(post(COMPLETIONS, completion(10, STREAM)));
        assertThat(reply.fault()).contains(Fault.ERROR_OBJECT);
        assertThat(reply.body().contains("\"error\":{")).isEqualTo(told);
        assertThat(reply.body().contains("[DONE]")).isEqualTo(done);
        assertThat(reply.body()).doesNotContain("\"finish_reason\":\"");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void endsCanLackTheirParts(Shape shape) {
        String word = shape.name().toLowerCase(Locale.ROOT).replace('_', '.');
        assertThat(faultyBody(word, Fault.NO_DONE)).doesNotContain("[DONE]").contains("\"finish_reason\":\"length\"");
        assertThat(faultyBody(word, Fault.NO_FINISH)).contains("[DONE]").doesNotContain("\"finish_reason\":\"");
        assertThat(faultyBody(word, Fault.WRONG_USAGE)).contains("\"completion_tokens\":11}");
        assertThat(faultyBody(word, Fault.NO_USAGE)).doesNotContain("completion_tokens");
        assertThat(faultyBody(word, Fault.NULL_USAGE))
                .doesNotContain("completion_tokens")
                .contains("\"usage\":null");
    }

    @Test
    void aFaultThatChangesNothingIsNotCounted() {
        Exchanges model = model("vllm");
        model.setFault(Fault.WRONG_USAGE);
        assertThat(model.ask(post(COMPLETIONS, completion(5, "\"stream\": true")))
                        .fault())
                .isEmpty();
        assertThat(model.ask(post(COMPLETIONS, completion(5, STREAM))).fault()).contains(Fault.WRONG_USAGE);
    }

    @ParameterizedTest
    @CsvSource({"LF, NONE", "CRLF, BYTES", "CR, BYTES", "CR, RANDOM", "CRLF, RANDOM"})
    void lineEndsAndSplitsKeepTheEvents(LineEnds lineEnds, Split split) {
        Exchanges model = model(simulator(Profile.LLM).lineEnds(lineEnds).split(split), 0);
        Reply reply = model.ask(post(CHAT, chat(20, STREAM)));
        assertThat(reply.chunks().size() > 1_000).isEqualTo(split == Split.BYTES);
        List<String> plain = streamed("", CHAT, chat(20, STREAM));
        assertThat(events(reply.bytes())).isEqualTo(plain);
    }

    @Test
    void severalTokensFitIntoAnEvent() {
        Exchanges model = model(simulator(Profile.LLM).shape(Shape.VLLM).tokensPerEvent(4), 0);
        List<String> events = events(model.ask(post(COMPLETIONS, completion(10, STREAM + ", \"ignore_eos\": true")))
                .body());
        assertThat(events).as("1, 4, 4 and 1 tokens, usage, end").hasSize(6);
        assertThat(json(events.get(4)).at("/usage/completion_tokens").intValue())
                .isEqualTo(10);
    }

    private static String faultyBody(String shape, Fault fault) {
        Exchanges model = model(shape);
        model.setFault(fault);
        // Seeded for the servers that follow it; the first ten of LiftWing's answers of this seed include one of full
        // length.
        for (int i = 0; i < 10; i++) {
            Reply reply = model.ask(post(COMPLETIONS, completion(10, STREAM + ", \"ignore_eos\": true")));
            assertThat(reply.fault()).contains(fault);
            if (events(reply.body()).size() >= 10) {
                return reply.body();
            }
        }
        throw new AssertionError("no answer of full length");
    }

    private static Reply faulty(Fault fault, int maxTokens) {
        Exchanges model = model("vllm");
        model.setFault(fault);
        Reply reply = model.ask(post(COMPLETIONS, completion(maxTokens, STREAM + ", \"ignore_eos\": true")));
        assertThat(reply.fault()).contains(fault);
        return reply;
    }

    private static List<Integer> lengths(Exchanges model, String body) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            lengths.add(json(model.ask(post(COMPLETIONS, body)).body())
                    .at("/usage/completion_tokens")
                    .intValue());
        }
        return lengths;
    }

    private static String text(Reply reply) {
        return json(reply.body()).at("/choices/0/text").stringValue();
    }

    private static List<String> streamed(String shape, String path, String body) {
        return events(model(shape).ask(post(path, body)).body());
    }

    private static List<String> events(String body) {
        return events(body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> events(byte[] body) {
        List<String> events = new ArrayList<>();
        EventReader reader = new EventReader(
                1 << 20,
                (type, data) -> events.add(StandardCharsets.UTF_8.decode(data).toString()));
        try {
            reader.add(ByteBuffer.wrap(body));
            reader.end();
        } catch (EventReader.TooLongException e) {
            throw new AssertionError(e);
        }
        return events;
    }

    /** @param shape empty for the default */
    private static Exchanges model(String shape) {
        SimulatorBuilder builder = simulator(Profile.LLM);
        return model(
                shape.isEmpty()
                        ? builder
                        : builder.shape(
                                Shape.valueOf(shape.toUpperCase(Locale.ROOT).replace('.', '_'))),
                1);
    }

    private static Exchanges model(SimulatorBuilder target, double timeScale) {
        SimulatorTarget built = target.target();
        LlmSetup setup = LlmSetup.of(
                built.tuning().llm(), timeScale, built.tuning().rateLimit().orElse(RateLimit.NONE), built.faults());
        return new Exchanges(events -> new LanguageModel(setup, 1, events));
    }

    private static String completion(int maxTokens, String more) {
        return body("[1, 2, 3]", maxTokens, more);
    }

    private static String body(String prompt, int maxTokens, String more) {
        return "{\"model\": \"any\", \"prompt\": " + prompt + ", \"max_tokens\": " + maxTokens
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static String chat(int maxTokens, String more) {
        return chat("\"max_tokens\": " + maxTokens + ", " + more);
    }

    private static String chat(String more) {
        return "{\"model\": \"any\", " + HALLO + ", " + more + "}";
    }

    private static String ids(int count, int first) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(first + i);
        }
        return ids.toString();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }
}
