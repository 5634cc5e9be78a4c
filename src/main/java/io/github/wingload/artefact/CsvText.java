package io.github.wingload.artefact;

import com.opencsv.CSVWriter;
import com.opencsv.ICSVWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as text in the dialect that Locust writes: commas, lines ending in CR LF, quotes only where a cell has a comma, a
 * quote or a line break, quotes doubled, line breaks inside a cell left as they are, UTF-8 without a mark.
 */
final class CsvText {

    private final StringWriter text = new StringWriter();
    private final CSVWriter writer = new CSVWriter(
            text,
            ICSVWriter.DEFAULT_SEPARATOR,
            ICSVWriter.DEFAULT_QUOTE_CHARACTER,
            ICSVWriter.DEFAULT_ESCAPE_CHARACTER,
            ICSVWriter.RFC4180_LINE_END);

    CsvText row(List<String> cells) {
        writer.writeNext(cells.toArray(String[]::new), false);
        return this;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
