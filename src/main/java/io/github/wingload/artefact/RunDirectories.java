package io.github.wingload.artefact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The directories of runs at a place that a user has named. */
public final class RunDirectories {

    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{4}");

    /** The results directory contains a directory for each name, which contains the runs. */
    private static final int LEVELS = 2;

    private RunDirectories() {}

    /**
     * The place itself if it is a run's directory; otherwise the runs' directories in it and one level below, in alphabetical
     * order. A directory that is named like a run counts as one without a {@code run.json} too, because it may be damaged.
     *
     * @throws UnreadableRunException if there is no such directory, or one cannot be listed
     */
    public static List<Path> at(Path place) throws UnreadableRunException {
        if (!Files.isDirectory(place)) {
            throw new UnreadableRunException(place, "there is no such directory");
        }
        List<Path> found = new ArrayList<>();
        try {
            collect(place, LEVELS, found);
        } catch (IOException failure) {
            throw UnreadableRunException.of(place, failure);
        }
        return found;
    }

    private static void collect(Path directory, int levels, List<Path> found) throws IOException {
        if (isRun(directory)) {
            found.add(directory);
            return;
        }
        if (levels == 0) {
            return;
        }
        List<Path> children;
        try (Stream<Path> entries = Files.list(directory)) {
            children = entries.filter(Files::isDirectory).sorted().toList();
        }
        for (Path child : children) {
            collect(child, levels - 1, found);
        }
    }

    private static boolean isRun(Path directory) {
        Path name = directory.getFileName();
        return Files.exists(RunDirectory.runJson(directory))
                || name != null && ID.matcher(name.toString()).matches();
    }
}
