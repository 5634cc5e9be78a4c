package io.github.wingload.scenario;

/** What is wrong with a line, and what would be right. Never leaves its section. */
final class LineFault extends Exception {

    private static final long serialVersionUID = 1;

    private final String remedy;

    LineFault(String found, String remedy) {
        super(found);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
