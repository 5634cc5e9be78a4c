package io.github.wingload.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All events of a stream.
 *
 * @param texts type and data of each, as {@code message|data}
 * @param whole true if nothing was left at the end
 */
record Events(List<String> texts, boolean whole) {

    static final int LONGEST = 1 << 20;

    /** @param cuts where a piece ends and the next begins, ascending */
    static Events of(byte[] stream, int... cuts) throws EventReader.TooLongException {
        List<String> texts = new ArrayList<>();
        EventReader reader = new EventReader(LONGEST, (type, data) -> texts.add(type + "|" + text(data)));
        int from = 0;
        for (int cut : cuts) {
            reader.add(ByteBuffer.wrap(stream, from, cut - from));
            from = cut;
        }
        reader.add(ByteBuffer.wrap(stream, from, stream.length - from));
        boolean whole = reader.end();
        return new Events(List.copyOf(texts), whole);
    }

    static Events of(String stream) throws EventReader.TooLongException {
        return of(stream.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer data) {
        return StandardCharsets.UTF_8.decode(data).toString();
    }
}
