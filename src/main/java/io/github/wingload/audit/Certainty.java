package io.github.wingload.audit;

/** How sure a finding is. */
public enum Certainty {
    /** Two statements of the result contradict each other, or arithmetic. */
    CANNOT_BE("cannot be"),
    /** The result states something that its data cannot tell. */
    CANNOT_BE_KNOWN("cannot be known"),
    /** The figures can be right, and probably mean something other than a reader takes them for. */
    WORTH_A_LOOK("worth a look");

    private final String label;

    Certainty(String label) {
        this.label = label;
    }

    /** Its name for readers. */
    public String label() {
        return label;
    }
}
