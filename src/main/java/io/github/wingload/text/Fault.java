package io.github.wingload.text;

/** A failure that its user can remedy. The message says what is wrong. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param found what is wrong
     * @param remedy what to do about it
     */
    public Fault(String found, String remedy) {
        super(found);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
