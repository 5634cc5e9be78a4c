package io.github.wingload.text;

/** Something wrong that the user can correct, with the remedy. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String remedy;

    /**
     * @param found what is wrong
     * @param remedy what to do about it
     */
    public Fault(String found, String remedy) {
        super(found);
        this.found = found;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String found() {
        return found;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
