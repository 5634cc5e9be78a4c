package io.github.wingload.cli.command;

import java.util.Locale;
import java.util.Map;

/** The format of a report. */
public enum TextFormat {
    MARKDOWN,
    REMARKUP,
    JSON,
    CONSOLE,
    HTML;

    public static final Formats<TextFormat> ALL =
            new Formats<>(Map.of(".md", MARKDOWN, ".remarkup", REMARKUP, ".json", JSON, ".html", HTML), CONSOLE);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
