package io.github.wingload.exchange;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.AnswerStream.Framing;
import io.github.wingload.plan.task.AnswerStream.Part;
import io.github.wingload.stream.EventReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The body of a streamed answer that was kept, for checks and values that need more than {@link StreamReader} tells. */
final class StreamBody {

    private static final String EVERY_ITEM = "*";

    private final AnswerStream format;
    private final List<byte[]> events = new ArrayList<>();

    /** @param body that the reader has read without finding a fault */
    StreamBody(AnswerStream format, byte[] body) {
        this.format = format;
        EventReader.Listener keep = (type, data) -> {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            events.add(bytes);
        };
        EventReader reader = format.framing() == Framing.SSE
                ? new EventReader(body.length + 1, keep)
                : EventReader.ofLines(body.length + 1, keep);
        try {
            reader.add(ByteBuffer.wrap(body));
            reader.end();
        } catch (EventReader.TooLongException e) {
            throw new IllegalStateException("an event is longer than the body it is in", e);
        }
    }

    /** What the model said, without its reasoning: the texts of all events, one after the other. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (byte[] event : events) {
            if (format.readsJson()) {
                json(event)
                        .forEach(json -> format.places(Part.TEXT).stream()
                                .flatMap(pointer -> at(json, pointer).stream())
                                .filter(JsonNode::isString)
                                .forEach(node -> text.append(node.stringValue())));
            } else {
                text.append(new String(event, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /** The value at a pointer in the last event that has one there which is not null. */
    Optional<JsonNode> last(JsonPointer pointer) {
        for (int event = events.size() - 1; event >= 0; event--) {
            Optional<JsonNode> value = json(events.get(event))
                    .map(json -> json.at(pointer))
                    .filter(node -> !node.isMissingNode() && !node.isNull())
                    .findFirst();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Without what is not JSON, such as the event that ends a stream. */
    private static Stream<JsonNode> json(byte[] event) {
        return AnswerJson.parse(event).stream();
    }

    /** The values at a pointer in which {@code *} is every item of an array. */
    static List<JsonNode> at(JsonNode json, String pointer) {
        List<JsonNode> nodes = List.of(json);
        for (String step : pointer.substring(1).split("/", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (node.isObject()) {
                    next.add(node.path(step));
                } else if (step.equals(EVERY_ITEM)) {
                    node.forEach(next::add);
                } else if (node.isArray() && step.matches("0|[1-9][0-9]{0,8}")) {
                    next.add(node.path(Integer.parseInt(step)));
                }
            }
            next.removeIf(JsonNode::isMissingNode);
            nodes = next;
        }
        return nodes;
    }
}
