package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.samples.SampleTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key user_classes, and what classes and tasks have from around them. */
class UserClassRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
        write("pages.csv", "page_id\n7\n8\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "x",
                        "user_classes: [{name: a, tasks: [get: /]}]",
                        "test.yaml:5:1: tasks: user_classes and tasks cannot be combined; keep one of them"),
                classes(
                        "{a: 1}",
                        "test.yaml:1:15: user_classes: a mapping is not a list; "
                                + "write a list, for example [{name: reader, tasks: [get: /]}]"),
                classes(
                        "[]",
                        "test.yaml:1:15: user_classes: the list is empty; "
                                + "write at least one item, for example [{name: reader, tasks: [get: /]}]"),
                classes(
                        "[{weight: 0, waittime: none}]",
                        "test.yaml:1:16: user_classes[0].name: missing; add it, for example name: reader",
                        "test.yaml:1:16: user_classes[0].tasks: missing; add it, for example tasks: [get: /]",
                        "test.yaml:1:25: user_classes[0].weight: 0 is out of range; "
                                + "write a whole number from 1 to 1000000",
                        "test.yaml:1:28: user_classes[0].waittime: unknown key; did you mean `wait_time`?"),
                classes(
                        "[{name: a, tasks: [get: /]}, {name: a, tasks: [get: /]}]",
                        "test.yaml:1:51: user_classes[1].name: another class already has this name; give each class its own name"),
                classes(
                        "[{name: a, host_header: 'a b', headers: {Content-Type: text/csv}, tasks: [get: /]}]",
                        "test.yaml:1:39: user_classes[0].host_header: \"a b\" is not a host with an optional port; "
                                + "write for example example.org",
                        "test.yaml:1:56: user_classes[0].headers.Content-Type: the Content-Type depends on each task's body; "
                                + "write it in the headers of the task"),
                WrongScenario.of(
                        "tasks",
                        "samples: {file: rows.csv}\nuser_classes:\n  - name: a\n    headers: {X-Title: '{{title}}'}\n"
                                + "    tasks: [{get: '/{{page_id}}', samples: {file: pages.csv}}]",
                        "test.yaml:5:35: user_classes[0].tasks[0].samples: "
                                + "inherited headers use columns of other samples; "
                                + "write those headers in the tasks that need them"),
                WrongScenario.ofFile(
                        BASE.replace("{users: 2, run_time: 60s}", "{rate: 1/s, run_time: 60s}")
                                .replace(
                                        "tasks: [get: /]",
                                        "user_classes: [{name: a, wait_time: {constant: 1s}, tasks: [get: /]}]"),
                        "test.yaml:4:26: user_classes[0].wait_time: the open model has no users who wait; "
                                + "remove it, or write load: {users: …}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void userClassesHaveWeightsWaitTimesAndTasks() {
        Plan plan = plan(baseWith("tasks", """
                wait_time: {constant: 1s}
                user_classes:
                  - name: reader
                    weight: 3
                    tasks:
                      - {get: /a, weight: 2}
                      - get: /b
                  - name: writer
                    wait_time: none
                    tasks: [post: /c]"""));
        assertThat(plan.userClasses())
                .containsExactly(
                        new UserClass(
                                "reader",
                                3,
                                new WaitTime.Constant(Duration.ofSeconds(1)),
                                List.of(new Flow(2, List.of(0)), new Flow(1, List.of(1)))),
                        new UserClass("writer", 1, new WaitTime.None(), List.of(new Flow(1, List.of(2)))));
        assertThat(plan.tasks()).extracting(Task::name).containsExactly("/a", "/b", "/c");
    }

    @Test
    void scenarioWithoutClassesHasOneClass() {
        Plan plan = plan(baseWith("tasks", "tasks: [{get: /a, weight: 2}, get: /b]"));
        assertThat(plan.userClasses())
                .containsExactly(new UserClass(
                        UserClass.ONLY,
                        1,
                        new WaitTime.None(),
                        List.of(new Flow(2, List.of(0)), new Flow(1, List.of(1)))));
    }

    @Test
    void taskInheritsFromItsClassAndTheTopLevel() {
        List<Task> tasks = tasks("""
                cache: {hit: below 20ms}
                user_classes:
                  - name: a
                    host_header: a.example.org
                    headers: {X-A: class, X-B: class}
                    tasks:
                      - get: /plain
                      - {get: /own, host_header: b.example.org, headers: {x-b: task}, cache: none}
                  - {name: b, tasks: [get: /other]}""");
        assertThat(tasks)
                .extracting(Task::hostHeader)
                .containsExactly(Optional.of("a.example.org"), Optional.of("b.example.org"), Optional.empty());
        assertThat(tasks.get(0).headers()).containsExactly(header("X-A", "class"), header("X-B", "class"));
        assertThat(tasks.get(1).headers()).containsExactly(header("X-A", "class"), header("x-b", "task"));
        assertThat(tasks)
                .extracting(task -> task.cache().map(CacheRule::text))
                .containsExactly(Optional.of("below 20ms"), Optional.empty(), Optional.of("below 20ms"));
    }

    @Test
    void samplesAreInheritedFromClassAndTopLevel() {
        ScenarioReading.Scenario scenario = scenario(baseWith("tasks", """
                samples: {file: rows.csv}
                user_classes:
                  - name: a
                    samples: {file: pages.csv}
                    tasks:
                      - get: /{{page_id}}
                      - {get: "/{{rev_id}}", samples: {file: rows.csv}}
                      - get: /health
                  - {name: b, tasks: [get: "/{{title}}"]}"""), Overrides.NONE);
        assertThat(scenario.plan().samples())
                .extracting(Samples::file)
                .containsExactly(directory.resolve("rows.csv"), directory.resolve("pages.csv"));
        assertThat(scenario.samples()).extracting(SampleTable::size).containsExactly(2, 2);
        assertThat(scenario.samples().get(1).row(0).cells()).containsExactly("7");
        assertThat(scenario.plan().tasks())
                .extracting(Task::samples)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(0), OptionalInt.empty(), OptionalInt.of(0));
    }

    @Test
    void sharedFaultySamplesAreReportedOnce() {
        write("faulty.csv", "a,b\n1\n");
        String samples = "samples: {file: faulty.csv}";
        assertThat(problems(baseWith("tasks", "tasks: [{get: /a, " + samples + "}, {get: /b, " + samples + "}]")))
                .singleElement()
                .asString()
                .startsWith("faulty.csv:2: 1 cell for 2 columns");
    }

    @Test
    void targetHeadersCanUseTheOnlySamples() {
        Plan plan = plan(baseWith(
                "target",
                "samples: {file: rows.csv}\ntarget: {url: 'http://localhost', headers: {X-Title: '{{title}}'}}"));
        assertThat(plan.tasks()).extracting(Task::samples).containsExactly(OptionalInt.of(0));
    }

    private static Header header(String name, String value) {
        return new Header(name, Template.of(value), false);
    }

    private static WrongScenario classes(String classes, String... problems) {
        return WrongScenario.of("tasks", "user_classes: " + classes, problems);
    }
}
