package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.samples.SampleTable.Stamp;
import io.github.wingload.samples.SampleTable.Streamed;
import io.github.wingload.text.DistinctKeys;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<Pick> IN_ORDER = EnumSet.of(Pick.SEQUENTIAL, Pick.ONCE);

    private final Samples samples;
    private final boolean streamed;
    private final ProblemList problems;
    private final DistinctKeys keys = new DistinctKeys(SampleTable.MOST_KEYS);
    private long rowCount;
    private long leftOut;
    private boolean full;

    private SampleReader(Samples samples, boolean streamed) {
        this.samples = samples;
        this.problems = new ProblemList(samples.file());
        this.streamed = streamed;
    }

    /** The table of the samples, or the problems of their file. */
    public static SampleReading read(Samples samples) {
        return read(samples, LARGE_BYTES);
    }

    static SampleReading read(Samples samples, long largeBytes) {
        if (samples.ofFolder()) {
            return new SampleReader(samples, false).reading();
        }
        try {
            Stamp stamp = Stamp.of(samples.file());
            boolean large = stamp.sizeBytes() > largeBytes;
            SampleReader reader = new SampleReader(samples, large && IN_ORDER.contains(samples.pick()));
            return stamp.sizeBytes() > MOST_KEPT_BYTES && samples.pick() != Pick.FIXED && !reader.streamed
                    ? tooLarge(samples, stamp.sizeBytes())
                    : reader.reading();
        } catch (IOException e) {
            return unreadable(samples, e);
        }
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

    private SampleReading reading() {
        try (RawRows rows = RawRows.open(samples, problems)) {
            return table(rows);
        } catch (CharacterCodingException e) {
            return notUtf8();
        } catch (IOException e) {
            return unreadable(samples, e);
        }
    }

    private SampleReading table(RawRows rows) throws IOException {
        Stamp stamp = Stamp.of(samples.file());
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
        checkCount(columns.isEmpty());
        if (!problems.isEmpty()) {
            return problems.toReading();
        }
        Optional<Streamed> source = Optional.of(new Streamed(samples, stamp, (int) rowCount, distinctKeys()))
                .filter(any -> streamed);
        return new SampleTable(types.columns(), kept.build(), leftOut, source);
    }

    private void use(RawRow row, RowPacker kept) {
        rowCount++;
        if (streamed) {
            keys.add(row.cells().get(0));
        }
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

    private void checkCount(boolean nothingRead) {
        if (!problems.isEmpty()) {
            return;
        }
        if (rowCount == 0 && leftOut > 0) {
            problems.add(
                    "where excludes " + (leftOut == 1 ? "its only row" : "all of its " + leftOut + " rows"),
                    "relax the filters, or name another file");
        } else if (rowCount == 0) {
            boolean onlyHeader =
                    samples.headed() && !nothingRead && samples.columns().isEmpty();
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

    /** Lists the lines that are not UTF-8, which a decoder's exception does not tell. */
    private SampleReading notUtf8() {
        ProblemList wrong = new ProblemList(samples.file());
        try (BufferedReader lines = Files.newBufferedReader(samples.file(), StandardCharsets.ISO_8859_1)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!isUtf8(line.getBytes(StandardCharsets.ISO_8859_1))) {
                    wrong.add(number, "not UTF-8", "save the file in UTF-8");
                }
                number++;
            }
            return wrong.toReading();
        } catch (IOException e) {
            return unreadable(samples, e);
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

    private static SampleReading unreadable(Samples samples, IOException e) {
        return problem(samples, "cannot be read: " + e, "name a readable file");
    }

    private static SampleReading tooLarge(Samples samples, long bytes) {
        return problem(
                samples,
                "has " + Unit.BYTES.text(bytes) + ", and pick: "
                        + samples.pick().name().toLowerCase(Locale.ROOT)
                        + " keeps all rows in memory, at most 2 GB of them",
                "use pick: sequential or pick: once, which read ahead, or a smaller file");
    }

    private static SampleReading problem(Samples samples, String found, String remedy) {
        ProblemList wrong = new ProblemList(samples.file());
        wrong.add(found, remedy);
        return wrong.toReading();
    }

    private int distinctKeys() {
        return keys.count() == DistinctKeys.NOT_KEPT ? SampleTable.MOST_KEYS : (int) keys.count();
    }
}
