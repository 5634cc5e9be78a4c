package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.ScenarioReading.Problems;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios written to a directory of their own and read with a known environment. */
abstract class ScenarioFixture {

    static final long DRAWN_SEED = 4711;
    static final String VERSION = "1.2.3";

    /** What a target without a User-Agent of its own gets. */
    static final Header OUR_USER_AGENT = new Header("User-Agent", Template.of("wingload/1.2.3"), false);

    static final String TOP_LEVEL_KEYS =
            "name, target, targets, compare, load, sweep, wait_time, deadline, io_threads, samples, values, on_start, tasks, on_stop, user_classes, cache, seed, thresholds, "
                    + "observe, stop_when, limits, probe, contact, calls, upstream_header, trace, slo, report, ticket, environment, labels, notes, "
                    + "conclusion, escalation";

    static final String TASK_KEYS =
            "get, post, put, patch, delete, name, query, json, body, form, multipart, body_file, "
                    + "content_type, mutate, stream, expect, extract, runbook, samples, host_header, headers, cache, weight, tags, steps";

    static final String EXPECT_KEYS = "status, json, all, items, contains, matches, headers, size, stream, max";

    static final String LOAD_KEYS = "users, spawn_rate, rate, stages, replay, run_time, requests, warm_up, arrivals, "
            + "max_in_flight, connections";

    /** A scenario with nothing wrong, of five lines; what a test adds begins on line 6. */
    static final String BASE = """
            name: base
            target: {url: "http://localhost:8080"}
            load: {users: 2, run_time: 60s}
            tasks: [get: /]
            seed: 1
            """;

    @TempDir
    Path directory;

    final Map<String, String> environment = new HashMap<>();

    Path write(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ScenarioReading read(String yaml, Overrides overrides) {
        return new ScenarioReader(environment, VERSION, () -> DRAWN_SEED).read(write("test.yaml", yaml), overrides);
    }

    Scenario scenario(String yaml, Overrides overrides) {
        ScenarioReading reading = read(yaml, overrides);
        assertThat(reading).isInstanceOf(Scenario.class);
        return (Scenario) reading;
    }

    Plan plan(String yaml) {
        return scenario(yaml, Overrides.NONE).plan();
    }

    /** The problems as they are printed, without the directory's name. */
    List<String> problems(String yaml, Overrides overrides) {
        ScenarioReading reading = read(yaml, overrides);
        assertThat(reading).isInstanceOf(Problems.class);
        return ((Problems) reading)
                .problems().stream()
                        .map(problem -> problem.toString().replace(directory + "/", ""))
                        .toList();
    }

    List<String> problems(String yaml) {
        return problems(yaml, Overrides.NONE);
    }

    /** The plan of BASE with these tasks, and whatever else stands before them. */
    List<Task> tasks(String block) {
        return plan(baseWith("tasks", block)).tasks();
    }

    /** BASE with one of its top-level keys written otherwise, or one more; where a block begins, its text does too. */
    static String baseWith(String key, String block) {
        StringBuilder yaml = new StringBuilder();
        BASE.lines()
                .filter(line -> !line.startsWith(key + ":"))
                .forEach(line -> yaml.append(line).append('\n'));
        return block + "\n" + yaml;
    }
}
