package io.github.wingload.diff;

/** What a change comes to. */
public enum Word {
    WORSE("worse"),
    BETTER("better"),
    /** Whatever the true change is, it is too small to matter. */
    NO_MATERIAL_CHANGE("no material change"),
    NOT_ENOUGH_DATA("not enough data"),
    /** There is a change for the worse, which may be too small to matter. */
    PROBABLY_WORSE("not enough data (probably worse)"),
    PROBABLY_BETTER("not enough data (probably better)");

    private final String words;

    Word(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** True if more data could not change it, at the confidence asked for. */
    public boolean decided() {
        return this == WORSE || this == BETTER || this == NO_MATERIAL_CHANGE;
    }
}
