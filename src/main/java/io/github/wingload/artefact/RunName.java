package io.github.wingload.artefact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a user names a run, and where it is: a directory, its {@code run.json}, {@code latest}, {@code latest~1} for the one
 * before, {@code NAME@latest} and {@code NAME@latest~1} among the runs of one name; or a {@code _stats.csv} file of Locust,
 * or its prefix; or a YAML file with the figures of an earlier result; or a JSON file of vllm-bench, or a directory with its {@code
 * cN.json}.
 */
public final class RunName {

    private static final Pattern LATEST = Pattern.compile("(?:(?<name>[^@/]+)@)?latest(?:~(?<before>\\d{1,6}))?");
    private static final String CSV = ".csv";
    private static final Pattern LEVEL = Pattern.compile("c[0-9]{1,6}\\.json");
    private static final Pattern YAML = Pattern.compile("\\.ya?ml$");

    /** The time in the name of a run's directory, before the four digits that distinguish runs of the same second. */
    private static final int TIME = "20261122T022057Z".length();

    private RunName() {}

    /** Where a run is. */
    public sealed interface Place permits Directory, Table, Figures, Benchmark {

        Path path();
    }

    /** The directory of a wingload run. */
    public record Directory(Path path) implements Place {}

    /** A table of Locust. */
    public record Table(Path path) implements Place {}

    /** A YAML file with the figures of an earlier result. */
    public record Figures(Path path) implements Place {}

    /** A JSON file of vllm-bench, or a directory with one for each load. */
    public record Benchmark(Path path) implements Place {}

    /** True if a text names one of the latest runs, such as {@code NAME@latest~1}, and no file. */
    public static boolean isLatest(String text) {
        return LATEST.matcher(text).matches() && !Files.exists(Path.of(text));
    }

    /**
     * Finds a run.
     *
     * @param text as the user named it
     * @param results the directory that holds the runs of all names
     * @throws UnreadableRunException if there is no run of that name
     */
    public static Place find(String text, Path results) throws UnreadableRunException {
        Path path = Path.of(text);
        if (Files.isDirectory(path)) {
            return isOfBenchmarks(path) ? new Benchmark(path) : new Directory(path);
        }
        if (Files.isRegularFile(path)) {
            return text.endsWith(CSV)
                    ? new Table(path)
                    : YAML.matcher(text).find() ? new Figures(path) : directoryOf(path);
        }
        Path table =
                path.getFileName() == null ? path : CsvFiles.withPrefix(path).stats();
        if (Files.isRegularFile(table)) {
            return new Table(table);
        }
        Matcher latest = LATEST.matcher(text);
        if (latest.matches()) {
            return latest(
                    path,
                    results,
                    Optional.ofNullable(latest.group("name")),
                    latest.group("before") == null ? 0 : Integer.parseInt(latest.group("before")));
        }
        throw new UnreadableRunException(path, "there is no run's directory, run.json or _stats.csv of that name");
    }

    /** True for a directory that is not a run's own and has a file for a load. */
    private static boolean isOfBenchmarks(Path directory) {
        if (Files.exists(RunDirectory.runJson(directory))) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(
                    file -> LEVEL.matcher(file.getFileName().toString()).matches());
        } catch (IOException notListed) {
            return false;
        }
    }

    private static Place directoryOf(Path file) throws UnreadableRunException {
        String name = file.getFileName().toString();
        if (!name.equals("run.json")) {
            if (name.endsWith(".json")) {
                return new Benchmark(file);
            }
            throw new UnreadableRunException(
                    file,
                    "this is not a run.json, a _stats.csv, a JSON file of vllm-bench, or a YAML file with a result");
        }
        Path named = file.getParent() == null ? file.toAbsolutePath() : file;
        return new Directory(named.resolveSibling(""));
    }

    private static Place latest(Path text, Path results, Optional<String> name, int before)
            throws UnreadableRunException {
        List<Path> runs = runs(results, name);
        if (before >= runs.size()) {
            String of = name.map(known -> " of " + known).orElse("");
            throw new UnreadableRunException(
                    text,
                    runs.isEmpty()
                            ? "there is no run" + of + " in " + results
                            : "there are only " + runs.size() + " runs" + of + " in " + results);
        }
        return new Directory(runs.get(before));
    }

    /**
     * The directories of runs, the newest first.
     *
     * @param name only those of this name
     * @throws UnreadableRunException if the directories cannot be listed
     */
    public static List<Path> runs(Path results, Optional<String> name) throws UnreadableRunException {
        Path place = name.map(results::resolve).orElse(results);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        return RunDirectories.at(place).stream()
                .filter(run -> Files.isRegularFile(RunDirectory.runJson(run)))
                .sorted(Comparator.comparing(RunName::time)
                        .thenComparing(RunName::written)
                        .reversed())
                .toList();
    }

    /**
     * The directories of the runs before one, among the runs that are kept beside it, the newest first.
     *
     * @throws UnreadableRunException if the directories cannot be listed
     */
    public static List<Path> earlier(Path run) throws UnreadableRunException {
        Path whole = run.toAbsolutePath().normalize();
        Path beside = whole.getParent();
        return beside == null
                ? List.of()
                : runs(beside, Optional.empty()).stream()
                        .dropWhile(other -> !other.equals(whole))
                        .skip(1)
                        .toList();
    }

    private static String time(Path run) {
        String id = run.getFileName().toString();
        return id.substring(0, Math.min(id.length(), TIME));
    }

    private static FileTime written(Path run) {
        try {
            return Files.getLastModifiedTime(RunDirectory.runJson(run));
        } catch (IOException unknown) {
            return FileTime.fromMillis(0);
        }
    }
}
