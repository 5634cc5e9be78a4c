package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Format;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of a file as they stand there, one after the other. For one thread. */
interface RawRows extends Closeable {

    /** The columns' names; none if the file was to name them and has no line at all. */
    List<String> columns();

    /** The next row, or null after the last. What is wrong with a row is reported, and the row is passed over. */
    RawRow next() throws IOException;

    /**
     * Opens the file, or the folder, that the samples name.
     *
     * @param problems where faults go
     * @throws java.nio.charset.CharacterCodingException here or later, if the file is not UTF-8
     */
    static RawRows open(Samples samples, ProblemList problems) throws IOException {
        Format format = SampleText.formatOf(samples);
        if (format == Format.FOLDER) {
            return new FolderRows(samples, problems);
        }
        BufferedReader text = SampleText.open(samples.file());
        try {
            return switch (format) {
                case JSONL -> new JsonRows(text, samples, problems);
                case WORDS -> new WordRows(text, samples, problems);
                default -> new CsvRows(text, format == Format.TSV ? '\t' : ',', samples, problems);
            };
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }
}
