package io.github.wingload.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scenario files for tests: one task, POST /v1/models/revertrisk-wikidata:predict, made from a few rows. Immutable. */
public record ScenarioText(String target, String load, String waitTime, String deadline, String pick, String more) {

    private static final int ROWS = 20;

    /** Against a server that the test has started; two seconds of three users who wait a little. */
    public static ScenarioText against(URI url) {
        return new ScenarioText(
                "{url: '" + url + "'}",
                "{users: 3, spawn_rate: 30, run_time: 2s}",
                "{constant: 20ms}",
                "10s",
                "random",
                "");
    }

    /** The same against a simulator that wingload starts. */
    public static ScenarioText againstSimulator(String simulator) {
        return against(URI.create("http://localhost")).target("{simulator: " + simulator + "}");
    }

    public ScenarioText target(String value) {
        return new ScenarioText(value, load, waitTime, deadline, pick, more);
    }

    public ScenarioText load(String value) {
        return new ScenarioText(target, value, waitTime, deadline, pick, more);
    }

    public ScenarioText waitTime(String value) {
        return new ScenarioText(target, load, value, deadline, pick, more);
    }

    public ScenarioText deadline(String value) {
        return new ScenarioText(target, load, waitTime, value, pick, more);
    }

    public ScenarioText pick(String value) {
        return new ScenarioText(target, load, waitTime, deadline, value, more);
    }

    /** Adds lines at the end. */
    public ScenarioText with(String lines) {
        return new ScenarioText(target, load, waitTime, deadline, pick, more + lines + "\n");
    }

    /** Writes the scenario and its samples into a directory. */
    public Path writtenTo(Path directory) throws IOException {
        StringBuilder rows = new StringBuilder("rev_id\n");
        for (int row = 1; row <= ROWS; row++) {
            rows.append(1000 + row).append('\n');
        }
        Files.writeString(directory.resolve("rows.csv"), rows);
        return Files.writeString(
                directory.resolve("tested.yaml"), """
                name: tested
                target: %s
                load: %s
                wait_time: %s
                deadline: %s
                samples: {file: rows.csv, pick: %s}
                tasks:
                  - post: /v1/models/revertrisk-wikidata:predict
                    json: {rev_id: "{{rev_id}}"}
                seed: 7
                probe: false
                %s""".formatted(target, load, waitTime, deadline, pick, more));
    }
}
