package io.github.wingload.samples;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Says which lines of a file are not UTF-8: what a decoder's exception keeps to itself. */
final class Utf8 {

    private Utf8() {}

    /** Hands over the number, from 1, of each line that does not decode. */
    static void wrongLines(Path file, IntConsumer wrongLine) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 1;
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                line.write(next);
                // No byte of a longer UTF-8 sequence looks like a line feed.
                if (next == '\n') {
                    check(line, number++, wrongLine);
                }
            }
            check(line, number, wrongLine);
        }
    }

    private static void check(ByteArrayOutputStream line, int number, IntConsumer wrongLine) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
        } catch (CharacterCodingException e) {
            wrongLine.accept(number);
        }
        line.reset();
    }
}
