package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Apart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.Overrides.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code on_start}, {@code on_stop}, {@code tags} and {@code fixed_count}. */
class UserLifeRulesTest extends ScenarioFixture {

    private static final String EDITOR = """
            user_classes:
              - name: editor
                tags: edits
                headers: {Authorization: "Bearer {{session}}"}
                on_start:
                  - post: /login
                    extract: {session: /id}
                  - get: /me
                    apart: false
                tasks:
                  - {get: /a, tags: [quick, smoke]}
                  - get: /b
                on_stop: [post: /logout]
              - name: reader
                weight: 3
                tasks: [{get: /c, tags: smoke}, get: /d]
            """;

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "tasks",
                        "on_start: []\non_stop: [{get: /, weight: 2}]\ntasks: [get: /a]",
                        "test.yaml:1:11: on_start: the list is empty; write at least one item, for example [post: /items, get: /items]",
                        "test.yaml:2:20: on_stop[0].weight: a step cannot have weight; remove it: all steps run, in order"),
                WrongScenario.of(
                        "tasks",
                        "on_start: [post: /login]\nuser_classes: [{name: a, tasks: [get: /a]}]",
                        "test.yaml:1:1: on_start: user_classes and on_start cannot be combined; keep one of them"),
                WrongScenario.of(
                        "tasks",
                        "on_start: [{post: /login, name: x}]\ntasks: [{post: /b, name: x}]",
                        "test.yaml:2:8: tasks: POST \"x\" is counted apart, and another task has this method and name; "
                                + "give the step of on_start or on_stop a name of its own"),
                WrongScenario.of(
                        "tasks",
                        "on_stop: [{post: /logout, apart: false}]\ntasks: [get: /]",
                        "test.yaml:1:27: on_stop[0].apart: unknown key; possible here: get, post, put, patch, delete, name, query, "
                                + "json, body, form, multipart, body_file, content_type, mutate, stream, expect, extract, runbook, samples, host_header, "
                                + "headers, cache"),
                WrongScenario.of(
                        "tasks",
                        "on_start: [{post: /login}]\ntasks: [get: /]\nthresholds: [p90 of ok in /login <= 1s]",
                        "test.yaml:3:14: thresholds[0]: task \"/login\" is counted apart, so no threshold can judge it; "
                                + "write apart: false in this step of on_start; calls of on_stop follow the load and are never judged"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{get: /, extract: {token: /token}}]",
                        "test.yaml:1:18: tasks[0].extract: no later step can use it; "
                                + "remove it, add the step that uses it, or move this step to on_start to use the value in all tasks"),
                WrongScenario.ofFile(
                        BASE.replace("{users: 2, run_time: 60s}", "{rate: 1/s, run_time: 60s}")
                                .replace(
                                        "tasks: [get: /]",
                                        "user_classes: [{name: a, fixed_count: 2, on_start: [get: /s], tasks: [get: /]}]"),
                        "test.yaml:4:26: user_classes[0].fixed_count: a load by rate has no users to count; "
                                + "write weight: its share of the starts",
                        "test.yaml:4:42: user_classes[0].on_start: a load by rate has no users who start and stop; "
                                + "write the request as the first of the steps of a task"),
                WrongScenario.of(
                        "tasks",
                        "user_classes: [{name: a, fixed_count: 3, tasks: [get: /]}, {name: b, tasks: [get: /b]}]",
                        "test.yaml:1:15: user_classes: the fixed counts add up to 3 users, and the load has 2; plan more users"),
                WrongScenario.of(
                        "tasks",
                        "user_classes: [{name: a, fixed_count: 1, tasks: [get: /]}]",
                        "test.yaml:1:15: user_classes: the fixed counts add up to 1 user, and the load has 2; "
                                + "plan as many, or give a class a weight instead"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{get: /, tags: ['a b']}]",
                        "test.yaml:1:25: tasks[0].tags[0]: \"a b\" is not a tag; write a name without commas and spaces, such as smoke"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void stepsOnStartAndOnStopAreCountedApartUnlessAsked() {
        Plan plan = plan(baseWith("tasks", EDITOR));
        assertThat(plan.tasks())
                .extracting(Task::name)
                .containsExactly("/login", "/me", "/a", "/b", "/logout", "/c", "/d");
        assertThat(plan.tasks().stream().limit(5))
                .extracting(Task::apart)
                .containsExactly(
                        Optional.of(Apart.ON_START),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Apart.ON_STOP));
        UserClass editor = plan.userClasses().get(0);
        assertThat(editor.onStart()).contains(new Flow(1, List.of(0, 1)));
        assertThat(editor.onStop()).contains(new Flow(1, List.of(4)));
        assertThat(plan.lastingValues(editor)).isEqualTo(1);
        assertThat(plan.lastingValues(plan.userClasses().get(1))).isZero();
    }

    @Test
    void aHeaderOfTheClassCanUseWhatIsExtractedOnStartAndMakesItASecret() {
        List<Task> tasks = tasks(EDITOR);
        assertThat(tasks.get(0).headers()).as("there is no session yet").isEmpty();
        assertThat(tasks.get(2).headers().get(0).value())
                .isEqualTo(new Template(List.of(new Text("Bearer "), new Extracted(0, Form.RAW))));
        assertThat(tasks.get(0).extractions())
                .containsExactly(new Extraction("session", 0, new Extraction.JsonPointer("/id"), true));
    }

    @Test
    void howOftenUsersLogInIsNotBoundedByTheirWaits() {
        String users = "wait_time: {constant: 10s}\non_start: [{post: /login, apart: false}]\ntasks: [get: /]\n";
        assertThat(plan(baseWith("tasks", users + "thresholds: [requests/s in /login >= 1, requests/s >= 3]"))
                        .thresholds())
                .hasSize(2);
        assertThat(problems(baseWith("tasks", users + "thresholds: [requests/s in / >= 1]")))
                .singleElement()
                .asString()
                .contains("users who wait that long make at most ");
    }

    @Test
    void aTaskCanRenewAValueThatWasExtractedOnStart() {
        List<Task> tasks = tasks("""
                on_start: [{post: /login, extract: {token: /token}}]
                tasks:
                  - steps:
                      - {post: '/renew/{{token}}', extract: {token: /token, item: /id}}
                      - get: /items/{{item}}""");
        assertThat(tasks.get(1).extractions()).extracting(Extraction::slot).containsExactly(0, 1);
    }

    @Test
    void tagsSelectTasksAsInLocust() {
        assertThat(selected(Map.of(Option.TAGS, "smoke"))).containsExactly("/login", "/me", "/a", "/logout", "/c");
        assertThat(selected(Map.of(Option.TAGS, "edits", Option.EXCLUDE_TAGS, "quick")))
                .containsExactly("/login", "/me", "/b", "/logout");
        assertThat(selected(Map.of(Option.EXCLUDE_TAGS, "edits,smoke"))).containsExactly("/d");
        assertThat(selected(Map.of(Option.TAGS, "quick, nothing"))).containsExactly("/login", "/me", "/a", "/logout");
    }

    private List<String> selected(Map<Option, String> options) {
        Overrides overrides = Overrides.NONE;
        for (Map.Entry<Option, String> option : options.entrySet()) {
            overrides = overrides.with(option.getKey(), option.getValue());
        }
        return scenario(baseWith("tasks", EDITOR), overrides).plan().tasks().stream()
                .map(Task::name)
                .toList();
    }

    @Test
    void tagsThatSelectNothingAreAProblem() {
        assertThat(problems(baseWith("tasks", EDITOR), Overrides.NONE.with(Option.TAGS, "smok")))
                .containsExactly("command line: --tags smok: no task is selected by its tags; "
                        + "name tags that tasks or user classes have under tags");
    }

    @Test
    void aThresholdOnATaskThatTheTagsLeaveOutIsLeftOutWithANote() {
        ScenarioReading.Scenario scenario = scenario(
                baseWith("tasks", EDITOR + "thresholds: [p90 of ok in /d <= 1s, p90 of ok in /c <= 2s]"),
                Overrides.NONE.with(Option.TAGS, "smoke"));
        assertThat(scenario.plan().thresholds()).extracting(Rule::text).containsExactly("p90 of ok in /c <= 2s");
        assertThat(scenario.notes())
                .contains(
                        "the threshold \"p90 of ok in /d <= 1s\" is left out, because its task does not have these tags");
    }

    @Test
    void aClassCanHaveAFixedNumberOfUsers() {
        Plan plan = plan(baseWith(
                "tasks",
                "user_classes: [{name: a, tasks: [get: /]}, {name: monitor, fixed_count: 1, tasks: [get: /b]}]"));
        assertThat(plan.userClasses())
                .extracting(UserClass::fixedCount)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(1));
    }
}
