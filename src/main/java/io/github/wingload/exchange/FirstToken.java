package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.StreamFormat;
import io.github.wingload.stream.EventReader;
import java.nio.ByteBuffer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Waits for the first token of a streamed answer, while the answer arrives.
 *
 * <p>A token is an event in which the model says something: a text, a part of its reasoning or of a call of a tool that is not
 * empty. Many servers send the role of the speaker at once, before the model has begun, so the first event tells nothing. In a stream
 * of any data, every event counts that is not an error.
 *
 * <p>It runs on a thread that other calls wait for. So an event of more than {@value #LONGEST_EVENT} bytes, or {@value #MOST_BYTES}
 * bytes without a token, end the search, and the answer has no first token. For one thread.
 */
public final class FirstToken {

    private static final List<String> TEXTS = List.of("content", "reasoning", "reasoning_content");

    static final int LONGEST_EVENT = 65_536;
    static final int MOST_BYTES = 1_048_576;

    private final StreamFormat format;
    private final EventReader reader = new EventReader(LONGEST_EVENT, this::event);
    private int bytes;
    private boolean arrived;

    public FirstToken(StreamFormat format) {
        this.format = format;
    }

    /** Reads the next piece of the body to its limit; true if the first token has arrived. */
    public boolean arrivedWith(ByteBuffer piece) {
        if (!arrived && bytes < MOST_BYTES) {
            bytes += Math.min(piece.remaining(), MOST_BYTES);
            try {
                reader.add(piece);
            } catch (EventReader.TooLongException e) {
                bytes = MOST_BYTES;
            }
        }
        return arrived;
    }

    private void event(String type, ByteBuffer data) {
        if (!arrived && !type.equals(EventReader.ERROR)) {
            arrived = format == StreamFormat.SSE || isToken(data);
        }
    }

    private static boolean isToken(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return AnswerJson.parse(bytes).stream()
                .flatMap(json -> json.path("choices").valueStream())
                .anyMatch(FirstToken::speaks);
    }

    private static boolean speaks(JsonNode choice) {
        JsonNode delta = choice.path("delta");
        return says(choice.path("text"))
                || TEXTS.stream().anyMatch(name -> says(delta.path(name)))
                || !delta.path("tool_calls").isEmpty();
    }

    private static boolean says(JsonNode text) {
        return text.isString() && !text.stringValue().isEmpty();
    }
}
