package io.github.wingload.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The line between a table's head and its rows. */
public final class Rule {

    private Rule() {}

    /** Runs of dashes of these lengths, joined by bars. */
    public static String of(int... widths) {
        return Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("|"));
    }
}
