package io.github.wingload.yaml;

/** What is wrong with a line, and what would be right. Never leaves its section. */
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
}
