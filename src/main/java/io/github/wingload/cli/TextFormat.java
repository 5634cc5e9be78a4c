package io.github.wingload.cli;

import java.util.Locale;

/** The format of a report. */
enum TextFormat {
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
