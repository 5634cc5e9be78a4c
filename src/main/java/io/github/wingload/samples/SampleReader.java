package io.github.wingload.samples;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvValidationException;
import io.github.wingload.plan.Samples;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a CSV or TSV file (RFC 4180, UTF-8, a byte order mark is skipped) into a {@link SampleTable}, or finds all that is
 * wrong with it.
 *
 * <p>Blank lines are skipped. A cell is taken as it stands, blanks and backslashes included; a quoted cell may span lines.
 */
public final class SampleReader {

    private static final int LONGEST_QUOTE = 60;

    private final Samples samples;
    private final ProblemList problems = new ProblemList();
    private final SampleTableBuilder table = new SampleTableBuilder();
    private long rowCount;
    private boolean full;

    private SampleReader(Samples samples) {
        this.samples = samples;
    }

    /** The table in the file that the samples name, or the problems of that file. */
    public static SampleReading read(Samples samples) {
        return new SampleReader(samples).reading();
    }

    /** What is wrong with these names for columns, in words; empty if nothing is. */
    public static List<String> faultsOf(List<String> names) {
        Set<String> seen = new HashSet<>();
        Stream<String> twice = names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .distinct()
                .map(name -> "two columns are named " + quoted(name));
        Stream<String> nameless = names.contains("") ? Stream.of("a column has no name") : Stream.empty();
        return Stream.concat(twice, nameless).toList();
    }

    static String quoted(String cell) {
        String shown = cell.length() > LONGEST_QUOTE ? cell.substring(0, LONGEST_QUOTE) + "…" : cell;
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private SampleReading reading() {
        try (CSVReader csv = SampleText.open(samples.file())) {
            return rows(csv);
        } catch (CharacterCodingException e) {
            return notUtf8();
        } catch (IOException e) {
            problems.add(0, "", "cannot be read: " + e, "name a readable file");
            return problems.toReading();
        }
    }

    private SampleReading rows(CSVReader csv) throws IOException {
        List<String> names = samples.columns().orElse(List.of());
        ColumnTypes types = names.isEmpty() ? null : new ColumnTypes(names, samples.types());
        int line = 1;
        try {
            for (String[] record = csv.readNext(); record != null; record = csv.readNext()) {
                if (!blank(record)) {
                    if (types == null) {
                        names = header(record, line);
                        types = new ColumnTypes(names, samples.types());
                    } else {
                        row(record, types, names, line);
                    }
                }
                line = (int) csv.getLinesRead() + 1;
            }
        } catch (CsvMalformedLineException e) {
            problems.add(
                    line,
                    "",
                    "a quote opened here is never closed",
                    "close it, or double a quote that is part of a cell");
        } catch (CsvValidationException e) {
            throw new IllegalStateException("no validator is set", e);
        }
        if (rowCount == 0 && problems.isEmpty()) {
            noRows(types != null);
        }
        return problems.isEmpty() ? table.build(types.columns()) : problems.toReading();
    }

    private List<String> header(String[] record, int line) {
        List<String> names =
                Stream.of(record).map(name -> name == null ? "" : name.strip()).toList();
        faultsOf(names)
                .forEach(fault -> problems.add(
                        line,
                        "",
                        fault,
                        "give every column its own name, or say columns: […] if the file has no header line"));
        return names;
    }

    private void row(String[] record, ColumnTypes types, List<String> names, int line) {
        rowCount++;
        if (record.length != names.size()) {
            problems.add(
                    line,
                    "",
                    count(record.length, "cell") + " for " + count(names.size(), "column"),
                    "write a cell for each of " + String.join(", ", names) + ", in quotes if it holds the separator");
            return;
        }
        for (int column = 0; column < record.length; column++) {
            String cell = record[column] == null ? "" : record[column];
            types.see(column, cell, line, problems);
            if (!table.add(cell) && !full) {
                full = true;
                problems.add(line, "", "more than 2 GB of cells up to here", "use fewer rows");
            }
        }
    }

    private void noRows(boolean header) {
        String found = header && samples.columns().isEmpty() ? "a header line and no rows" : "the file is empty";
        problems.add(0, "", found, "write at least one row of data");
    }

    private SampleReading notUtf8() {
        ProblemList wrong = new ProblemList();
        try {
            Utf8.wrongLines(
                    samples.file(), line -> wrong.add(line, "", "not UTF-8", "save the file in the encoding UTF-8"));
        } catch (IOException e) {
            wrong.add(0, "", "cannot be read: " + e, "name a readable file");
        }
        return wrong.toReading();
    }

    private static boolean blank(String[] record) {
        return record.length == 1 && (record[0] == null || !record[0].isEmpty() && record[0].isBlank());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
