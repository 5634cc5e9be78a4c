package io.github.wingload.yaml;

/** What is wrong with a text that has a grammar of its own, and the remedy. {@link Node#line(Grammar)} reports it. */
public final class LineFault extends Exception {

    private static final long serialVersionUID = 1;

    private final String remedy;

    public LineFault(String found, String remedy) {
        super(found);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }

    /** Reads a text. */
    @FunctionalInterface
    public interface Grammar<T> {

        /**
         * What the text says.
         *
         * @throws LineFault if it says nothing that can be understood
         */
        T read(String text) throws LineFault;
    }
}
