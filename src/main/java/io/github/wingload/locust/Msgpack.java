package io.github.wingload.locust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Values of msgpack as plain objects: {@code null}, {@link Boolean}, {@link Long}, {@link Double}, {@link String}, {@link List} and
 * {@link Map}. Writing also takes {@link Integer}.
 */
final class Msgpack {

    /** The longest message that is read. One with all options of a Locust master has some 3,000 bytes. */
    static final int MOST_BYTES = 1 << 20;

    private static final int MOST_LEVELS = 32;
    private static final int MOST_VALUES = 100_000;

    private final byte[] bytes;
    private final MessageUnpacker unpacker;
    private int values;

    private Msgpack(byte[] bytes) {
        this.bytes = bytes;
        this.unpacker = MessagePack.newDefaultUnpacker(bytes);
    }

    /**
     * Reads one value, which takes up all bytes.
     *
     * @throws ForeignMessageException if it does not, or exceeds a bound
     */
    static @Nullable Object read(byte[] bytes) throws ForeignMessageException {
        if (bytes.length > MOST_BYTES) {
            throw new ForeignMessageException("has " + bytes.length + " bytes, more than " + MOST_BYTES);
        }
        Msgpack reading = new Msgpack(bytes);
        try {
            Object value = reading.value(0);
            if (reading.left() > 0) {
                throw new ForeignMessageException("goes on after its end");
            }
            return value;
        } catch (IOException | MessagePackException e) {
            throw new ForeignMessageException("is no msgpack");
        }
    }

    private long left() {
        return bytes.length - unpacker.getTotalReadBytes();
    }

    private @Nullable Object value(int level) throws IOException, ForeignMessageException {
        values++;
        if (level > MOST_LEVELS || values > MOST_VALUES) {
            throw new ForeignMessageException(
                    "has more than " + (level > MOST_LEVELS ? MOST_LEVELS + " levels" : MOST_VALUES + " values"));
        }
        switch (unpacker.getNextFormat().getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                return null;
            }
            case BOOLEAN -> {
                return unpacker.unpackBoolean();
            }
            case INTEGER -> {
                return unpacker.unpackLong();
            }
            case FLOAT -> {
                return unpacker.unpackDouble();
            }
            case STRING -> {
                return text(unpacker.unpackRawStringHeader());
            }
            case BINARY -> {
                return text(unpacker.unpackBinaryHeader());
            }
            case ARRAY -> {
                int length = unpacker.unpackArrayHeader();
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    list.add(value(level + 1));
                }
                return list;
            }
            case MAP -> {
                int length = unpacker.unpackMapHeader();
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < length; i++) {
                    map.put(value(level + 1), value(level + 1));
                }
                return map;
            }
            default -> throw new ForeignMessageException("has a value of an unknown type");
        }
    }

    /** The length is looked at before that many bytes are asked for. */
    private String text(int length) throws IOException, ForeignMessageException {
        if (length > left()) {
            throw new ForeignMessageException("is cut off");
        }
        return new String(unpacker.readPayload(length), StandardCharsets.UTF_8);
    }

    static byte[] written(@Nullable Object value) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            write(value, packer);
            return packer.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void write(@Nullable Object value, MessageBufferPacker packer) throws IOException {
        if (value == null) {
            packer.packNil();
        } else if (value instanceof String text) {
            packer.packString(text);
        } else if (value instanceof Boolean truth) {
            packer.packBoolean(truth);
        } else if (value instanceof Long || value instanceof Integer) {
            packer.packLong(((Number) value).longValue());
        } else if (value instanceof Double number) {
            packer.packDouble(number);
        } else if (value instanceof List<?> list) {
            packer.packArrayHeader(list.size());
            for (Object element : list) {
                write(element, packer);
            }
        } else if (value instanceof Map<?, ?> map) {
            packer.packMapHeader(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), packer);
                write(entry.getValue(), packer);
            }
        } else {
            throw new IllegalArgumentException("no msgpack for " + value.getClass());
        }
    }
}
