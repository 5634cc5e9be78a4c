package io.github.wingload.cli.command;

import java.util.Locale;

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
}
