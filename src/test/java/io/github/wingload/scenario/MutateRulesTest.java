package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key mutate. */
class MutateRulesTest extends ScenarioFixture {

    private static final String KINDS =
            "drop_field, wrong_type, out_of_range, empty, truncated_json, huge, wrong_content_type";

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "tasks",
                        "tasks: [{post: /, body: x, mutate: [empty], expect: {status: 400}}]",
                        "test.yaml:1:28: tasks[0].mutate: the task has no json to mutate; add json, or remove it: write any other invalid body as it is"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{post: /, json: {}, mutate: [empty], expect: {contains: error}}]",
                        "test.yaml:1:29: tasks[0].mutate: the expected status of invalid requests is missing; "
                                + "add expect: {status: 400}"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{post: /, json: {a: 5}, mutate: [{wrong_type: {a: [x, 5]}}, "
                                + "{wrong_content_type: Application/json; charset=utf-8}], expect: {status: 400}}]",
                        "test.yaml:1:42: tasks[0].mutate[0]: wrong_type leaves the valid body as it is; "
                                + "write values that differ from those of json",
                        "test.yaml:1:90: tasks[0].mutate[1].wrong_content_type: Application/json; charset=utf-8 is the "
                                + "right type of this body; write another one"),
                mutate(
                        "drop_field",
                        "test.yaml:4:13: tasks[0].mutate: \"drop_field\" is not a list; "
                                + "write a list, for example [drop_field, wrong_type]"),
                mutate(
                        "[]",
                        "test.yaml:4:13: tasks[0].mutate: the list is empty; "
                                + "write at least one item, for example [drop_field, wrong_type]"),
                mutate(
                        "[drop_fields, {hug: 1MB}, empty, empty]",
                        "test.yaml:4:14: tasks[0].mutate[0]: \"drop_fields\" is not one of " + KINDS
                                + "; did you mean `drop_field`?",
                        "test.yaml:4:28: tasks[0].mutate[1].hug: unknown key; did you mean `huge`?",
                        "test.yaml:4:46: tasks[0].mutate[3]: empty is already in this list; keep one of the two"),
                mutate(
                        "[{drop_field: [agee, /cp/0], huge: 1MB}]",
                        "test.yaml:4:28: tasks[0].mutate[0].drop_field[0]: the body has no field \"agee\"; "
                                + "did you mean `age`?",
                        "test.yaml:4:34: tasks[0].mutate[0].drop_field[1]: the body has no field \"/cp/0\"; "
                                + "possible here: age, name, sex",
                        "test.yaml:4:42: tasks[0].mutate[0].huge: drop_field and huge cannot be combined; "
                                + "keep one of them"),
                mutate(
                        "[{out_of_range: {agee: 999}}, {wrong_type: age}]",
                        "test.yaml:4:30: tasks[0].mutate[0].out_of_range.agee: the body has no field \"agee\"; "
                                + "did you mean `age`?",
                        "test.yaml:4:56: tasks[0].mutate[1].wrong_type: \"age\" is not a list; "
                                + "write a list, for example [age, /instances/0/lang]"),
                mutate(
                        "[{}, {drop_field: []}, {out_of_range: {age: []}}, {wrong_content_type: application/json}]",
                        "test.yaml:4:14: tasks[0].mutate[0]: the mutation is missing; write for example {drop_field: [age]}",
                        "test.yaml:4:31: tasks[0].mutate[1].drop_field: drop_field changes nothing; "
                                + "name fields or values, or write drop_field alone",
                        "test.yaml:4:51: tasks[0].mutate[2].out_of_range: out_of_range changes nothing; "
                                + "name fields or values, or write out_of_range alone",
                        "test.yaml:4:84: tasks[0].mutate[3].wrong_content_type: application/json is the right type of "
                                + "this body; write another one"),
                mutate(
                        "[{empty: [age]}, {huge: lots}, {wrong_content_type: csv}]",
                        "test.yaml:4:15: tasks[0].mutate[0].empty: this mutation takes no details; "
                                + "write empty alone",
                        "test.yaml:4:37: tasks[0].mutate[1].huge: \"lots\" is not a number of bytes; "
                                + "write for example 2000, 10KB or 1MB",
                        "test.yaml:4:65: tasks[0].mutate[2].wrong_content_type: \"csv\" is not a media type; "
                                + "write for example text/csv"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{post: /, json: 5, mutate: [drop_field, out_of_range, truncated_json], "
                                + "expect: {status: 400}}]",
                        "test.yaml:1:37: tasks[0].mutate[0]: drop_field does not apply to this body; "
                                + "remove it, or write json with fields",
                        "test.yaml:1:49: tasks[0].mutate[1]: out_of_range does not apply to this body; "
                                + "remove it, or write json with fields",
                        "test.yaml:1:63: tasks[0].mutate[2]: truncated_json does not apply to this body; "
                                + "remove it, or write json with fields"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void dropFieldOmitsOneFieldAtATime() {
        assertThat(bodies("{a: 1, b: [{c: x}, {c: y}]}", "drop_field"))
                .containsExactly(
                        "{\"b\":[{\"c\":\"x\"},{\"c\":\"y\"}]}",
                        "{\"a\":1}",
                        "{\"a\":1,\"b\":[{},{\"c\":\"y\"}]}",
                        "{\"a\":1,\"b\":[{\"c\":\"x\"},{}]}");
    }

    @Test
    void fieldsAreNamedByNameOrPointer() {
        assertThat(bodies("{a: 1, b: [{c: x}, {c: y}]}", "{drop_field: [c]}"))
                .containsExactly("{\"a\":1,\"b\":[{},{\"c\":\"y\"}]}", "{\"a\":1,\"b\":[{\"c\":\"x\"},{}]}");
        assertThat(bodies("{a: 1, b: [{c: x}, {c: y}]}", "{drop_field: [/b/1/c, a]}"))
                .containsExactly("{\"a\":1,\"b\":[{\"c\":\"x\"},{}]}", "{\"b\":[{\"c\":\"x\"},{\"c\":\"y\"}]}");
        assertThat(bodies("{a/b: 1, c~d: 2}", "{drop_field: [a/b, /c~0d]}"))
                .containsExactly("{\"c~d\":2}", "{\"a/b\":1}");
    }

    @Test
    void dropFieldKeepsPlaceholdersOfOtherFields() {
        String block = "samples: {file: rows.csv}\ntasks: [{post: /, json: {id: '{{rev_id}}', t: '{{title}}'}, "
                + "mutate: [drop_field], expect: {status: 400}}]";
        assertThat(tasks(block).get(0).mutations().get(0).variants())
                .extracting(Body::content)
                .containsExactly(
                        new Template(List.of(new Text("{\"t\":"), new Column(1, Form.JSON_VALUE), new Text("}"))),
                        new Template(List.of(new Text("{\"id\":"), new Column(0, Form.JSON_VALUE), new Text("}"))));
    }

    @Test
    void wrongTypeReplacesValues() {
        assertThat(bodies("{n: 1, t: x, b: true, l: [1], o: {}}", "wrong_type"))
                .containsExactly(
                        "{\"n\":\"wrong\",\"t\":\"x\",\"b\":true,\"l\":[1],\"o\":{}}",
                        "{\"n\":1,\"t\":{},\"b\":true,\"l\":[1],\"o\":{}}",
                        "{\"n\":1,\"t\":\"x\",\"b\":\"wrong\",\"l\":[1],\"o\":{}}",
                        "{\"n\":1,\"t\":\"x\",\"b\":true,\"l\":\"wrong\",\"o\":{}}",
                        "{\"n\":1,\"t\":\"x\",\"b\":true,\"l\":[1],\"o\":\"wrong\"}");
        assertThat(bodies("{n: 1, t: x}", "{wrong_type: {t: [5, null]}}"))
                .containsExactly("{\"n\":1,\"t\":5}", "{\"n\":1,\"t\":null}");
    }

    @Test
    void outOfRangeReplacesNumbers() {
        assertThat(bodies("{n: 1, t: x}", "out_of_range"))
                .containsExactly("{\"n\":-9007199254740991,\"t\":\"x\"}", "{\"n\":9007199254740991,\"t\":\"x\"}");
        assertThat(bodies("{n: 1, t: x}", "{out_of_range: {n: [-1, 999], t: ''}}"))
                .containsExactly("{\"n\":-1,\"t\":\"x\"}", "{\"n\":999,\"t\":\"x\"}", "{\"n\":1,\"t\":\"\"}");
    }

    @Test
    void generatedNumbersCountAsNumbers() {
        String block = "values: {age: {integer: [1, 9]}}\ntasks: [{post: /, json: {a: '{{age}}', b: 'age {{age}}'}, "
                + "mutate: [out_of_range], expect: {status: 400}}]";
        assertThat(tasks(block).get(0).mutations().get(0).variants()).hasSize(2);
    }

    @Test
    void truncatedJsonHasTwoVariants() {
        assertThat(bodies("{a: 1, b: 2}", "truncated_json")).containsExactly("{\"a\":1,", "{\"a\":1,\"b\":2");
        assertThat(bodies("{}", "truncated_json")).containsExactly("{", "{");
    }

    @Test
    void truncatedJsonKeepsItsFirstPlaceholders() {
        String block = "samples: {file: rows.csv}\ntasks: [{post: /, json: {id: '{{rev_id}}', t: '{{title}}'}, "
                + "mutate: [truncated_json], expect: {status: 400}}]";
        assertThat(tasks(block).get(0).mutations().get(0).variants())
                .extracting(Body::content)
                .containsExactly(
                        new Template(List.of(new Text("{\"id\":"), new Column(0, Form.JSON_VALUE), new Text(",\"t"))),
                        new Template(List.of(
                                new Text("{\"id\":"),
                                new Column(0, Form.JSON_VALUE),
                                new Text(",\"t\":"),
                                new Column(1, Form.JSON_VALUE))));
    }

    @Test
    void emptyBodyKeepsTheContentType() {
        Mutation empty = mutation("{a: 1}", "empty");
        assertThat(empty).isEqualTo(new Mutation("empty", List.of(new Body(Template.of(""), "application/json"))));
    }

    @Test
    void hugeFillsTheFirstTextOrAPaddingField() {
        assertThat(bodies("{a: 1, t: x}", "{huge: 5}")).containsExactly("{\"a\":1,\"t\":\"xxxxx\"}");
        assertThat(bodies("{a: 1}", "{huge: 5}")).containsExactly("{\"a\":1,\"padding\":\"xxxxx\"}");
        assertThat(bodies("{t: x}", "huge").get(0)).hasSize(1_000_000 + "{\"t\":\"\"}".length());
    }

    @Test
    void wrongContentTypeKeepsTheBody() {
        assertThat(mutation("{a: 1}", "wrong_content_type"))
                .isEqualTo(
                        new Mutation("wrong_content_type", List.of(new Body(Template.of("{\"a\":1}"), "text/plain"))));
        assertThat(mutation("{a: 1}", "{wrong_content_type: [text/xml, text/csv]}")
                        .variants())
                .extracting(Body::contentType)
                .containsExactly("text/xml", "text/csv");
    }

    @Test
    void mutationWithTooManyBodiesIsRefused() {
        String json =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> "f" + i + ": 1").collect(Collectors.joining(", "));
        assertThat(problems(baseWith("tasks", block("{" + json + "}", "drop_field"))))
                .singleElement()
                .asString()
                .endsWith("drop_field makes 1,001 bodies of 8,901 characters; name fewer fields, for example "
                        + "{drop_field: [age]}: at most 1,000 bodies and 100,000,000 characters in all");
    }

    @Test
    void bodiesAreNotMadeIfThereAreTooMany() {
        String json = IntStream.rangeClosed(1, 90_000)
                .mapToObj(i -> "f" + i + ": 1")
                .collect(Collectors.joining(",\n      "));
        assertThat(problems(baseWith("tasks", block("{" + json + "}", "drop_field"))))
                .singleElement()
                .asString()
                .contains("drop_field makes 90,000 bodies of ");
    }

    @Test
    void bodiesAreNotMadeIfTheyAreTooLargeTogether() {
        String json =
                IntStream.rangeClosed(1, 999).mapToObj(i -> "f" + i + ": 1").collect(Collectors.joining(", "));
        String text = "x".repeat(200_000);
        assertThat(problems(baseWith("tasks", block("{t: " + text + ", " + json + "}", "drop_field"))))
                .singleElement()
                .asString()
                .contains("drop_field makes 1,000 bodies of 208,");
    }

    private List<String> bodies(String json, String mutation) {
        return mutation(json, mutation).variants().stream()
                .map(body -> ((Template) body.content())
                        .segments().stream()
                                .map(segment -> ((Text) segment).text())
                                .collect(Collectors.joining()))
                .toList();
    }

    private Mutation mutation(String json, String mutation) {
        return tasks(block(json, mutation)).get(0).mutations().get(0);
    }

    private static String block(String json, String mutation) {
        return "tasks: [{post: /, json: " + json + ", mutate: [" + mutation + "], expect: {status: 400}}]";
    }

    private static WrongScenario mutate(String mutate, String... problems) {
        return WrongScenario.of(
                "tasks",
                "tasks:\n  - post: /\n    json: {age: 1, name: x, sex: '0'}\n    mutate: " + mutate
                        + "\n    expect: {status: 400}",
                problems);
    }
}
