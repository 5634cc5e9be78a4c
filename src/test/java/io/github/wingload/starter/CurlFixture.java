package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios made from curl commands, and read by the reader of scenarios. */
abstract class CurlFixture {

    @TempDir
    Path directory;

    final Map<String, String> environment = new HashMap<>(Map.of("WINGLOAD_CONTACT", "me@example.org"));

    Starter.Started started(String command) {
        return Starter.fromCurl(command, directory, directory);
    }

    Plan plan(String command) {
        return plan(started(command));
    }

    Plan plan(Starter.Started scenario) {
        ScenarioReading reading =
                new ScenarioReader(environment, "1.2.3").read(write("made.yaml", scenario.yaml()), Overrides.NONE);
        assertThat(reading).as(scenario.yaml()).isInstanceOf(ScenarioReading.Scenario.class);
        return ((ScenarioReading.Scenario) reading).plan();
    }

    Task task(String command) {
        Plan plan = plan(command);
        assertThat(plan.tasks()).hasSize(1);
        return plan.tasks().get(0);
    }

    UrlTarget target(String command) {
        return (UrlTarget) plan(command).target();
    }

    /** The body as it is sent. */
    String body(String command) {
        return text((Template) task(command).body().orElseThrow().content());
    }

    String contentType(String command) {
        return task(command).body().orElseThrow().contentType();
    }

    /** The target's headers but for wingload's own User-Agent. */
    Map<String, String> headers(String command) {
        return plan(command).target().headers().stream()
                .filter(header -> !text(header.value()).startsWith("wingload/"))
                .collect(Collectors.toMap(header -> header.name(), header -> text(header.value())));
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(Template template) {
        return template.segments().stream()
                .map(segment -> ((Template.Text) segment).text())
                .collect(Collectors.joining());
    }
}
