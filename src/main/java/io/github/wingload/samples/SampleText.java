package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Format;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Opens a file of samples as text and detects its format. */
final class SampleText {

    private static final int FIRST_BYTES = 64;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Map<String, Format> ENDINGS =
            Map.of("tsv", Format.TSV, "jsonl", Format.JSONL, "ndjson", Format.JSONL);

    private SampleText() {}

    /**
     * The given format, or else that of the file name's extension, or else TSV if the first line has tabs and no commas, or else
     * CSV.
     *
     * @throws java.nio.charset.CharacterCodingException if the first line is not UTF-8
     */
    static Format formatOf(Samples samples) throws IOException {
        if (samples.format().isPresent()) {
            return samples.format().get();
        }
        String name = samples.file().toString().toLowerCase(Locale.ROOT);
        Format known = ENDINGS.get(name.substring(name.lastIndexOf('.') + 1));
        if (known != null) {
            return known;
        }
        try (BufferedReader text = open(samples.file())) {
            String first = text.readLine();
            return first != null && first.indexOf('\t') >= 0 && first.indexOf(',') < 0 ? Format.TSV : Format.CSV;
        }
    }

    /** A file in UTF-16, as some spreadsheets write it. */
    static final class Utf16Exception extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return "it is in UTF-16";
        }
    }

    /**
     * The file's text without a byte order mark.
     *
     * @throws Utf16Exception if its first bytes are those of UTF-16
     */
    static BufferedReader open(Path file) throws IOException {
        return open(file, LineLimit::new);
    }

    /** The text of a file whose lines have no meaning, and may have any length. */
    static BufferedReader openWithoutLines(Path file) throws IOException {
        return open(file, text -> text);
    }

    private static BufferedReader open(Path file, UnaryOperator<Reader> limit) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        // This decoder fails on invalid UTF-8; the default reader would insert replacement characters.
        BufferedReader text =
                new BufferedReader(limit.apply(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())));
        try {
            if (isUtf16(bytes)) {
                throw new Utf16Exception();
            }
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return text;
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    /** With a byte order mark, or with a zero as every second byte: in UTF-16 that is any text in Latin letters. */
    private static boolean isUtf16(InputStream bytes) throws IOException {
        bytes.mark(FIRST_BYTES);
        byte[] first = bytes.readNBytes(FIRST_BYTES);
        bytes.reset();
        boolean marked = first.length > 1 && Set.of(0xFEFF, 0xFFFE).contains((first[0] & 0xFF) << 8 | first[1] & 0xFF);
        long zeros = IntStream.range(0, first.length).filter(i -> first[i] == 0).count();
        return marked || zeros > 1 && zeros >= first.length / 3;
    }
}
