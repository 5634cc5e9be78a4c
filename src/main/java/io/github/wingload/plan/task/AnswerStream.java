package io.github.wingload.plan.task;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the answers of a task are read as streams of events.
 *
 * @param framing what separates events
 * @param places where in the JSON of an event its parts are: JSON pointers (RFC 6901), in which {@code *} is every item of an array.
 *     Without a place for texts, the data need not be JSON, and every event is a token
 * @param end the data of the event that ends a stream; empty if the answer's end ends it
 * @param first the longest wait for the first token, from the start of the call
 * @param stall the longest wait for the next token
 */
public record AnswerStream(
        Framing framing,
        Map<Part, List<String>> places,
        Optional<String> end,
        Optional<Duration> first,
        Optional<Duration> stall) {

    /** What separates events. */
    public enum Framing {
        /** Server-sent events, as the WHATWG's HTML standard defines them. */
        SSE,
        /** A line for each event. */
        NDJSON
    }

    /** What an event can hold. */
    public enum Part {
        /** A text that the model says. */
        TEXT,
        /** A text that the model says to itself. */
        REASONING,
        /** Calls of tools. */
        TOOLS,
        /** How many tokens the model has made so far, by the server's count. */
        OUTPUT,
        /** How many tokens the prompt has, by the server's count. */
        INPUT,
        /** How many of these tokens the server took from a cache, by its count. */
        CACHED,
        /** Why the model stopped. */
        FINISH,
        /** An error: a text, or an object with a {@code message}. */
        ERROR
    }

    /** Completions and chat completions, as OpenAI defines them, and as servers vary them. */
    public static final AnswerStream OPENAI = new AnswerStream(
            Framing.SSE,
            Map.of(
                    Part.TEXT, List.of("/choices/*/text", "/choices/*/delta/content"),
                    Part.REASONING, List.of("/choices/*/delta/reasoning", "/choices/*/delta/reasoning_content"),
                    Part.TOOLS, List.of("/choices/*/delta/tool_calls"),
                    Part.OUTPUT, List.of("/usage/completion_tokens"),
                    Part.INPUT, List.of("/usage/prompt_tokens"),
                    Part.CACHED, List.of("/usage/prompt_tokens_details/cached_tokens"),
                    Part.FINISH, List.of("/choices/*/finish_reason"),
                    Part.ERROR, List.of("/error")),
            Optional.of("[DONE]"));

    /** Server-sent events with any data. */
    public static final AnswerStream SSE = new AnswerStream(Framing.SSE, Map.of(), Optional.empty());

    /** Lines with any data. */
    public static final AnswerStream NDJSON = new AnswerStream(Framing.NDJSON, Map.of(), Optional.empty());

    public AnswerStream {
        Map<Part, List<String>> ordered = new EnumMap<>(Part.class);
        places.forEach((part, pointers) -> ordered.put(part, List.copyOf(pointers)));
        places = Collections.unmodifiableMap(ordered);
    }

    /** Without limits. */
    public AnswerStream(Framing framing, Map<Part, List<String>> places, Optional<String> end) {
        this(framing, places, end, Optional.empty(), Optional.empty());
    }

    /** True if the data of events is JSON with texts at known places; else every event is a token. */
    public boolean readsJson() {
        return places.containsKey(Part.TEXT);
    }

    /** The pointers to a part; empty if events do not hold it. */
    public List<String> places(Part part) {
        return places.getOrDefault(part, List.of());
    }

    /** True if events hold this part. */
    public boolean has(Part part) {
        return places.containsKey(part);
    }
}
