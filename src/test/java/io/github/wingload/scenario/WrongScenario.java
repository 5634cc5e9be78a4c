package io.github.wingload.scenario;

import java.util.List;

/** A scenario with problems, and the messages that report them. */
record WrongScenario(String yaml, List<String> problems) {

    /** {@link ScenarioFixture#BASE} with another value of a key, whose text starts on line 1. */
    static WrongScenario of(String key, String block, String... problems) {
        return new WrongScenario(ScenarioFixture.baseWith(key, block), List.of(problems));
    }

    /** A whole file. */
    static WrongScenario ofFile(String yaml, String... problems) {
        return new WrongScenario(yaml, List.of(problems));
    }

    @Override
    public String toString() {
        return yaml.lines().findFirst().orElse("(empty)");
    }
}
