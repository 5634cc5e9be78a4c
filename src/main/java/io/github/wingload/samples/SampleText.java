package io.github.wingload.samples;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.enums.CSVReaderNullFieldIndicator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file of samples, opened with the right decoder, separator and quotes. */
final class SampleText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SampleText() {}

    /**
     * The file's records.
     *
     * @throws java.nio.charset.CharacterCodingException here or later, if the file is not UTF-8
     */
    static CSVReader open(Path file) throws IOException {
        char separator = separator(file);
        // OpenCSV's default parser takes a backslash for an escape and drops it.
        return new CSVReaderBuilder(text(file))
                .withVerifyReader(false)
                .withCSVParser(new RFC4180ParserBuilder()
                        .withSeparator(separator)
                        // Tells an empty line (null) from a line that holds one empty cell in quotes ("").
                        .withFieldAsNull(CSVReaderNullFieldIndicator.EMPTY_SEPARATORS)
                        .build())
                .build();
    }

    /** Tab by the file's ending, or by a first line that has tabs and no commas. */
    private static char separator(Path file) throws IOException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            return '\t';
        }
        try (BufferedReader text = text(file)) {
            String first = text.readLine();
            return first != null && first.indexOf('\t') >= 0 && first.indexOf(',') < 0 ? '\t' : ',';
        }
    }

    private static BufferedReader text(Path file) throws IOException {
        // A decoder of one's own refuses what is not UTF-8; the usual reader would put in replacement characters.
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
