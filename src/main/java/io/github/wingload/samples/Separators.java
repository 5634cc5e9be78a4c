package io.github.wingload.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which separator a file has that was read as a single column. */
public final class Separators {

    private static final Map<String, String> REMEDIES = new LinkedHashMap<>();

    static {
        REMEDIES.put(";", "its cells seem to be separated by semicolons: add format: semicolon to samples");
        REMEDIES.put("\t", "its cells seem to be separated by tabs: add format: tsv to samples");
        REMEDIES.put(",", "its cells seem to be separated by commas: add format: csv to samples");
        REMEDIES.put("|", "its cells seem to be separated by |: write commas instead");
    }

    private Separators() {}

    /** How to read the file, if a line of it is a single cell that contains another separator. */
    public static Optional<String> hint(List<String> cells) {
        return REMEDIES.entrySet().stream()
                .filter(separator -> cells.size() == 1 && cells.get(0).contains(separator.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
