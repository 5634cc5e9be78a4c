package io.github.wingload.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bytes that are almost right: those of a fuzz test's inputs, changed at random places. The same each time. */
public final class Mutants {

    /** What readers stumble over. */
    private static final List<byte[]> TOKENS = Stream.of(
                    "\0",
                    "\r",
                    "\n",
                    "\t",
                    "\"",
                    "'",
                    "\\",
                    ",",
                    ";",
                    ":",
                    "{",
                    "}",
                    "[",
                    "]",
                    "{{",
                    "}}",
                    "${",
                    "$${",
                    "%",
                    "#",
                    "- ",
                    "&a ",
                    "*a",
                    "!!x ",
                    "<<: ",
                    "? ",
                    "|",
                    ">",
                    "-1",
                    "0",
                    "007",
                    "1e5",
                    "1e999999999",
                    "-0",
                    ".nan",
                    ".inf",
                    "NaN",
                    "0x1F",
                    "1.",
                    "99999999999999999999",
                    "null",
                    "true",
                    "~",
                    "\u2028",
                    "\u202e",
                    "\u009b",
                    "\u001b[31m",
                    "\ufeff",
                    "\ufdd0",
                    "\ud83d\ude00",
                    "\\ud83d",
                    "\\u0000",
                    "(a+)+$",
                    "(?=a)",
                    "a{1000}",
                    "=",
                    "@/dev/zero",
                    "<html>",
                    "HTTP/1.1 ",
                    "\r\n\r\n")
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_SPAN = 40;

    private Mutants() {}

    /**
     * Changed inputs of a fuzz test.
     *
     * @param test its class, beside which the inputs are resources
     * @param method its method
     */
    private static Stream<byte[]> of(Class<?> test, String method, int count) {
        List<byte[]> seeds = inputs(test, method);
        Random random = new Random(method.hashCode());
        return IntStream.range(0, count).mapToObj(i -> mutant(seeds, random));
    }

    /** What a reader does with bytes. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    /** Has changed inputs read; a failure names the bytes in base64. */
    public static void readAll(Class<?> test, String method, int count, Reader reader) {
        of(test, method, count).forEach(bytes -> {
            try {
                reader.read(bytes);
            } catch (Throwable thrown) {
                throw new AssertionError("mutant " + Base64.getEncoder().encodeToString(bytes), thrown);
            }
        });
    }

    private static List<byte[]> inputs(Class<?> test, String method) {
        URL folder = Objects.requireNonNull(
                test.getResource(test.getSimpleName() + "Inputs/" + method), "no inputs of " + method);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().map(Mutants::bytes).toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] mutant(List<byte[]> seeds, Random random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(LONGEST_SPAN));
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            int from = random.nextInt(other.length + 1);
            int to = Math.min(other.length, from + random.nextInt(LONGEST_SPAN));
            bytes = switch (random.nextInt(6)) {
                case 0 ->
                    joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, 0, 1, Math.min(bytes.length, at + 1));
                case 1 -> joined(bytes, at, bytes, 0, 0, end);
                case 2 -> joined(bytes, at, bytes, at, end, at);
                case 3 -> joined(bytes, at, other, from, to, end);
                case 4 -> joined(bytes, at, bytes, 0, 0, bytes.length);
                default -> {
                    byte[] token = TOKENS.get(random.nextInt(TOKENS.size()));
                    yield joined(bytes, at, token, 0, token.length, random.nextBoolean() ? at : end);
                }
            };
        }
        return bytes;
    }

    /** The start of some bytes, a part of others, and the rest of the first. */
    private static byte[] joined(byte[] bytes, int end, byte[] inserted, int from, int to, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.write(inserted, from, to - from);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
