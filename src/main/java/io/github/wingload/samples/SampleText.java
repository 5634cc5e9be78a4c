package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Opens a file of samples as text and detects its format. */
final class SampleText {

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

    /** The file's text without a byte order mark. */
    static BufferedReader open(Path file) throws IOException {
        // This decoder fails on invalid UTF-8; the default reader would insert replacement characters.
        BufferedReader text = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
        try {
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
}
