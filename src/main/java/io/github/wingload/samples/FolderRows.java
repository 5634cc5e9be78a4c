package io.github.wingload.samples;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A row for each file of a folder, sorted by name: the file's name, its content in base64 and its size in bytes. */
final class FolderRows implements RawRows {

    /** The column with the files' names. */
    static final String FILE_NAME = "filename";

    private static final List<String> COLUMNS = List.of(FILE_NAME, "base64", "bytes");
    private static final List<ColumnType> TYPES = List.of(ColumnType.STRING, ColumnType.STRING, ColumnType.INTEGER);

    /** Its base64 fits into the longest array. */
    private static final int MOST_BYTES = RowPacker.LONGEST_ARRAY / 4 * 3;

    private final ProblemList problems;
    private final Iterator<Path> files;

    FolderRows(Samples samples, ProblemList problems) throws IOException {
        this.problems = problems;
        List<Path> found = SampleFiles.of(samples);
        if (found.isEmpty()) {
            problems.add(
                    samples.match()
                            .map(glob -> "no file in this folder matches " + glob)
                            .orElse("this folder contains no file"),
                    "add a file, or name another folder");
        }
        this.files = fit(found) ? found.iterator() : List.<Path>of().iterator();
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<RawRow> next() {
        while (files.hasNext()) {
            Path file = files.next();
            try {
                byte[] content = BoundedRead.ofFile(file, MOST_BYTES);
                List<String> cells = List.of(
                        file.getFileName().toString(),
                        Base64.getEncoder().encodeToString(content),
                        Integer.toString(content.length));
                return Optional.of(new RawRow(0, cells, TYPES));
            } catch (IOException e) {
                problems.add(
                        file.getFileName() + " cannot be read: " + IoReason.of(e),
                        "make it readable, or exclude it with match: \"…\"");
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // Each file is closed after it is read.
    }

    /** True if all contents fit into memory. Otherwise a problem is reported before any file is read. */
    private boolean fit(List<Path> found) throws IOException {
        long base64Bytes = 0;
        for (Path file : found) {
            base64Bytes += (Files.size(file) + 2) / 3 * 4;
        }
        if (base64Bytes > SampleReader.MOST_KEPT_BYTES) {
            problems.add(
                    "its files take " + Unit.BYTES.text(base64Bytes)
                            + " in base64, but at most 2 GB are kept in memory",
                    "use fewer or smaller files, for example match: \"a*.png\"");
            return false;
        }
        return true;
    }
}
