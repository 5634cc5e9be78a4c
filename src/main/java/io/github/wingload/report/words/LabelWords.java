package io.github.wingload.report.words;

import java.util.Map;
import java.util.stream.Collectors;

/** Labels in a line: {@code image=2026-02-18, replicas=5}; {@code none} without any. */
public final class LabelWords {

    private LabelWords() {}

    public static String of(Map<String, String> labels) {
        return labels.isEmpty()
                ? "none"
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "));
    }
}
