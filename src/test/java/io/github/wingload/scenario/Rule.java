package io.github.wingload.scenario;

import java.util.List;

/** A scenario that breaks a rule, and everything that is then printed. */
record Rule(String yaml, List<String> problems) {

    /** BASE with one key written otherwise; the text of the key begins on line 1. */
    static Rule of(String key, String block, String... problems) {
        return new Rule(ScenarioFixture.baseWith(key, block), List.of(problems));
    }

    /** A whole file. */
    static Rule ofFile(String yaml, String... problems) {
        return new Rule(yaml, List.of(problems));
    }

    @Override
    public String toString() {
        return yaml.lines().findFirst().orElse("(empty)");
    }
}
