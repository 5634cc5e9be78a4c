package io.github.wingload.cli.command;

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

    /** The format by the extension of a file's name; empty if the extension is unknown. */
    public static Optional<TextFormat> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        Map<String, TextFormat> byEnding =
                Map.of(".md", MARKDOWN, ".remarkup", REMARKUP, ".json", JSON, ".txt", CONSOLE, ".html", HTML);
        return byEnding.keySet().stream().filter(name::endsWith).findFirst().map(byEnding::get);
    }
}
