package io.github.wingload.simulator.llm;

import io.github.wingload.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/** The JSON of one answer's events, or of the answer as a whole. Texts of tokens are within a JSON string already. Pure. */
final class Chunks {

    /** The creation time of all answers, in seconds since 1970: a simulator has no calendar. */
    private static final long CREATED = 1_784_279_699;

    private static final String NULL = "null";

    private final Traits traits;
    private final CompletionRequest request;
    private final String id;
    private final String start;

    Chunks(Traits traits, CompletionRequest request, long number) {
        this.traits = traits;
        this.request = request;
        this.id = (request.chat() ? "chatcmpl-" : "cmpl-")
                + String.format(Locale.ROOT, "%016x", number * 0x9E3779B97F4A7C15L);
        this.start = "{\"id\":\"" + id + "\",\"created\":" + CREATED + ",\"model\":" + quoted(request.model())
                + ",\"object\":\"" + (request.chat() ? "chat.completion" : "text_completion");
    }

    /** The event with the role of the speaker, without a token. */
    String role() {
        return chunk(
                "\"delta\":{\"role\":\"assistant\",\"content\":" + traits.emptyRoleContent() + "}", NULL, nullUsage());
    }

    /**
     * An event with some tokens.
     *
     * @param reason of the end, as JSON, or null
     * @param usage as JSON; empty for none
     */
    String text(String tokens, boolean thinking, String reason, String usage) {
        String quoted = "\"" + tokens + "\"";
        if (!request.chat()) {
            return chunk("\"text\":" + quoted, reason, usage.isEmpty() ? nullUsage() : usage);
        }
        String role = traits.roleInEach() ? "\"role\":\"assistant\"," : "";
        String field = thinking ? traits.reasoning() : "content";
        return chunk(
                "\"delta\":{" + role + "\"" + field + "\":" + quoted + "}",
                reason,
                usage.isEmpty() ? nullUsage() : usage);
    }

    /** The event with the reason of the end, where it has no text. */
    String finish(String reason, String usage) {
        String nothing = request.chat() ? "\"delta\":{}" : "\"text\":\"\"";
        return chunk(nothing, reason, usage.isEmpty() ? nullUsage() : usage);
    }

    /** The event with the usage alone. */
    String usage(String usage) {
        return start + (request.chat() ? ".chunk" : "") + "\",\"choices\":[],\"usage\":" + usage + "}";
    }

    /** An event that was cut off. */
    String broken() {
        return start + ".chunk\",\"choices\":[{";
    }

    String error() {
        return "{\"error\":{\"message\":\"EngineCore encountered an issue. See stack trace (above) for the root cause.\","
                + "\"type\":\"InternalServerError\",\"param\":null,\"code\":500}}";
    }

    String usageOf(int tokens) {
        int prompt = request.prompt().tokens();
        return "{\"prompt_tokens\":" + prompt + ",\"total_tokens\":" + (prompt + tokens) + ",\"completion_tokens\":"
                + tokens + "}";
    }

    /** The whole answer in one. */
    String whole(AnswerText text) {
        String reason = "\"" + text.reason() + "\"";
        String thinking = text.tokens(1, text.thinking());
        String content = "\"" + text.tokens(text.thinking() + 1, text.length()) + "\"";
        String reasoning = thinking.isEmpty() ? "" : ",\"" + traits.reasoning() + "\":\"" + thinking + "\"";
        String choice = request.chat()
                ? "\"message\":{\"role\":\"assistant\",\"content\":" + content + reasoning + "}"
                : "\"text\":" + content;
        return start + "\",\"choices\":[" + choice(choice, reason) + "],\"usage\":" + usageOf(text.length()) + "}";
    }

    private String chunk(String content, String reason, String usage) {
        return start + (request.chat() ? ".chunk" : "") + "\",\"choices\":[" + choice(content, reason) + "]"
                + (usage.isEmpty() ? "" : ",\"usage\":" + usage) + "}";
    }

    private static String choice(String content, String reason) {
        return "{\"index\":0," + content + ",\"logprobs\":null,\"finish_reason\":" + reason + "}";
    }

    private String nullUsage() {
        return traits.nullUsage() ? NULL : "";
    }

    private static String quoted(String text) {
        return new String(Json.bytes(JsonNodeFactory.instance.stringNode(text)), StandardCharsets.UTF_8);
    }
}
