package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.text.DistinctKeys;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the rows of a file or folder (UTF-8, a byte order mark is skipped) into a {@link SampleTable}, or finds all that is
 * wrong with it.
 *
 * <p>A large file whose rows are used in its order is read to its end and checked all the same, but not kept.
 */
public final class SampleReader {

    /** The most that can be kept; an array cannot be longer. */
    static final long MOST_KEPT_BYTES = RowPacker.LONGEST_ARRAY;

    /** Files above this size are read ahead during the run, where the order of the rows allows it. */
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

    /** The table that the samples name, or the problems of its file. */
    public static SampleReading read(Samples samples) {
        return read(samples, LARGE_BYTES);
    }

    static SampleReading read(Samples samples, long largeBytes) {
        if (samples.ofFolder()) {
            return new SampleReader(samples, false).reading();
        }
        try {
            StreamedTable.Stamp stamp = StreamedTable.Stamp.of(samples.file());
            boolean large = stamp.sizeBytes() > largeBytes;
            SampleReader reader = new SampleReader(samples, large && IN_ORDER.contains(samples.pick()));
            return stamp.sizeBytes() > MOST_KEPT_BYTES && samples.pick() != Pick.FIXED && !reader.streamed
                    ? tooLarge(samples, stamp.sizeBytes())
                    : reader.reading();
        } catch (IOException e) {
            return unreadable(samples, e);
        }
    }

    /** What is wrong with these names for columns, in words; empty if nothing is. */
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
        StreamedTable.Stamp stamp = StreamedTable.Stamp.of(samples.file());
        List<String> columns = rows.columns();
        ColumnTypes types = new ColumnTypes(columns, samples.types());
        RowSieve sieve = new RowSieve(samples.where(), columns, problems);
        RowPacker kept = new RowPacker(columns.size());
        for (RawRow row = rows.next(); row != null; row = rows.next()) {
            if (sieve.passes(row)) {
                types.see(row, problems);
                use(row, kept);
            } else {
                leftOut++;
            }
        }
        checkCount(columns.isEmpty());
        if (!problems.isEmpty()) {
            return problems.toReading();
        }
        return streamed
                ? new StreamedTable(
                        samples, stamp, types.columns(), (int) rowCount, leftOut, distinctKeys(), kept.build())
                : new KeptTable(types.columns(), kept.build(), leftOut);
    }

    private void use(RawRow row, RowPacker kept) {
        rowCount++;
        if (streamed) {
            keys.add(row.cells().get(0));
        }
        boolean wanted = streamed
                ? rowCount <= StreamedTable.KEPT_COUNT
                : samples.pick() != Pick.FIXED || rowCount == fixedRow();
        boolean fits = !full && rowCount <= Integer.MAX_VALUE && (!wanted || kept.add(row.cells()));
        if (!fits && !full) {
            full = true;
            problems.add(
                    row.line(),
                    "",
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
                    0,
                    "",
                    "where excludes " + (leftOut == 1 ? "its only row" : "all of its " + leftOut + " rows"),
                    "relax the filters, or name another file");
        } else if (rowCount == 0) {
            boolean onlyHeader =
                    samples.headed() && !nothingRead && samples.columns().isEmpty();
            problems.add(
                    0,
                    "",
                    onlyHeader ? "a header line without rows" : "the file is empty",
                    "write at least one row of data");
        } else if (samples.pick() == Pick.FIXED && rowCount < fixedRow()) {
            problems.add(
                    0,
                    "",
                    "row " + fixedRow() + " does not exist: " + Figures.count(rowCount, "row", "rows") + " can be used",
                    "write a row from 1 to " + rowCount);
        }
    }

    private long fixedRow() {
        return samples.row().orElse(1);
    }

    private SampleReading notUtf8() {
        ProblemList wrong = new ProblemList(samples.file());
        try {
            Utf8.wrongLines(samples.file(), line -> wrong.add(line, "", "not UTF-8", "save the file in UTF-8"));
        } catch (IOException e) {
            return unreadable(samples, e);
        }
        return wrong.toReading();
    }

    private static SampleReading unreadable(Samples samples, IOException e) {
        ProblemList wrong = new ProblemList(samples.file());
        wrong.add(0, "", "cannot be read: " + e, "name a readable file");
        return wrong.toReading();
    }

    private static SampleReading tooLarge(Samples samples, long bytes) {
        ProblemList wrong = new ProblemList(samples.file());
        wrong.add(
                0,
                "",
                "has " + Unit.BYTES.text(bytes) + ", and pick: "
                        + samples.pick().name().toLowerCase(Locale.ROOT)
                        + " keeps all rows in memory, at most 2 GB of them",
                "use pick: sequential or pick: once, which read ahead, or a smaller file");
        return wrong.toReading();
    }

    private int distinctKeys() {
        return keys.count() == DistinctKeys.NOT_KEPT ? SampleTable.MOST_KEYS : (int) keys.count();
    }
}
