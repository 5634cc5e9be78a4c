package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter;
import io.github.wingload.plan.RowFilter.Between;
import io.github.wingload.plan.RowFilter.In;
import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.RowFilter.Matches;
import io.github.wingload.plan.RowFilter.NotIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code samples: {where: …}}. */
class SampleFilterRulesTest extends ScenarioFixture {

    private static final String ALL = "in, not_in, length, between, matches";

    @BeforeEach
    void writeFile() {
        write("rows.csv", "lang,rev_id,title\nen,1,Alpha\nde,2,Beta\nes,3,Gamma\nen,40,Delta\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule(
                        "[en]",
                        "test.yaml:1:34: samples.where: a list is not a mapping; "
                                + "write keys and values, for example {lang: {not_in: [de, es]}}"),
                rule(
                        "{lang: [en]}",
                        "test.yaml:1:41: samples.where.lang: a list is not a mapping; "
                                + "write a mapping with any of these keys: " + ALL),
                rule(
                        "{lang: {}}",
                        "test.yaml:1:41: samples.where.lang: the filter has no test; "
                                + "write one, for example {not_in: [de, es]}"),
                rule(
                        "{lang: {notin: [de]}}",
                        "test.yaml:1:42: samples.where.lang.notin: unknown key; " + "did you mean `not_in`?"),
                rule(
                        "{lang: {in: de}}",
                        "test.yaml:1:46: samples.where.lang.in: \"de\" is not a list; "
                                + "write a list, for example [de, es]"),
                rule(
                        "{lang: {not_in: []}}",
                        "test.yaml:1:50: samples.where.lang.not_in: the list is empty; "
                                + "write at least one item, for example [de, es]"),
                rule(
                        "{title: {length: [1, 2, 3]}}",
                        "test.yaml:1:51: samples.where.title.length: the list has 3 items; "
                                + "write the lower and the upper end of a range, for example [10, 350]"),
                rule(
                        "{title: {length: [9, 2]}}",
                        "test.yaml:1:51: samples.where.title.length: "
                                + "the first is greater than the second; write the lower one first"),
                rule(
                        "{title: {length: [a, 2.5]}}",
                        "test.yaml:1:52: samples.where.title.length[0]: \"a\" is not a whole number; "
                                + "write a whole number from 0 to 2147483647",
                        "test.yaml:1:55: samples.where.title.length[1]: 2.5 is not a whole number; "
                                + "write a whole number from 0 to 2147483647"),
                rule(
                        "{rev_id: {between: [1, many]}}",
                        "test.yaml:1:57: samples.where.rev_id.between[1]: \"many\" is not a number; write a number"),
                rule(
                        "{rev_id: {between: [.nan, 1e999999999999]}}",
                        "test.yaml:1:54: samples.where.rev_id.between[0]: .nan is not a number; write a number",
                        "test.yaml:1:60: samples.where.rev_id.between[1]: 1e999999999999 is not a number; "
                                + "write a number"),
                rule(
                        "{title: {matches: '('}}",
                        "test.yaml:1:52: samples.where.title.matches: \"(\" is not a regular "
                                + "expression: missing closing ) at character 1; "
                                + "correct it, or put \\Q…\\E around literal text"),
                rule(
                        "{language: en}",
                        "test.yaml:1:35: samples.where.language: the samples have no such column; "
                                + "possible here: lang, rev_id, title"),
                rule(
                        "{lang: eo}",
                        "rows.csv: where excludes all of its 4 rows; relax the filters, or name another file"),
                rule(
                        "{title: {between: [1, 2]}, lang: en}",
                        "rows.csv:2: title: \"Alpha\" is not a number, but the scenario's between compares numbers; "
                                + "write a number, or add a filter before it that leaves out the row: "
                                + "matches: \"^[0-9]+$\"",
                        "rows.csv:3: title: \"Beta\" is not a number, but the scenario's between compares numbers; "
                                + "write a number, or add a filter before it that leaves out the row: "
                                + "matches: \"^[0-9]+$\"",
                        "rows.csv:4: title: \"Gamma\" is not a number, but the scenario's between compares numbers; "
                                + "write a number, or add a filter before it that leaves out the row: "
                                + "matches: \"^[0-9]+$\"",
                        "rows.csv:5: title: \"Delta\" is not a number, but the scenario's between compares numbers; "
                                + "write a number, or add a filter before it that leaves out the row: "
                                + "matches: \"^[0-9]+$\""));
    }

    private static WrongScenario rule(String where, String... problems) {
        return WrongScenario.of("x", "samples: {file: rows.csv, where: " + where + "}", problems);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void filtersKeepTheirOrder() {
        assertThat(where("{lang: en, rev_id: {matches: '^[0-9]+$', between: [1, 1e2], in: [1, 40]}, "
                        + "title: {not_in: [Gamma, true], length: [0, 9]}}"))
                .containsExactly(
                        new RowFilter("lang", new In(List.of("en"))),
                        new RowFilter("rev_id", new Matches("^[0-9]+$")),
                        new RowFilter("rev_id", new Between(new BigDecimal("1"), new BigDecimal("1e2"))),
                        new RowFilter("rev_id", new In(List.of("1", "40"))),
                        new RowFilter("title", new NotIn(List.of("Gamma", "true"))),
                        new RowFilter("title", new Length(0, 9)));
    }

    @Test
    void boundsCanComeFromTheEnvironment() {
        environment.put("MAX_LENGTH", "5");
        environment.put("WIKI", "en");
        assertThat(where("{title: {length: ['${MIN_LENGTH:-3}', '${MAX_LENGTH:-350}']}, lang: '${WIKI}'}"))
                .containsExactly(
                        new RowFilter("title", new Length(3, 5)), new RowFilter("lang", new In(List.of("en"))));
    }

    @Test
    void excludedRowsAreNoted() {
        ScenarioReading.Scenario scenario =
                scenario(baseWith("x", "samples: {file: rows.csv, where: {lang: {not_in: [de, es]}}}"), Overrides.NONE);
        assertThat(scenario.notes()).containsExactly("where excludes 2 rows of " + directory + "/rows.csv");
        assertThat(scenario.samples().get(0).size()).isEqualTo(2);
    }

    private List<RowFilter> where(String where) {
        return plan(baseWith("x", "samples: {file: rows.csv, where: " + where + "}"))
                .samples()
                .get(0)
                .where();
    }
}
