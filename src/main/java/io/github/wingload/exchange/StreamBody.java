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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The body of a streamed answer that was kept, for checks and values that need more than {@link StreamReader} tells. For one thread. */
final class StreamBody {

    private static final String EVERY_ITEM = "*";
    private static final int NO_CHOICE = -1;

    /** A value in an event, and the number of the choice that it belongs to; {@link #NO_CHOICE} if the event does not say. */
    record Found(int choice, JsonNode value) {}

    private final AnswerStream format;
    private final List<byte[]> events = new ArrayList<>();

    /** Null until they are asked for. */
    private @Nullable List<String> texts;

    /** @param body that the reader has read without finding a fault */
    StreamBody(AnswerStream format, byte[] body) {
        this.format = format;
        byte[] endMark = StreamReader.endMark(format);
        EventReader.Listener keep = (type, data) -> {
            if (endMark == null || !StreamReader.isEnd(data, endMark)) {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                events.add(bytes);
            }
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

    /**
     * What the model said, without its reasoning: the texts of all events, one after the other. An answer with several choices has a
     * text for each, in the order of their numbers. There is always one; it is empty if the model said nothing.
     */
    List<String> texts() {
        if (texts == null) {
            texts = said();
        }
        return texts;
    }

    private List<String> said() {
        SortedMap<Integer, StringBuilder> byChoice = new TreeMap<>();
        for (byte[] event : events) {
            if (format.readsJson()) {
                json(event)
                        .flatMap(json ->
                                format.places(Part.TEXT).stream().flatMap(pointer -> at(json, pointer).stream()))
                        .filter(found -> found.value().isString())
                        .forEach(found -> text(byChoice, found.choice())
                                .append(found.value().stringValue()));
            } else {
                text(byChoice, NO_CHOICE).append(new String(event, StandardCharsets.UTF_8));
            }
        }
        return byChoice.isEmpty()
                ? List.of("")
                : byChoice.values().stream().map(StringBuilder::toString).toList();
    }

    private static StringBuilder text(SortedMap<Integer, StringBuilder> byChoice, int choice) {
        return byChoice.computeIfAbsent(Math.max(0, choice), any -> new StringBuilder());
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

    /** Without what is not JSON. */
    private static Stream<JsonNode> json(byte[] event) {
        return AnswerJson.parse(event).stream();
    }

    /**
     * The values at a pointer in which {@code *} is every item of an array. Their choice is the {@code index} of the item of the first
     * such array.
     */
    static List<Found> at(JsonNode json, String pointer) {
        List<Found> all = List.of(new Found(NO_CHOICE, json));
        for (String step : pointer.substring(1).split("/", -1)) {
            List<Found> next = new ArrayList<>();
            for (Found found : all) {
                JsonNode node = found.value();
                if (node.isObject()) {
                    next.add(new Found(found.choice(), node.path(step)));
                } else if (step.equals(EVERY_ITEM)) {
                    node.forEach(item -> next.add(new Found(choice(found, item), item)));
                } else if (node.isArray() && step.matches("0|[1-9][0-9]{0,8}")) {
                    next.add(new Found(found.choice(), node.path(Integer.parseInt(step))));
                }
            }
            next.removeIf(found -> found.value().isMissingNode());
            all = next;
        }
        return all;
    }

    private static int choice(Found array, JsonNode item) {
        JsonNode index = item.path("index");
        return array.choice() == NO_CHOICE && index.isInt() ? index.intValue() : array.choice();
    }
}
