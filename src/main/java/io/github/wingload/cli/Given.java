package io.github.wingload.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects which options were given, by their long names without dashes, in a fixed order. */
final class Given {

    private final Map<String, String> values = new LinkedHashMap<>();

    Given value(String option, Optional<String> value) {
        value.ifPresent(text -> values.put(option, text));
        return this;
    }

    Given flag(String option, boolean set) {
        if (set) {
            values.put(option, "true");
        }
        return this;
    }

    Map<String, String> values() {
        return values;
    }
}
