package io.github.wingload.cli;

import java.util.Locale;

/** How a text is written down. */
enum TextFormat {
    MARKDOWN,
    REMARKUP,
    JSON,
    CONSOLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
