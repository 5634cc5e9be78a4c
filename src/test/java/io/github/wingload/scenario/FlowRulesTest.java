package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Extraction.HeaderValue;
import io.github.wingload.plan.task.Extraction.JsonPointer;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys steps and extract. */
class FlowRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                flow(
                        "steps: {get: /}",
                        "test.yaml:2:12: tasks[0].steps: a mapping is not a list; "
                                + "write a list, for example [post: /items, get: /items]"),
                flow(
                        "steps: []",
                        "test.yaml:2:12: tasks[0].steps: the list is empty; "
                                + "write at least one item, for example [post: /items, get: /items]"),
                flow(
                        "steps: [get: /]\n    get: /\n    expect: {status: 200}",
                        "test.yaml:3:5: tasks[0].get: steps and get cannot be combined; keep one of them",
                        "test.yaml:4:5: tasks[0].expect: steps and expect cannot be combined; keep one of them"),
                flow(
                        "steps: [{get: /, weight: 2, steps: [get: /]}]",
                        "test.yaml:2:22: tasks[0].steps[0].weight: a step cannot have weight; "
                                + "remove it: all steps run, in order",
                        "test.yaml:2:33: tasks[0].steps[0].steps: a step cannot have steps; "
                                + "remove it: all steps run, in order"),
                flow(
                        "steps:\n      - {get: '/{{id}}', extract: {id: /id}}\n      - get: /{{id}}",
                        "test.yaml:3:15: tasks[0].steps[0].get: "
                                + "{{id}} is extracted by this step or a later one; "
                                + "move this step after the one that extracts it"),
                flow(
                        "steps:\n      - {get: /, extract: {item_id: /id}}\n      - get: /{{item_di}}",
                        "test.yaml:4:14: tasks[0].steps[1].get: "
                                + "{{item_di}} is not a column, a value or an extracted name; "
                                + "did you mean `item_id`?"),
                flow(
                        "get: /\n    extract: {id: /id}",
                        "test.yaml:3:5: tasks[0].extract: no later step can use it; "
                                + "remove it, add the step that uses it, or move this step to on_start to use the value in all tasks"),
                flow(
                        "steps: [get: /a, {get: /b, extract: {id: /id}}]",
                        "test.yaml:2:32: tasks[0].steps[1].extract: no later step can use it; "
                                + "remove it, add the step that uses it, or move this step to on_start to use the value in all tasks"),
                flow(
                        "steps:\n      - {get: /a, extract: {id: id, tag: header, 1a: /x, e: header E, f: [], g: '/~2'}}\n"
                                + "      - get: /{{id}}/{{tag}}/{{1a}}/{{e}}/{{f}}",
                        "test.yaml:3:33: tasks[0].steps[0].extract.id: \"id\" does not say where the value is; "
                                + "write a JSON pointer such as /id, header ETag, or stream text",
                        "test.yaml:3:42: tasks[0].steps[0].extract.tag: "
                                + "\"header\" does not say where the value is; "
                                + "write a JSON pointer such as /id, header ETag, or stream text",
                        "test.yaml:3:50: tasks[0].steps[0].extract.1a: \"1a\" cannot be the name of an extracted value; "
                                + "use letters, digits, underscores, dots and hyphens, and do not start with a digit",
                        "test.yaml:3:74: tasks[0].steps[0].extract.f: a list is not text; write text",
                        "test.yaml:3:81: tasks[0].steps[0].extract.g: \"/~2\" does not say where the value is; "
                                + "write a JSON pointer such as /id, header ETag, or stream text"),
                WrongScenario.of(
                        "tasks",
                        "samples: {file: rows.csv}\nvalues: {sex: {integer: [0, 1]}}\ntasks:\n"
                                + "  - steps:\n      - {get: '/{{rev_id}}', extract: {title: /t, sex: /s}}\n"
                                + "      - get: /{{title}}",
                        "test.yaml:5:40: tasks[0].steps[0].extract.title: a column of the samples has this name; "
                                + "choose another name",
                        "test.yaml:5:51: tasks[0].steps[0].extract.sex: one of the values has this name; "
                                + "choose another name"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void stepsUseValuesThatEarlierStepsExtract() {
        Plan plan = plan(baseWith("tasks", """
                tasks:
                  - get: /health
                  - weight: 4
                    steps:
                      - {post: /items, json: {}, extract: {item_id: /id, etag: header ETag}}
                      - {get: "/items/{{item_id}}", extract: {etag: header ETag}}
                      - {put: "/items/{{item_id}}", headers: {If-Match: "{{etag}}"}, json: {id: "{{item_id}}"}}"""));
        assertThat(plan.userClasses().get(0).flows())
                .containsExactly(new Flow(1, List.of(0)), new Flow(4, List.of(1, 2, 3)));
        Task post = plan.tasks().get(1);
        Task put = plan.tasks().get(3);
        assertThat(post.extractions())
                .containsExactly(
                        new Extraction("item_id", 0, new JsonPointer("/id"), false),
                        new Extraction("etag", 1, new HeaderValue("ETag"), false));
        assertThat(put.path()).isEqualTo(new Template(List.of(new Text("/items/"), new Extracted(0, Form.URL))));
        assertThat(put.headers().get(0).value()).isEqualTo(new Template(List.of(new Extracted(1, Form.RAW))));
        assertThat(put.body().orElseThrow().content())
                .isEqualTo(
                        new Template(List.of(new Text("{\"id\":"), new Extracted(0, Form.JSON_VALUE), new Text("}"))));
    }

    @Test
    void stepsInheritSettingsOfTheirFlow() {
        List<Task> tasks = tasks("""
                tasks:
                  - host_header: a.example.org
                    headers: {X-A: all}
                    samples: {file: rows.csv}
                    steps: [get: "/{{rev_id}}", {get: /b, host_header: b.example.org}]""");
        assertThat(tasks)
                .extracting(task -> task.hostHeader().orElseThrow())
                .containsExactly("a.example.org", "b.example.org");
        assertThat(tasks).allSatisfy(task -> assertThat(task.headers()).hasSize(1));
        assertThat(tasks).extracting(task -> task.samples().isPresent()).containsExactly(true, false);
    }

    private static WrongScenario flow(String task, String... problems) {
        return WrongScenario.of("tasks", "tasks:\n  - " + task, problems);
    }
}
