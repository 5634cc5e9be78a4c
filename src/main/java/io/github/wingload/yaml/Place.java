package io.github.wingload.yaml;

import java.util.Optional;

/**
 * The place of a key or value.
 *
 * @param file the file as the user named it, or {@code command line}
 * @param line from 1; 0 on the command line
 * @param column from 1; 0 on the command line
 * @param option the option that gave the value, on the command line
 */
public record Place(String file, int line, int column, Optional<String> option) {

    public static Place in(String file, int line, int column) {
        return new Place(file, line, column, Optional.empty());
    }

    public static Place onCommandLine(String option) {
        return new Place("command line", 0, 0, Optional.of(option));
    }

    /** A problem here; the name of an option replaces the path that it overrides. */
    Problem problem(String path, String found, String remedy) {
        return new Problem(file, line, column, option.orElse(path), found, remedy);
    }
}
