package io.github.wingload.samples;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.enums.CSVReaderNullFieldIndicator;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import com.opencsv.exceptions.CsvValidationException;
import io.github.wingload.plan.Samples;
import io.github.wingload.text.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of a CSV or TSV file (RFC 4180).
 *
 * <p>Blank lines are skipped. A cell keeps its blanks and backslashes; a quoted cell may span up to {@value #MOST_LINES} lines.
 */
final class CsvRows implements RawRows {

    /** The most lines of a cell, because the parser's time grows with their square. */
    private static final int MOST_LINES = 1_000;

    private final CSVReader csv;
    private final ProblemList problems;
    private final List<String> columns;
    private int line = 1;

    CsvRows(BufferedReader text, char separator, Samples samples, ProblemList problems) throws IOException {
        this.problems = problems;
        // OpenCSV's default parser treats a backslash as an escape and drops it.
        this.csv = new CSVReaderBuilder(new BufferedReader(new QuotedReturns(text, separator)))
                .withVerifyReader(false)
                .withMultilineLimit(MOST_LINES)
                .withCSVParser(new RFC4180ParserBuilder()
                        .withSeparator(separator)
                        // An empty line is read as null, and a single empty cell in quotes as "".
                        .withFieldAsNull(CSVReaderNullFieldIndicator.EMPTY_SEPARATORS)
                        .build())
                .build();
        this.columns = columns(samples);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        Optional<RawRow> row = record();
        while (row.isPresent() && row.get().cells().size() != columns.size()) {
            problems.add(
                    row.get().line(),
                    Figures.count(row.get().cells().size(), "cell", "cells") + " for "
                            + Figures.count(columns.size(), "column", "columns"),
                    "write a cell for each of " + String.join(", ", columns)
                            + ", in quotes if it contains the separator"
                            + Separators.hint(row.get().cells())
                                    .map(hint -> "; " + hint)
                                    .orElse(""));
            row = record();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private List<String> columns(Samples samples) throws IOException {
        if (!samples.headed()) {
            return samples.columns().orElse(List.of());
        }
        Optional<RawRow> header = record();
        if (header.isEmpty()) {
            return List.of();
        }
        int headerLine = header.get().line();
        List<String> names = header.get().cells().stream().map(String::strip).toList();
        if (samples.columns().isEmpty()) {
            SampleReader.faultsOf(names)
                    .forEach(fault -> problems.add(
                            headerLine,
                            fault,
                            "give every column its own name, or add columns: […] if the file has no header line"));
            return names;
        }
        List<String> renamed = samples.columns().get();
        if (names.size() != renamed.size()) {
            problems.add(
                    headerLine,
                    "the header line has " + Figures.count(names.size(), "name", "names") + ", but the scenario names "
                            + Figures.count(renamed.size(), "column", "columns"),
                    "name each of " + String.join(", ", names));
        }
        return renamed;
    }

    /** The next record that is not blank; empty after the last, or if the rest of the file cannot be read. */
    private Optional<RawRow> record() throws IOException {
        try {
            for (String[] cells = csv.readNext(); cells != null; cells = csv.readNext()) {
                int from = line;
                line = (int) csv.getLinesRead() + 1;
                if (!blank(cells)) {
                    return Optional.of(RawRow.ofText(from, texts(cells)));
                }
            }
        } catch (CsvMultilineLimitBrokenException e) {
            problems.add(
                    line,
                    "a quote opened here is not closed within " + MOST_LINES + " lines",
                    "close it, double a quote that is part of a cell, or write such long cells as JSON Lines");
        } catch (CsvMalformedLineException e) {
            problems.add(
                    line, "a quote opened here is never closed", "close it, or double a quote that is part of a cell");
        } catch (CsvValidationException e) {
            throw new IllegalStateException("no validator is set", e);
        }
        return Optional.empty();
    }

    private static List<String> texts(String[] cells) {
        return Stream.of(cells)
                .map(cell -> cell == null ? "" : QuotedReturns.restored(cell))
                .toList();
    }

    private static boolean blank(String[] cells) {
        return cells.length == 1 && (cells[0] == null || !cells[0].isEmpty() && cells[0].isBlank());
    }
}
