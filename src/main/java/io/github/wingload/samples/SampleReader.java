package io.github.wingload.samples;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.samples.SampleTable.Stamp;
import io.github.wingload.samples.SampleTable.Streamed;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the rows of a file or folder (UTF-8, a byte order mark is skipped) into a {@link SampleTable}, or finds all its
 * problems.
 *
 * <p>A large file whose rows are used in order is read and checked to its end, but its rows are not kept.
 */
public final class SampleReader {

    /** The most bytes of cells that can be kept; an array cannot be longer. */
    static final long MOST_KEPT_BYTES = RowPacker.LONGEST_ARRAY;

    /** Larger files are read ahead during the run if their rows are used in order. */
    static final long LARGE_BYTES = 64L << 20;

    private final Samples samples;
    private final ProblemList problems;
    private final Stamp stamp;
    private final boolean streamed;

    /** The cells of the first row that is used. */
    private List<String> first = List.of();

    /** The columns in which a later row differs from the first. */
    private final BitSet varying = new BitSet();

    private long rowCount;
    private long leftOut;
    private boolean full;

    private SampleReader(Samples samples, ProblemList problems, long largeBytes) throws IOException {
        this.samples = samples;
        this.problems = problems;
        this.stamp = Stamp.of(samples.file());
        boolean large = !samples.ofFolder() && stamp.sizeBytes() > largeBytes;
        this.streamed = large && (samples.pick() == Pick.SEQUENTIAL || samples.pick() == Pick.ONCE);
    }

    /**
     * The table of the samples; empty if they have problems.
     *
     * @param report receives the problems in the file's order, at most {@value ProblemList#LIMIT} and one with the number of
     *     the others
     */
    public static Optional<SampleTable> read(Samples samples, Consumer<Problem> report) {
        return read(samples, LARGE_BYTES, report);
    }

    static Optional<SampleTable> read(Samples samples, long largeBytes, Consumer<Problem> report) {
        ProblemList problems = new ProblemList(samples.file());
        Optional<SampleTable> table = Optional.empty();
        try {
            table = Optional.of(new SampleReader(samples, problems, largeBytes).table());
        } catch (SampleText.Utf16Exception e) {
            problems.add(
                    "the file is in UTF-16",
                    "save it in UTF-8, for example with iconv -f UTF-16 -t UTF-8 FILE > NEW_FILE");
        } catch (CharacterCodingException e) {
            findNotUtf8(samples.file(), problems);
        } catch (LineLimit.LongLineException e) {
            problems.add(
                    e.line,
                    "the line has more than " + Figures.count(LineLimit.LONGEST) + " characters",
                    "write one row on each line, and long values as files of a folder");
        } catch (IOException e) {
            problems.add("cannot be read: " + IoReason.of(e), "name a readable file");
        }
        problems.report(report);
        return table.filter(any -> problems.isEmpty());
    }

    /** The problems with these column names, in words. */
    public static List<String> faultsOf(List<String> names) {
        Set<String> seen = new HashSet<>();
        Stream<String> twice = names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .distinct()
                .map(name -> "two columns are named " + Excerpt.quoted(name));
        Stream<String> nameless = names.contains("") ? Stream.of("a column has no name") : Stream.empty();
        return Stream.concat(twice, nameless).toList();
    }

    /** The table, which is valid if no problem was found. */
    private SampleTable table() throws IOException {
        boolean inMemory = !samples.ofFolder() && !streamed && samples.pick() != Pick.FIXED;
        if (inMemory && stamp.sizeBytes() > MOST_KEPT_BYTES) {
            problems.add(
                    "has " + Unit.BYTES.text(stamp.sizeBytes()) + ", and pick: "
                            + samples.pick().name().toLowerCase(Locale.ROOT)
                            + " keeps all rows in memory, at most 2 GB of them",
                    "use pick: sequential or pick: once, which read ahead, or a smaller file");
            return SampleTable.NONE;
        }
        try (RawRows rows = RawRows.open(samples, problems)) {
            List<String> columns = rows.columns();
            ColumnTypes types = new ColumnTypes(columns, samples.types());
            RowSieve sieve = new RowSieve(samples.where(), columns, problems);
            RowPacker kept = new RowPacker(columns.size());
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (sieve.passes(row.get())) {
                    types.see(row.get(), problems);
                    use(row.get(), kept);
                } else {
                    leftOut++;
                }
            }
            leftOut += rows.leftOut();
            checkCount(columns.isEmpty());
            Optional<Streamed> source =
                    Optional.of(new Streamed(samples, stamp, (int) rowCount)).filter(any -> streamed);
            long firstNumber = samples.pick() == Pick.FIXED ? fixedRow() - 1 : 0;
            List<Integer> different = varying.stream().boxed().toList();
            return new SampleTable(
                    keyed(types.columns()),
                    kept.build(),
                    firstNumber,
                    different,
                    leftOut,
                    types.doubts(samples.file()),
                    source);
        }
    }

    private void use(RawRow row, RowPacker kept) {
        rowCount++;
        compareWithFirst(row.cells());
        boolean wanted =
                streamed ? rowCount <= SampleTable.KEPT_COUNT : samples.pick() != Pick.FIXED || rowCount == fixedRow();
        boolean fits = !full && rowCount <= Integer.MAX_VALUE && (!wanted || kept.add(row.cells()));
        if (!fits && !full) {
            full = true;
            problems.add(
                    row.line(),
                    streamed ? "more than 2,147,483,647 rows up to here" : "more than 2 GB of cells up to here",
                    "use fewer rows");
        }
    }

    private void compareWithFirst(List<String> cells) {
        if (rowCount == 1) {
            first = cells;
        }
        for (int column = varying.nextClearBit(0); column < cells.size(); column = varying.nextClearBit(column + 1)) {
            if (!cells.get(column).equals(first.get(column))) {
                varying.set(column);
            }
        }
    }

    private Columns keyed(Columns columns) {
        return samples.key()
                .or(() -> samples.ofFolder() ? Optional.of(FolderRows.FILE_NAME) : Optional.empty())
                .map(columns::withKey)
                .orElse(columns);
    }

    private void checkCount(boolean nothingRead) {
        if (!problems.isEmpty()) {
            return;
        }
        if (rowCount == 0 && leftOut > 0 && samples.where().isEmpty()) {
            problems.add("none of its conversations has two turns", "name another file");
        } else if (rowCount == 0 && leftOut > 0) {
            problems.add(
                    "where excludes " + (leftOut == 1 ? "its only row" : "all of its " + leftOut + " rows"),
                    "relax the filters, or name another file");
        } else if (rowCount == 0) {
            boolean onlyHeader = samples.headed()
                    && !nothingRead
                    && samples.columns().isEmpty()
                    && samples.format().filter(Format.SHAREGPT::equals).isEmpty();
            problems.add(
                    onlyHeader ? "a header line without rows" : "the file is empty", "write at least one row of data");
        } else if (samples.pick() == Pick.FIXED && rowCount < fixedRow()) {
            problems.add(
                    "row " + fixedRow() + " does not exist: " + Figures.count(rowCount, "row", "rows") + " can be used",
                    "write a row from 1 to " + rowCount);
        }
    }

    private long fixedRow() {
        return samples.row().orElse(1);
    }

    /** Finds the lines that are not UTF-8, which a decoder's exception does not tell. */
    private static void findNotUtf8(Path file, ProblemList problems) {
        try (BufferedReader lines =
                new BufferedReader(new LineLimit(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)))) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!isUtf8(line.getBytes(StandardCharsets.ISO_8859_1))) {
                    problems.add(number, "not UTF-8", "save the file in UTF-8");
                }
                number++;
            }
        } catch (IOException e) {
            problems.add("cannot be read: " + IoReason.of(e), "name a readable file");
        }
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
