package io.github.wingload.starter;

/** A curl command that no scenario can be made from. The message says what was found; it never repeats a value. */
public final class CurlFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    CurlFault(String found, String remedy) {
        super(found);
        this.remedy = remedy;
    }

    /** What would be right. */
    public String remedy() {
        return remedy;
    }
}
