package io.github.wingload.simulator.llm;

import io.github.wingload.simulator.http.Json;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a request asks for, as the body of {@code /v1/completions} or {@code /v1/chat/completions} has it.
 *
 * @param maxTokens the most tokens of the answer; 1 or more
 * @param minTokens the fewest; at most {@code maxTokens}
 * @param thinks whether part of a chat's answer is the model's thinking
 * @param includeUsage whether the usage is asked for
 * @param everyUsage whether it is asked for in every event
 */
record CompletionRequest(
        boolean chat,
        String model,
        Prompt prompt,
        int maxTokens,
        int minTokens,
        boolean ignoresEos,
        OptionalLong seed,
        boolean stream,
        boolean thinks,
        boolean includeUsage,
        boolean everyUsage) {

    /** A body that the server refuses. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Invalid(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** What the server says about it. */
        String reason() {
            return reason;
        }
    }

    /** @param longest the most tokens of prompt and answer */
    static CompletionRequest of(boolean chat, JsonNode body, Traits traits, int longest) throws Invalid {
        if (!body.isObject()) {
            throw new Invalid("the body has to be a JSON object, not " + Json.pythonType(body));
        }
        JsonNode model = body.path("model");
        if (!model.isString() || model.stringValue().isEmpty()) {
            throw new Invalid("model: a text is required");
        }
        if (number(body, "n", 1, Integer.MAX_VALUE).orElse(1) != 1) {
            throw new Invalid("n: only 1 is supported");
        }
        Prompt prompt = chat ? messages(body.path("messages")) : prompt(body.path("prompt"));
        int maxTokens = maxTokens(body, prompt, traits, longest);
        JsonNode options = body.path("stream_options");
        return new CompletionRequest(
                chat,
                model.stringValue(),
                prompt,
                maxTokens,
                (int) number(body, "min_tokens", 0, maxTokens).orElse(0),
                truth(body, "ignore_eos"),
                number(body, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
                truth(body, "stream"),
                chat && !traits.reasoning().isEmpty() && truth(body.path("chat_template_kwargs"), "enable_thinking"),
                truth(options, "include_usage"),
                traits.everyUsage() && truth(options, "continuous_usage_stats"));
    }

    private static int maxTokens(JsonNode body, Prompt prompt, Traits traits, int longest) throws Invalid {
        OptionalLong asked = number(body, "max_tokens", 1, Integer.MAX_VALUE);
        OptionalLong newer = number(body, "max_completion_tokens", 1, Integer.MAX_VALUE);
        if (newer.isPresent() && traits.takesMaxCompletionTokens()) {
            asked = newer;
        }
        long room = longest - (long) prompt.tokens();
        long maxTokens = asked.orElse(Math.max(1, room));
        if (maxTokens > room) {
            throw new Invalid("This model's maximum context length is " + longest + " tokens. However, you requested "
                    + (prompt.tokens() + maxTokens) + " tokens (" + prompt.tokens() + " in the prompt, " + maxTokens
                    + " in the completion).");
        }
        return (int) maxTokens;
    }

    private static Prompt prompt(JsonNode prompt) throws Invalid {
        if (prompt.isString() && !prompt.stringValue().isBlank()) {
            return Prompt.ofText(prompt.stringValue());
        }
        if (prompt.isArray() && !prompt.isEmpty() && prompt.valueStream().allMatch(Prompts::isToken)) {
            return Prompt.ofTokens(prompt.valueStream().map(JsonNode::intValue).toList());
        }
        throw new Invalid("prompt: a text that is not empty, or a list of token ids, is required");
    }

    private static Prompt messages(JsonNode messages) throws Invalid {
        String text = messages.valueStream().map(Prompts::textOf).collect(Collectors.joining("\n"));
        boolean named =
                messages.valueStream().allMatch(message -> message.path("role").isString());
        if (!messages.isArray() || !named || text.isBlank()) {
            throw new Invalid("messages: a list of objects with role and content is required");
        }
        return Prompt.ofText(text);
    }

    private static boolean truth(JsonNode node, String field) throws Invalid {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Invalid(field + ": Input should be a valid boolean");
        }
        return value.booleanValue();
    }

    private static OptionalLong number(JsonNode node, String field, long min, long max) throws Invalid {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw new Invalid(field + ": a whole number from " + min + " to " + max + " is required");
        }
        return OptionalLong.of(value.longValue());
    }

    /** The parts of prompts. */
    private static final class Prompts {

        private static boolean isToken(JsonNode node) {
            return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
        }

        /** The content, which is a text or a list of parts. */
        private static String textOf(JsonNode message) {
            JsonNode content = message.path("content");
            return content.isArray()
                    ? content.valueStream()
                            .map(part -> part.path("text").asString(""))
                            .collect(Collectors.joining("\n"))
                    : content.asString("");
        }
    }
}
