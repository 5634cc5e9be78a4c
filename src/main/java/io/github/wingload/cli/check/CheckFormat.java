package io.github.wingload.cli.check;

import java.util.Locale;

/** The format of the report on a check. */
enum CheckFormat {
    TEXT,
    JSON,
    JUNIT,
    PROMETHEUS,
    MARKDOWN,
    REMARKUP,
    HTML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
