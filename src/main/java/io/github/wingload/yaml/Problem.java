package io.github.wingload.yaml;

import io.github.wingload.text.Excerpt;

/**
 * A problem in a file, an option or an environment variable, with its place and the remedy.
 *
 * @param file as the user named it; or {@code command line}, or {@code environment}
 * @param line from 1; 0 if the problem has no line
 * @param column from 1, in characters; 0 if the problem has no column
 * @param path of the value in the document, such as {@code tasks[0].json.rev_id}, or the option's or variable's name; may be
 *     empty
 * @param found what was found
 * @param remedy how to fix it
 */
public record Problem(String file, int line, int column, String path, String found, String remedy) {

    private static final int LONGEST_PATH = 200;

    /** A problem with an environment variable. */
    public static Problem ofVariable(String name, String found, String remedy) {
        return new Problem("environment", 0, 0, name, found, remedy);
    }

    /** A problem with an option of the command line. */
    public static Problem ofOption(String name, String found, String remedy) {
        return new Problem("command line", 0, 0, name, found, remedy);
    }

    /** One line: {@code FILE:LINE:COLUMN: path: found; remedy}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        if (!path.isEmpty()) {
            text.append(": ").append(Excerpt.start(path, LONGEST_PATH));
        }
        return text + ": " + found + "; " + remedy;
    }
}
