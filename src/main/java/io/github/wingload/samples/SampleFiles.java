package io.github.wingload.samples;

import io.github.wingload.plan.Samples;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files that samples are read from. */
public final class SampleFiles {

    private SampleFiles() {}

    /**
     * The single file, or the matching files of the folder, sorted by name. Hidden files and subfolders are skipped.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> of(Samples samples) throws IOException {
        if (!samples.ofFolder()) {
            return List.of(samples.file());
        }
        PathMatcher matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + samples.match().orElse("*"));
        try (Stream<Path> files = Files.list(samples.file())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> matcher.matches(file.getFileName()))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }
}
