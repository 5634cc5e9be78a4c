package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.testkit.SampleFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key samples, and what it gives to placeholders. */
class SamplesRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeFiles() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
        write("ids.csv", "1001\n1002\n");
        write("faulty.csv", "a,b\n1\n2,3,4\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "x",
                        "samples: rows.csv",
                        "test.yaml:1:10: samples: \"rows.csv\" is not a mapping; "
                                + "write a mapping with any of these keys: file, folder, match, format, pick, row, key, columns, "
                                + "header, greedy, types, where, secret"),
                WrongScenario.of(
                        "x",
                        "samples: {pick: radom}",
                        "test.yaml:1:10: samples.file: missing; add it, for example file: payloads/rows.csv",
                        "test.yaml:1:17: samples.pick: \"radom\" is not one of random, sequential, shuffle, once, fixed; "
                                + "did you mean `random`?"),
                WrongScenario.of(
                        "x",
                        "samples: {file: none.csv}",
                        "test.yaml:1:17: samples.file: \"none.csv\" does not exist; "
                                + "name a readable file, relative to this file"),
                WrongScenario.of(
                        "x",
                        "samples: {file: faulty.csv}",
                        "faulty.csv:2: 1 cell for 2 columns; write a cell for each of a, b, in quotes if it contains the separator",
                        "faulty.csv:3: 3 cells for 2 columns; "
                                + "write a cell for each of a, b, in quotes if it contains the separator"),
                WrongScenario.of(
                        "x",
                        "samples: {file: rows.csv, columns: [a, a, '']}",
                        "test.yaml:1:36: samples.columns: two columns are named \"a\"; give every column its own name",
                        "test.yaml:1:43: samples.columns[2]: the text is empty; write something, or remove the key"),
                WrongScenario.of(
                        "x",
                        "samples: {file: rows.csv, key: revid}",
                        "test.yaml:1:32: samples.key: the samples have no such column; did you mean `rev_id`?"),
                WrongScenario.of(
                        "x",
                        "samples: {file: rows.csv, columns: []}",
                        "test.yaml:1:36: samples.columns: the list is empty; "
                                + "write at least one item, for example [rev_id, title]"),
                WrongScenario.of(
                        "x",
                        "samples: {file: rows.csv, types: {revid: integer, title: text}}",
                        "test.yaml:1:35: samples.types.revid: the samples have no such column; did you mean `rev_id`?",
                        "test.yaml:1:58: samples.types.title: \"text\" is not one of integer, number, boolean, string, json; "
                                + "write one of these"),
                WrongScenario.of(
                        "x",
                        "samples: {file: rows.csv, types: {title: integer}}",
                        "rows.csv:2: title: \"one\" is not an integer, as the scenario's types require; "
                                + "write a 64-bit integer without plus and leading zeros, or write title: string",
                        "rows.csv:3: title: \"two\" is not an integer, as the scenario's types require; "
                                + "write a 64-bit integer without plus and leading zeros, or write title: string"),
                WrongScenario.of(
                        "tasks",
                        "tasks: ['get': '/{{rev_id}}']",
                        "test.yaml:1:16: tasks[0].get: {{rev_id}} is not defined; "
                                + "add samples with a column rev_id, a value rev_id, or an earlier step (or on_start) that extracts it"),
                WrongScenario.of(
                        "tasks",
                        "samples: {file: rows.csv}\ntasks: [get: '/{{revid}}/{{colour}}']",
                        "test.yaml:2:14: tasks[0].get: the samples have no column \"revid\"; did you mean `rev_id`?",
                        "test.yaml:2:14: tasks[0].get: the samples have no column \"colour\"; "
                                + "possible here: rev_id, title"),
                WrongScenario.of(
                        "tasks",
                        "samples: {file: ids.csv}\ntasks: [get: '/{{rev_id}}']",
                        "test.yaml:2:14: tasks[0].get: the samples have no column \"rev_id\"; "
                                + "the file seems to have no header line: name its columns in samples, "
                                + "columns: [rev_id]"),
                WrongScenario.of(
                        "tasks",
                        "samples: {file: none.csv}\ntasks: [get: '/{{anything}}']",
                        "test.yaml:1:17: samples.file: \"none.csv\" does not exist; "
                                + "name a readable file, relative to this file"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void samplesAreReadWithTheScenario() {
        ScenarioReading.Scenario scenario = scenario(
                baseWith("x", "samples: {file: rows.csv, pick: once, types: {rev_id: string}}"), Overrides.NONE);
        assertThat(scenario.plan().samples())
                .contains(SampleFiles.of(
                        directory.resolve("rows.csv"),
                        Pick.ONCE,
                        Optional.empty(),
                        Map.of("rev_id", ColumnType.STRING)));
        assertThat(scenario.samples().get(0).columns().types()).containsExactly(ColumnType.STRING, ColumnType.STRING);
        assertThat(scenario.samples().get(0).row(1).cells()).containsExactly("2", "two");
    }

    @Test
    void rowsArePickedAtRandomByDefault() {
        Samples samples = plan(baseWith("x", "samples: {file: ids.csv, columns: [rev_id]}"))
                .samples()
                .get(0);
        assertThat(samples.pick()).isEqualTo(Pick.RANDOM);
        assertThat(samples.columns()).contains(List.of("rev_id"));
    }

    @Test
    void scenarioWithoutSamplesHasNoTable() {
        assertThat(scenario(BASE, Overrides.NONE).samples()).isEmpty();
    }
}
