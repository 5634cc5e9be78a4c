package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Format;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The rows of a file in its order. For one thread. */
interface RawRows extends Closeable {

    /** The columns' names; empty if they are taken from the file and it has no line. */
    List<String> columns();

    /** The next row; empty after the last. A wrong row is reported and skipped. */
    Optional<RawRow> next() throws IOException;

    /** How many rows so far are no rows of the samples, though they are not wrong. */
    default long leftOut() {
        return 0;
    }

    /**
     * Opens the file, or the folder, that the samples name.
     *
     * @param problems receives the problems of the rows
     * @throws java.nio.charset.CharacterCodingException here or from {@link #next()}, if the file is not UTF-8
     */
    static RawRows open(Samples samples, ProblemList problems) throws IOException {
        Format format = SampleText.formatOf(samples);
        if (format == Format.FOLDER) {
            return new FolderRows(samples, problems);
        }
        if (format == Format.SHAREGPT) {
            return new ShareGptRows(SampleText.openWithoutLines(samples.file()), problems);
        }
        BufferedReader text = SampleText.open(samples.file());
        try {
            return switch (format) {
                case JSONL -> new JsonRows(text, samples, problems);
                case WORDS -> new WordRows(text, samples, problems);
                case TSV -> new CsvRows(text, '\t', samples, problems);
                case SEMICOLON -> new CsvRows(text, ';', samples, problems);
                default -> new CsvRows(text, ',', samples, problems);
            };
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }
}
