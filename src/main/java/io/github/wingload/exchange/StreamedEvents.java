package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.StreamFormat;
import io.github.wingload.stream.EventReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What the events of a stream say, taken together. For one thread.
 *
 * <p>Servers differ in where they put things: the finish reason comes with a text or without, the usage in that event, in one of its
 * own or in all, and an error inside a 200 as an object, as a text, as a field or as an event's type. Each is accepted anywhere.
 */
final class StreamedEvents implements EventReader.Listener {

    private static final String END = "[DONE]";

    private final StreamFormat format;
    private long count;
    private boolean ended;
    private boolean malformed;
    private Optional<String> error = Optional.empty();
    private Optional<String> finishReason = Optional.empty();
    private OptionalLong outputTokens = OptionalLong.empty();

    private StreamedEvents(StreamFormat format) {
        this.format = format;
    }

    /**
     * Reads a complete body.
     *
     * @throws EventReader.TooLongException if an event is longer than a body that is kept may be
     */
    static StreamedEvents in(byte[] body, StreamFormat format) throws EventReader.TooLongException {
        StreamedEvents events = new StreamedEvents(format);
        EventReader reader = new EventReader(Request.MOST_KEPT_BYTES, events);
        reader.add(ByteBuffer.wrap(body));
        boolean whole = reader.end();
        if (format == StreamFormat.SSE) {
            events.ended = whole;
        }
        return events;
    }

    @Override
    public void event(String type, ByteBuffer data) {
        count++;
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        if (type.equals(EventReader.ERROR)) {
            error = Optional.of(AnswerJson.parse(bytes)
                    .map(StreamedEvents::message)
                    .orElseGet(() -> new String(bytes, StandardCharsets.UTF_8).strip()));
        } else if (format == StreamFormat.OPENAI) {
            chunk(bytes);
        }
    }

    private void chunk(byte[] bytes) {
        if (new String(bytes, 0, Math.min(bytes.length, 2 * END.length()), StandardCharsets.UTF_8)
                .strip()
                .equals(END)) {
            ended = true;
            return;
        }
        Optional<JsonNode> parsed = AnswerJson.parse(bytes);
        if (parsed.isEmpty()) {
            malformed = true;
            return;
        }
        JsonNode json = parsed.get();
        if (json.hasNonNull("error")) {
            error = Optional.of(message(json));
        }
        for (JsonNode choice : json.path("choices")) {
            if (choice.path("finish_reason").isString()) {
                finishReason = Optional.of(choice.path("finish_reason").stringValue());
            }
        }
        JsonNode tokens = json.path("usage").path("completion_tokens");
        if (tokens.isIntegralNumber() && tokens.canConvertToLong()) {
            outputTokens = OptionalLong.of(tokens.longValue());
        }
    }

    /** The message of an error, which is an object with a message, or a text, below {@code error} or at the top. */
    private static String message(JsonNode json) {
        JsonNode error = json.hasNonNull("error") ? json.path("error") : json;
        JsonNode text = error.path("message").isString() ? error.path("message") : error;
        return text.isString() ? text.stringValue() : text.toString();
    }

    long count() {
        return count;
    }

    /** True if the stream has the end that its format asks for: {@code [DONE]}, or an empty line after the last event. */
    boolean ended() {
        return ended;
    }

    /** True if the data of an event is not JSON though its format asks for that. */
    boolean malformed() {
        return malformed;
    }

    /** The message of the last error. */
    Optional<String> error() {
        return error;
    }

    Optional<String> finishReason() {
        return finishReason;
    }

    /** The server's last count of the tokens that it made. */
    OptionalLong outputTokens() {
        return outputTokens;
    }
}
