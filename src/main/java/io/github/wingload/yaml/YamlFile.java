package io.github.wingload.yaml;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads YAML files: UTF-8, up to {@value #MOST_BYTES} bytes. A pipe is read too, since a script may make the file. */
public final class YamlFile {

    /** So that a device or a wrong file does not fill the memory. */
    static final int MOST_BYTES = 10_000_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlFile() {}

    /**
     * The root of a file's tree; empty, with reported problems, if it cannot be read.
     *
     * @param noun what the file is, for the remedy: {@code list of services}
     * @param whenEmpty what to do about an empty file: {@code write for example [langid]}
     * @param directory that paths in the file are relative to
     */
    public static Optional<Node> root(Path file, String noun, String whenEmpty, Path directory, Findings findings) {
        return bytes(file, noun, findings)
                .flatMap(bytes -> text(file.toString(), bytes, findings))
                .flatMap(text -> TreeBuilder.build(file.toString(), text, whenEmpty, findings))
                .map(tree -> Node.root(tree, directory, findings));
    }

    /**
     * The bytes of a file; empty, with a reported problem, if it cannot be read.
     *
     * @param noun what the file is, for the remedy: {@code scenario}
     */
    public static Optional<byte[]> bytes(Path file, String noun, Findings findings) {
        try (InputStream content = Files.newInputStream(file)) {
            return Optional.of(BoundedRead.of(content, MOST_BYTES));
        } catch (NoSuchFileException e) {
            unreadable(file, "there is no such file", noun, findings);
        } catch (IOException e) {
            unreadable(file, "cannot be read: " + IoReason.of(e), noun, findings);
        }
        return Optional.empty();
    }

    private static void unreadable(Path file, String found, String noun, Findings findings) {
        findings.problem(Place.in(file.toString(), 0, 0), "", found, "name a readable " + noun + " file");
    }

    /** The text in these bytes, without a byte order mark; empty, with a reported problem, if they are not UTF-8. */
    public static Optional<String> text(String file, byte[] bytes, Findings findings) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            // The decoder leaves the buffer where it stopped.
            String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
            int line = 1
                    + (int) before.chars()
                            .filter(character -> character == '\n')
                            .count();
            findings.problem(Place.in(file, line, 0), "", "not UTF-8", "save the file in the encoding UTF-8");
            return Optional.empty();
        }
    }
}
