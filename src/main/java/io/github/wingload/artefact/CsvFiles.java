package io.github.wingload.artefact;

import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Locust's four tables are written.
 *
 * @param stats a row for each request name and method, and one for all
 * @param history the same, second by second
 * @param failures failed requests by error
 * @param exceptions exceptions inside wingload
 */
public record CsvFiles(Path stats, Path history, Path failures, Path exceptions) {

    private static final String STATS = "_stats.csv";

    /** The files whose names start with the last part of {@code prefix}, as with Locust's {@code --csv}. */
    public static CsvFiles withPrefix(Path prefix) {
        String name = prefix.getFileName() == null ? "" : prefix.getFileName().toString();
        return new CsvFiles(
                prefix.resolveSibling(name + STATS),
                prefix.resolveSibling(name + "_stats_history.csv"),
                prefix.resolveSibling(name + "_failures.csv"),
                prefix.resolveSibling(name + "_exceptions.csv"));
    }

    /** The files that belong to a {@code _stats.csv} file; empty if it has another name. */
    public static Optional<CsvFiles> beside(Path stats) {
        return nameOf(stats).map(name -> withPrefix(stats.resolveSibling(name)));
    }

    /** The last part of the prefix of a {@code _stats.csv} file; empty if it has another name. */
    public static Optional<String> nameOf(Path stats) {
        return Optional.of(stats.getFileName().toString())
                .filter(file -> file.endsWith(STATS))
                .map(file -> file.substring(0, file.length() - STATS.length()));
    }

    /**
     * Makes the directories above the files, proves that they can be written, and keeps other runs from them.
     *
     * @throws NoRunDirectoryException also if another run is writing them
     */
    TablesLock makeReady() throws NoRunDirectoryException {
        Path parent = stats.toAbsolutePath().resolveSibling("");
        try {
            Files.createDirectories(parent);
            RunDirectory.proveWritable(parent);
            return TablesLock.on(this);
        } catch (NoRunDirectoryException inUse) {
            throw inUse;
        } catch (IOException failure) {
            throw new NoRunDirectoryException(
                    "cannot write tables in " + parent + ": " + IoReason.of(failure)
                            + "; give another prefix with --csv PREFIX",
                    failure);
        }
    }
}
