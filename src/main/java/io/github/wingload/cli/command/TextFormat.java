package io.github.wingload.cli.command;

import io.github.wingload.report.picture.PictureFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The format of a report. */
public enum TextFormat {
    MARKDOWN,
    REMARKUP,
    JSON,
    CONSOLE,
    HTML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static final Map<String, TextFormat> BY_ENDING =
            Map.of(".md", MARKDOWN, ".remarkup", REMARKUP, ".json", JSON, ".txt", CONSOLE, ".html", HTML);

    /**
     * The format that a user asks for.
     *
     * @param given by name
     * @param file that the text goes to, whose name may tell the format too
     * @param usual if neither tells it
     * @throws UserError if the name of the file is that of a picture, of another format, or of none that is known
     */
    public static TextFormat of(Optional<TextFormat> given, Optional<Path> file, TextFormat usual) {
        if (file.isEmpty()) {
            return given.orElse(usual);
        }
        if (PictureFile.of(file.get()).isPresent()) {
            throw new UserError(
                    file.get() + " is a picture by its name, and -o writes a text", "Name it after --picture.");
        }
        String name = file.get().getFileName().toString().toLowerCase(Locale.ROOT);
        Optional<TextFormat> named =
                BY_ENDING.keySet().stream().filter(name::endsWith).findFirst().map(BY_ENDING::get);
        // Any text may be in a .txt.
        if (given.isPresent() && named.isPresent() && named.get() != CONSOLE && !named.equals(given)) {
            throw new UserError(
                    file.get() + " is " + named.get() + " by its name, and --format says " + given.get(),
                    "Leave out --format, or name another file.");
        }
        if (given.isEmpty() && named.isEmpty() && name.contains(".")) {
            throw new UserError(
                    "the name of " + file.get() + " does not tell the format of its text",
                    "Add --format, or name a file that ends in .md, .remarkup, .json, .txt or .html.");
        }
        return given.or(() -> named).orElse(usual);
    }
}
