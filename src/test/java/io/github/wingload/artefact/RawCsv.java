package io.github.wingload.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A CSV file taken apart without interpreting it: cells keep their quotes, and every row must end in CR LF. */
public final class RawCsv {

    private RawCsv() {}

    /** Rows of a file that Locust wrote. */
    static List<List<String>> golden(String name) {
        return rows(goldenBytes(name));
    }

    public static byte[] goldenBytes(String name) {
        try (InputStream file = RawCsv.class.getResourceAsStream("/locust-2.31.5/" + name)) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<List<String>> rows(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int cellStart = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == ',') {
                row.add(text.substring(cellStart, i));
                cellStart = i + 1;
            } else if (!quoted && text.startsWith("\r\n", i)) {
                row.add(text.substring(cellStart, i));
                rows.add(row);
                row = new ArrayList<>();
                i++;
                cellStart = i + 1;
            } else if (!quoted && (character == '\n' || character == '\r')) {
                throw new IllegalArgumentException("a line does not end in CR LF: " + text.substring(cellStart, i));
            }
        }
        if (cellStart != text.length()) {
            throw new IllegalArgumentException("the last line has no end: " + text.substring(cellStart));
        }
        return rows;
    }

    /** Some columns of every row. */
    static List<List<String>> columns(List<List<String>> rows, int... columns) {
        return rows.stream()
                .map(row -> Arrays.stream(columns).mapToObj(row::get).toList())
                .toList();
    }
}
