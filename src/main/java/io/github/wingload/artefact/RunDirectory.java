package io.github.wingload.artefact;

import io.github.wingload.text.IoReason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Where the files of one run are: {@code <results>/<name>/<UTC time>-<4 hex>/}. Each run has its own.
 *
 * @param path the directory
 * @param name of the plan; the tables' file names start with it
 */
public record RunDirectory(Path path, String name) {

    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int IDS_PER_SECOND = 0x10000;
    private static final int ATTEMPTS = 1000;

    /**
     * Makes a directory for a run, and proves that it can be written.
     *
     * @param results the directory that holds the runs of all plans; created if it does not exist
     * @param name of the plan
     * @param start wall time, for the directory's name
     * @throws NoRunDirectoryException if it cannot be created or written
     */
    public static RunDirectory create(Path results, String name, Instant start) throws NoRunDirectoryException {
        SecureRandom random = new SecureRandom();
        return create(results, name, start, () -> random.nextInt(IDS_PER_SECOND));
    }

    static RunDirectory create(Path results, String name, Instant start, IntSupplier suffix)
            throws NoRunDirectoryException {
        return new RunDirectory(createWritable(results.resolve(name), "", start, suffix), name);
    }

    /**
     * Makes a directory for the runs of a sweep, {@code <results>/<name>/sweep-<UTC time>-<4 hex>/}, and proves that it can be
     * written. It is the results directory of these runs.
     *
     * @param results the directory that holds the runs of all plans; created if it does not exist
     * @param name of the plan
     * @param start wall time, for the directory's name
     * @throws NoRunDirectoryException if it cannot be created or written
     */
    public static Path createForSweep(Path results, String name, Instant start) throws NoRunDirectoryException {
        SecureRandom random = new SecureRandom();
        return createWritable(results.resolve(name), "sweep-", start, () -> random.nextInt(IDS_PER_SECOND));
    }

    private static Path createWritable(Path runs, String prefix, Instant start, IntSupplier suffix)
            throws NoRunDirectoryException {
        try {
            Files.createDirectories(runs);
            Path path = createUnused(runs, prefix, start, suffix);
            try {
                proveWritable(path);
            } catch (IOException unwritable) {
                Files.deleteIfExists(path);
                throw unwritable;
            }
            return path;
        } catch (IOException failure) {
            throw new NoRunDirectoryException(
                    "cannot make a directory for this run in " + runs + ": " + IoReason.of(failure)
                            + "; name another place with --results DIR",
                    failure);
        }
    }

    /** The run's name among the runs of its plan, for example {@code 20261122T022057Z-3fa9}. */
    public String id() {
        return path.getFileName().toString();
    }

    /** The run and its result, for programs. */
    public Path runJson() {
        return runJson(path);
    }

    /** The scenario file, byte for byte. */
    public Path scenario() {
        return path.resolve("scenario.yaml");
    }

    /** Distributions, second by second. */
    public Path histogramLog() {
        return path.resolve(name + ".hlog");
    }

    /** Each call, if they are written. */
    public Path calls() {
        return path.resolve("calls.csv");
    }

    /** The server's figures, if they were scraped. */
    public Path observed() {
        return path.resolve(name + "_observed.csv");
    }

    /** Space for the end of the run, in case that the disk is full by then; not there after the run. */
    Path reserve() {
        return path.resolve(".reserve");
    }

    /** The report for programs. */
    public Path reportJson() {
        return path.resolve("report.json");
    }

    /** The report for people. */
    public Path reportMarkdown() {
        return path.resolve("report.md");
    }

    /** The report for people, as a page for a browser. */
    public Path reportHtml() {
        return path.resolve("report.html");
    }

    /** Locust's four tables. */
    public CsvFiles csvFiles() {
        return CsvFiles.withPrefix(path.resolve(name));
    }

    /** The run and its result, in a directory. */
    public static Path runJson(Path directory) {
        return directory.resolve("run.json");
    }

    private static Path createUnused(Path runs, String prefix, Instant start, IntSupplier suffix) throws IOException {
        for (int attempt = 1; ; attempt++) {
            String id = prefix + UTC_TIME.format(start) + String.format(Locale.ROOT, "-%04x", suffix.getAsInt());
            try {
                return Files.createDirectory(runs.resolve(id));
            } catch (FileAlreadyExistsException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /** Writes a file into a directory and removes it again. */
    static void proveWritable(Path directory) throws IOException {
        Path probe = directory.resolve(".write-test");
        try {
            Files.write(probe, new byte[] {'\n'});
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
