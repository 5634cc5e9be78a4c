package io.github.wingload.exchange;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.AnswerStream.Framing;
import io.github.wingload.plan.task.AnswerStream.Part;
import io.github.wingload.stream.EventReader;
import io.github.wingload.stream.JsonPlaces;
import io.github.wingload.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a streamed answer while it arrives: counts its events, takes their times, and finds out whether the stream is complete.
 *
 * <p>Servers differ in where they put things: the finish reason comes with a text or without, the usage in that event, in one of its
 * own or in all, and an error inside a 200 as an object, as a text, as a field or as an event's type. Each is accepted anywhere.
 *
 * <p>It runs on a thread that other calls wait for. So it makes no tree of an event's JSON, unless {@link JsonPlaces} is not sure, and
 * allocates nothing for most events. Thread-safe: the thread that ends a call may be another one than the one that reads.
 */
public final class StreamReader {

    private static final int LONGEST_REASON = 40;
    private static final int MOST_DIGITS = 15;
    private static final long NS_PER_US = 1_000;
    private static final long DIGEST_OF_NOTHING = 0xcbf29ce484222325L;
    private static final long DIGEST_PRIME = 0x100000001b3L;

    private final AnswerStream format;
    private final EventReader reader;
    private final byte @Nullable [] endMark;
    private final JsonPlaces places;
    private final List<Part> parts = new ArrayList<>();

    private long nowNs;
    private long firstEventNs = Times.NEVER;
    private long firstTokenNs = Times.NEVER;
    private long firstOutputNs = Times.NEVER;
    private long lastTokenNs = Times.NEVER;
    private long lastNs = Times.NEVER;
    private long events;
    private long tokenEvents;
    private long outputTokens = StreamedAnswer.UNKNOWN;
    private long inputTokens = StreamedAnswer.UNKNOWN;
    private long cachedTokens = StreamedAnswer.UNKNOWN;
    private long textDigest;
    private String finishReason = "";
    private long longestGapNs = Times.NEVER;
    private final SparseHistogram gapsUs = new SparseHistogram();

    private Optional<String> error = Optional.empty();
    private boolean ended;
    private boolean malformed;
    private boolean tooLong;
    private boolean over;

    // What the current event holds.
    private boolean says;
    private boolean reasons;
    private boolean hasText;
    private boolean hasError;

    public StreamReader(AnswerStream format) {
        this.format = format;
        this.endMark = endMark(format);
        List<String> pointers = new ArrayList<>();
        format.places()
                .forEach((part, places) -> places.forEach(pointer -> {
                    parts.add(part);
                    pointers.add(pointer);
                }));
        this.places = new JsonPlaces(pointers, this::found);
        this.reader = format.framing() == Framing.SSE
                ? new EventReader(Request.MOST_KEPT_BYTES, this::event)
                : EventReader.ofLines(Request.MOST_KEPT_BYTES, this::event);
    }

    /**
     * Reads the next piece of the body to its limit. Ignores a piece that comes after {@link #end}: the thread that reads may not know
     * yet that another one has ended the call.
     *
     * @param readNs when the piece was read
     * @return true if a token came with it
     */
    public synchronized boolean read(ByteBuffer piece, long readNs) {
        if (over) {
            return false;
        }
        long before = tokenEvents;
        nowNs = readNs;
        if (!tooLong) {
            try {
                reader.add(piece);
            } catch (EventReader.TooLongException e) {
                tooLong = true;
            }
        }
        return tokenEvents > before;
    }

    /** True if the model has said why it stopped, so that no token is to come. */
    public synchronized boolean finished() {
        return ended || !finishReason.isEmpty();
    }

    /**
     * What was read. No time in it is later than the return of this method.
     *
     * @param complete true if the answer is complete as HTTP
     */
    public synchronized ReadStream end(boolean complete) {
        over = true;
        if (complete && !tooLong) {
            try {
                boolean whole = reader.end();
                ended |= endMark == null && (whole || format.framing() == Framing.NDJSON || !finishReason.isEmpty());
            } catch (EventReader.TooLongException e) {
                tooLong = true;
            }
        }
        StreamedAnswer answer = new StreamedAnswer(
                firstEventNs,
                firstTokenNs,
                firstOutputNs,
                lastNs,
                events,
                tokenEvents,
                outputTokens,
                inputTokens,
                cachedTokens,
                finishReason,
                textDigest,
                longestGapNs,
                gapsUs);
        return new ReadStream(answer, error, ended, malformed, tooLong);
    }

    private void event(String type, ByteBuffer data) {
        if (endMark != null && isEnd(data, endMark)) {
            ended = true;
            return;
        }
        events++;
        if (firstEventNs == Times.NEVER) {
            firstEventNs = nowNs;
        }
        if (type.equals(EventReader.ERROR)) {
            error = Optional.of(message(bytes(data)));
        } else if (format.readsJson()) {
            json(data);
        } else {
            token(false);
            lastNs = nowNs;
        }
    }

    private void json(ByteBuffer data) {
        clear();
        if (!places.read(data.array(), data.arrayOffset() + data.position(), data.arrayOffset() + data.limit())) {
            clear();
            Optional<JsonNode> parsed = AnswerJson.parse(bytes(data));
            if (parsed.isEmpty()) {
                malformed = true;
                return;
            }
            format.places()
                    .forEach((part, pointers) -> pointers.forEach(pointer ->
                            StreamBody.at(parsed.get(), pointer).forEach(found -> found(part, found.value()))));
        }
        if (hasError) {
            error = Optional.of(message(bytes(data)));
        }
        if (says || reasons) {
            token(!says);
        }
        if (hasText) {
            lastNs = nowNs;
        }
    }

    private void clear() {
        says = false;
        reasons = false;
        hasText = false;
        hasError = false;
    }

    private void token(boolean reasoning) {
        if (firstTokenNs == Times.NEVER) {
            firstTokenNs = nowNs;
        } else {
            long gapNs = nowNs - lastTokenNs;
            gapsUs.record((gapNs + NS_PER_US / 2) / NS_PER_US);
            longestGapNs = Math.max(longestGapNs, Times.microseconds(gapNs));
        }
        if (!reasoning && firstOutputNs == Times.NEVER) {
            firstOutputNs = nowNs;
        }
        lastTokenNs = nowNs;
        tokenEvents++;
    }

    private void found(int place, JsonPlaces.Kind kind, byte[] bytes, int from, int to) {
        Part part = parts.get(place);
        switch (part) {
            case TEXT, REASONING, TOOLS -> {
                said(
                        part,
                        kind == JsonPlaces.Kind.STRING || kind == JsonPlaces.Kind.EMPTY_STRING,
                        part == Part.TOOLS ? kind == JsonPlaces.Kind.CONTAINER : kind == JsonPlaces.Kind.STRING);
                if (kind == JsonPlaces.Kind.STRING) {
                    digest(bytes, from, to);
                }
            }
            case OUTPUT, INPUT, CACHED -> {
                if (kind == JsonPlaces.Kind.NUMBER) {
                    counted(part, whole(bytes, from, to));
                }
            }
            case FINISH -> {
                if (kind == JsonPlaces.Kind.STRING) {
                    finished(new String(bytes, from, to - from, StandardCharsets.UTF_8));
                }
            }
            case ERROR -> hasError |= kind != JsonPlaces.Kind.NULL;
        }
    }

    private void found(Part part, JsonNode node) {
        switch (part) {
            case TEXT, REASONING, TOOLS -> {
                said(
                        part,
                        node.isString(),
                        part == Part.TOOLS
                                ? node.isContainer() && !node.isEmpty()
                                : node.isString() && !node.stringValue().isEmpty());
                if (node.isString()) {
                    byte[] text = node.stringValue().getBytes(StandardCharsets.UTF_8);
                    digest(text, 0, text.length);
                }
            }
            case OUTPUT, INPUT, CACHED -> {
                if (node.isNumber()) {
                    byte[] digits = node.toString().getBytes(StandardCharsets.US_ASCII);
                    counted(part, whole(digits, 0, digits.length));
                }
            }
            case FINISH -> {
                if (node.isString() && !node.stringValue().isEmpty()) {
                    finished(node.stringValue());
                }
            }
            case ERROR -> hasError |= !node.isNull();
        }
    }

    private void said(Part part, boolean text, boolean something) {
        hasText |= text || something;
        if (something) {
            says |= part != Part.REASONING;
            reasons |= part == Part.REASONING;
        }
    }

    private void counted(Part part, long tokens) {
        if (tokens == StreamedAnswer.UNKNOWN) {
            return;
        }
        switch (part) {
            case OUTPUT -> outputTokens = tokens;
            case INPUT -> inputTokens = tokens;
            default -> cachedTokens = tokens;
        }
    }

    /** FNV-1a (Fowler, Noll, Vo) over the bytes of all texts, in whatever events they came. */
    private void digest(byte[] bytes, int from, int to) {
        long digest = textDigest == 0 ? DIGEST_OF_NOTHING : textDigest;
        for (int at = from; at < to; at++) {
            digest = (digest ^ bytes[at] & 0xff) * DIGEST_PRIME;
        }
        textDigest = digest;
    }

    private void finished(String reason) {
        finishReason = Excerpt.start(reason, LONGEST_REASON);
        hasText = true;
    }

    /** A number that is digits alone; else {@link StreamedAnswer#UNKNOWN}. */
    private static long whole(byte[] bytes, int from, int to) {
        if (to - from > MOST_DIGITS) {
            return StreamedAnswer.UNKNOWN;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return StreamedAnswer.UNKNOWN;
            }
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    /** The data of the event that ends a stream; null if none does. */
    static byte @Nullable [] endMark(AnswerStream format) {
        return format.end().map(end -> end.getBytes(StandardCharsets.UTF_8)).orElse(null);
    }

    /** True if the data is the mark, apart from blanks. */
    static boolean isEnd(ByteBuffer data, byte[] mark) {
        int from = data.arrayOffset() + data.position();
        int to = data.arrayOffset() + data.limit();
        byte[] bytes = data.array();
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        return Arrays.equals(bytes, from, to, mark, 0, mark.length);
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    private String message(byte[] bytes) {
        Optional<JsonNode> parsed = AnswerJson.parse(bytes);
        if (parsed.isEmpty()) {
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
        JsonNode json = parsed.get();
        return message(format.places(Part.ERROR).stream()
                .flatMap(pointer -> StreamBody.at(json, pointer).stream())
                .map(StreamBody.Found::value)
                .filter(node -> !node.isNull())
                .findFirst()
                .orElse(json));
    }

    /** The message of an error, which is an object with a message, or a text. */
    private static String message(JsonNode error) {
        JsonNode text = error.path("message").isString() ? error.path("message") : error;
        return text.isString() ? text.stringValue() : text.toString();
    }
}
