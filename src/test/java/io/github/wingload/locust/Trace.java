package io.github.wingload.locust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The messages between a real Locust master and a small worker in Python, as one of the stored files has them: a line for each, with
 * seconds, direction, type and bytes. Heartbeats of the worker are left out.
 *
 * @param messages in order of time
 */
record Trace(List<Message> messages) {

    record Message(double seconds, boolean ofMaster, String type, byte[] bytes) {

        private static Message of(String line) {
            String[] parts = line.split(" ");
            return new Message(
                    Double.parseDouble(parts[0]),
                    parts[1].equals("<"),
                    parts[2],
                    HexFormat.of().parseHex(parts[3]));
        }

        Object data() throws ForeignMessageException {
            return ((List<?>) Objects.requireNonNull(Msgpack.read(bytes))).get(1);
        }
    }

    static Trace read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Trace.class.getResourceAsStream(name))) {
            return new Trace(new String(in.readAllBytes(), US_ASCII)
                    .lines()
                    .map(Message::of)
                    .toList());
        }
    }
}
