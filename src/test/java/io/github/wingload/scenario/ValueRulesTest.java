package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Filler;
import io.github.wingload.plan.GeneratedValue.FillerWords;
import io.github.wingload.plan.GeneratedValue.Generator;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.GeneratedValue.Uuid;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key values. */
class ValueRulesTest extends ScenarioFixture {

    private static final String EXAMPLES = "write one of {integer: [0, 1]}, {number: [0, 1]}, {choice: [a, b]}, "
            + "{repeat: \"a \", times: [5, 20]}, {text: [10, 2000]}, {words: [600, 900]}, {tokens: 1024} or uuid";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                values(
                        "[sex]",
                        "test.yaml:1:9: values: a list is not a mapping; "
                                + "write keys and values, for example {sex: {integer: [0, 1]}}"),
                values("{a: [0, 1]}", "test.yaml:1:13: values.a: a list is not a way to make a value; " + EXAMPLES),
                values("{a: {}}", "test.yaml:1:13: values.a: the way to make the value is missing; " + EXAMPLES),
                values(
                        "{a: uid}",
                        "test.yaml:1:13: values.a: \"uid\" is not a way to make a value; did you mean `uuid`?"),
                values(
                        "{a b: {intger: [0, 1]}}",
                        "test.yaml:1:10: values.a b: \"a b\" cannot be the name of a value; "
                                + "use letters, digits, underscores, dots and hyphens, and do not start with a digit",
                        "test.yaml:1:15: values.a b: the way to make the value is missing; " + EXAMPLES,
                        "test.yaml:1:16: values.a b.intger: unknown key; did you mean `integer`?"),
                values(
                        "{a: {integer: [0, 1], text: 5}}",
                        "test.yaml:1:31: values.a.text: integer and text cannot be combined; keep one of them"),
                values(
                        "{a: {integer: 5}, b: {integer: [1]}, c: {integer: [2, 1]}, d: {integer: [0, 1.5]}}",
                        "test.yaml:1:23: values.a.integer: 5 is not a list; write a list, for example [0, 1]",
                        "test.yaml:1:40: values.b.integer: the list has 1 items; "
                                + "write the lower and the upper end of a range, for example [0, 1]",
                        "test.yaml:1:59: values.c.integer: the first is greater than the second; "
                                + "write the lower one first",
                        "test.yaml:1:85: values.d.integer[1]: 1.5 is not a whole number; write a 64-bit integer"),
                values(
                        "{a: {number: [0, x]}, b: {number: [2, 1]}, c: {number: [0, 1], decimals: 16}}",
                        "test.yaml:1:26: values.a.number[1]: \"x\" is not a number; "
                                + "write a number from -1000000000000000 up to 1000000000000000",
                        "test.yaml:1:43: values.b.number: the first is greater than the second; "
                                + "write the lower one first",
                        "test.yaml:1:82: values.c.decimals: 16 is out of range; write a whole number from 0 to 15"),
                values(
                        "{a: {number: [0.2, 0.7], decimals: 0}}",
                        "test.yaml:1:22: values.a.number: no number with 0 decimals is in this range; "
                                + "write more decimals"),
                values(
                        "{a: {choice: []}, b: {choice: [['{{x}}']]}, c: {choice: [{weight: 2}, {value: a, weight: 0}]}}",
                        "test.yaml:1:22: values.a.choice: the list is empty; "
                                + "write at least one item, for example [a, b] or [{value: a, weight: 3}, b]",
                        "test.yaml:1:41: values.b.choice[0][0]: {{x}} is not defined; "
                                + "add samples with a column x, a value x, or an earlier step (or on_start) that extracts it",
                        "test.yaml:1:66: values.c.choice[0].value: missing; add it, for example value: a",
                        "test.yaml:1:98: values.c.choice[1].weight: 0 is out of range; "
                                + "write a whole number from 1 to 1000000"),
                values(
                        "{a: {choice: [.inf]}}",
                        "test.yaml:1:23: values.a.choice[0]: .inf is not a JSON number; "
                                + "write it like 1.5 or 1e3, or in quotes as text"),
                values(
                        "{a: {repeat: great}, b: {integer: [0, 1], times: 3, decimals: 2, separator: x}}",
                        "test.yaml:1:13: values.a.times: missing; add it, for example times: [5, 20]",
                        "test.yaml:1:51: values.b.times: this key needs repeat; " + "remove it, or add repeat",
                        "test.yaml:1:61: values.b.decimals: this key needs number; " + "remove it, or add number",
                        "test.yaml:1:74: values.b.separator: this key needs repeat; " + "remove it, or add repeat"),
                values(
                        "{a: {text: 99999999}, b: {repeat: 0123456789, times: [5, 1600001]}}",
                        "test.yaml:1:20: values.a.text: 99999999 is out of range; "
                                + "write a whole number from 0 to 16000000",
                        "test.yaml:1:66: values.b.times[1]: 1600001 is out of range; "
                                + "write a whole number from 0 to 1600000"),
                values(
                        "{a: {words: 0}, b: {tokens: [9, 5]}, c: {tokens: 8, prefix: 9, between: [5, -1]}, d: {text: 1, prefix: 1}}",
                        "test.yaml:1:21: values.a.words: 0 is out of range; write a whole number from 1 to 1000000",
                        "test.yaml:1:37: values.b.tokens: the first is greater than the second; write the lower one first",
                        "test.yaml:1:69: values.c.prefix: 9 is out of range; write a whole number from 0 to 8",
                        "test.yaml:1:85: values.c.between[1]: -1 is out of range; write a whole number from 0 to 2147483647",
                        "test.yaml:1:104: values.d.prefix: this key needs tokens; remove it, or add tokens"),
                WrongScenario.of(
                        "tasks",
                        "values: {sex: {integer: [0, 1]}}\ntasks: [get: '/{{sexx}}']",
                        "test.yaml:2:14: tasks[0].get: {{sexx}} is not a column, a value or an extracted name; "
                                + "did you mean `sex`?"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "true", "male"})
    void constantValueIsRefused(String written) {
        String shown = written.equals("male") ? "\"male\"" : written;
        assertThat(problems(baseWith("x", "values: {sex: " + written + "}")))
                .containsExactly("test.yaml:1:15: values.sex: " + shown
                        + " is a constant, but values are made for each request; "
                        + "write a way to make one such as {integer: [0, 1]}, or write the constant where it is used");
    }

    @Test
    void valueWithTheNameOfAColumnIsRefused() {
        write("rows.csv", "rev_id\n1\n2\n");
        assertThat(problems(baseWith("tasks", """
                        values: {rev_id: uuid}
                        tasks: [{get: "/{{rev_id}}", samples: {file: rows.csv}}]""")))
                .containsExactly("test.yaml:1:10: values.rev_id: the samples in rows.csv have a column of this name; "
                        + "choose another name");
    }

    @Test
    void everyKindOfValueIsRead() {
        assertThat(generator("{integer: [-3, 9]}")).isEqualTo(new IntegerBetween(-3, 9));
        assertThat(generator("{number: [0.5, 2]}")).isEqualTo(new NumberBetween(0.5, 2, 2));
        assertThat(generator("{number: [-1e3, 2.5], decimals: 0}")).isEqualTo(new NumberBetween(-1000, 2.5, 0));
        assertThat(generator("{repeat: \"great \", times: [5, 20]}")).isEqualTo(new Repetition("great ", 5, 20, ""));
        assertThat(generator("{repeat: ha, times: 3, separator: \", \"}")).isEqualTo(new Repetition("ha", 3, 3, ", "));
        assertThat(generator("{text: [10, 2000]}")).isEqualTo(new Filler(10, 2000));
        assertThat(generator("{words: [600, 900]}")).isEqualTo(new FillerWords(600, 900));
        assertThat(generator("{tokens: 1024}")).isEqualTo(new TokenIds(1024, 1024, 1000, 30_000, 0));
        assertThat(generator("{tokens: [8, 9], between: [5, 6], prefix: 8}")).isEqualTo(new TokenIds(8, 9, 5, 6, 8));
        assertThat(generator("uuid")).isEqualTo(new Uuid());
    }

    @Test
    void choicesHaveTypesAndWeights() {
        assertThat(generator("{choice: [0, two, \"3\", null, {value: true, weight: 3}]}"))
                .isEqualTo(new Choice(List.of(
                        new Option(new JsonScalar("0", "0"), 1),
                        new Option(new JsonScalar("two", "\"two\""), 1),
                        new Option(new JsonScalar("3", "\"3\""), 1),
                        new Option(new JsonScalar("null", "null"), 1),
                        new Option(new JsonScalar("true", "true"), 3))));
    }

    @Test
    void placeholdersCanNameValues() {
        String block = "values: {a: uuid, n: {integer: [0, 1]}}\n"
                + "tasks: [{post: '/{{a}}', json: {n: '{{n}}', t: 'n is {{n}}'}}]";
        assertThat(tasks(block).get(0).path())
                .isEqualTo(new Template(List.of(new Text("/"), new Generated(0, Form.URL))));
        assertThat(tasks(block).get(0).body().orElseThrow().content())
                .isEqualTo(new Template(List.of(
                        new Text("{\"n\":"),
                        new Generated(1, Form.JSON_VALUE),
                        new Text(",\"t\":\"n is "),
                        new Generated(1, Form.JSON_TEXT),
                        new Text("\"}"))));
    }

    private Generator generator(String written) {
        List<GeneratedValue> values =
                plan(baseWith("x", "values: {a: " + written + "}")).values();
        assertThat(values).extracting(GeneratedValue::name).containsExactly("a");
        return values.get(0).generator();
    }

    private static WrongScenario values(String values, String... problems) {
        return WrongScenario.of("x", "values: " + values, problems);
    }
}
