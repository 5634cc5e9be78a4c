package io.github.wingload.plan;

import java.util.regex.Pattern;

/** Patterns are equal to themselves alone; plans are equal if theirs are written alike, so that one read back equals its origin. */
final class Patterns {

    private Patterns() {}

    static boolean alike(Pattern a, Pattern b) {
        return a.pattern().equals(b.pattern()) && a.flags() == b.flags();
    }
}
