package io.github.wingload.plan;

import java.util.regex.Pattern;

/** Compares patterns by their text and flags. {@link Pattern} does not, and a plan that is read back must equal the original. */
final class Patterns {

    private Patterns() {}

    static boolean alike(Pattern a, Pattern b) {
        return a.pattern().equals(b.pattern()) && a.flags() == b.flags();
    }
}
