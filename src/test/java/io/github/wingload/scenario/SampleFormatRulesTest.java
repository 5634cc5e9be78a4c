package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.plan.Samples.Pick;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How samples stand in files and folders, and in which order they are used. */
class SampleFormatRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeFiles() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
        write("rows.input", "en A title 2\nde Ein Titel 3\n");
        write("rows.jsonl", "{\"id\": 1, \"tags\": [\"a\"]}\n");
        write("images/a.png", "a");
        write("images/b.jpg", "b");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                rule(
                        "{file: rows.csv, folder: images}",
                        "test.yaml:1:27: samples.folder: file and folder cannot be combined; keep one of them"),
                rule(
                        "{folder: rows.csv}",
                        "test.yaml:1:19: samples.folder: \"rows.csv\" cannot be read as a folder; "
                                + "name a readable folder, relative to this file"),
                rule(
                        "{file: images}",
                        "test.yaml:1:17: samples.file: \"images\" cannot be read as a file; "
                                + "name a readable file, relative to this file"),
                rule(
                        "{folder: none}",
                        "test.yaml:1:19: samples.folder: \"none\" does not exist; "
                                + "name a readable folder, relative to this file"),
                rule(
                        "{folder: images, format: csv, columns: [a], header: true}",
                        "test.yaml:1:27: samples.format: folder and format cannot be combined; keep one of them",
                        "test.yaml:1:40: samples.columns: folder and columns cannot be combined; keep one of them",
                        "test.yaml:1:54: samples.header: folder and header cannot be combined; keep one of them"),
                rule(
                        "{folder: images, match: '*.gif'}",
                        "images: no file in this folder matches *.gif; add a file, or name another folder"),
                rule(
                        "{folder: images, match: '[a'}",
                        "test.yaml:1:34: samples.match: \"[a\" is not a pattern for file names; write one like *.png"),
                rule(
                        "{file: rows.csv, match: '*.png'}",
                        "test.yaml:1:27: samples.match: match needs a folder; "
                                + "write folder instead of file, or remove it"),
                rule(
                        "{file: rows.csv, format: xlsx}",
                        "test.yaml:1:35: samples.format: \"xlsx\" is not one of csv, tsv, semicolon, jsonl, sharegpt, words; "
                                + "write one of these"),
                rule(
                        "{file: rows.csv, format: folder}",
                        "test.yaml:1:35: samples.format: \"folder\" is not one of csv, tsv, semicolon, jsonl, sharegpt, words; "
                                + "write one of these"),
                rule(
                        "{file: rows.input, format: words}",
                        "test.yaml:1:10: samples.columns: missing; "
                                + "name the words of a line, for example columns: [lang, title]"),
                rule(
                        "{file: rows.input, format: words, columns: [lang, title, n], greedy: titel}",
                        "test.yaml:1:79: samples.greedy: \"titel\" is not among the columns; did you mean `title`?"),
                rule(
                        "{file: rows.csv, greedy: title}",
                        "test.yaml:1:27: samples.greedy: greedy needs format: words; add format: words, or remove it"),
                rule(
                        "{file: rows.csv, header: false}",
                        "test.yaml:1:35: samples.header: without a header line the columns have no names; "
                                + "name them, for example columns: [rev_id]"),
                rule(
                        "{file: rows.csv, header: yes, columns: [a, b]}",
                        "test.yaml:1:35: samples.header: \"yes\" is not true or false; "
                                + "write true or false without quotes"),
                rule(
                        "{file: rows.csv, header: true, columns: [a]}",
                        "rows.csv:1: the header line has 2 names, but the scenario names 1 column; "
                                + "name each of rev_id, title",
                        "rows.csv:2: 2 cells for 1 column; write a cell for each of a, in quotes if it contains the separator",
                        "rows.csv:3: 2 cells for 1 column; write a cell for each of a, in quotes if it contains the separator"),
                rule(
                        "{file: rows.jsonl, format: jsonl, header: true}",
                        "test.yaml:1:44: samples.header: a file with a JSON object in each line has no header line; "
                                + "remove it"),
                rule(
                        "{file: rows.csv, row: 2}",
                        "test.yaml:1:27: samples.row: row needs pick: fixed; add pick: fixed, or remove it"),
                rule(
                        "{file: rows.csv, pick: fixed, row: 0}",
                        "test.yaml:1:45: samples.row: 0 is out of range; "
                                + "write a whole number from 1 to 2147483647"),
                rule(
                        "{file: rows.csv, pick: fixed, row: 3}",
                        "rows.csv: row 3 does not exist: 2 rows can be used; write a row from 1 to 2"),
                rule(
                        "{file: rows.csv, types: {title: boolean, rev_id: json}}",
                        "rows.csv:2: title: \"one\" is not true or false, as the scenario's types require; "
                                + "write true or false, or write title: string",
                        "rows.csv:3: title: \"two\" is not true or false, as the scenario's types require; "
                                + "write true or false, or write title: string"));
    }

    private static WrongScenario rule(String samples, String... problems) {
        return WrongScenario.of("x", "samples: " + samples, problems);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void everyKeyIsRead() {
        ScenarioReading.Scenario scenario =
                read("{file: rows.input, format: words, columns: [lang, title, n], greedy: title, "
                        + "header: false, types: {n: number}, pick: fixed, row: 2, key: title}");
        assertThat(scenario.plan().samples())
                .contains(new Samples(
                        directory.resolve("rows.input"),
                        Optional.of(Format.WORDS),
                        Optional.empty(),
                        Optional.of(List.of("lang", "title", "n")),
                        Optional.of(false),
                        Optional.of("title"),
                        Map.of("n", ColumnType.NUMBER),
                        List.of(),
                        Pick.FIXED,
                        OptionalLong.of(2),
                        Optional.of("title")));
        assertThat(scenario.samples().get(0).size()).isOne();
        SampleRow row = scenario.samples().get(0).row(0);
        assertThat(scenario.samples().get(0).columns().nameOf(row)).isEqualTo("Ein Titel");
        assertThat(row.number()).isOne();
        assertThat(row.cells()).containsExactly("de", "Ein Titel", "3");
    }

    @Test
    void columnsOfTheHeaderLineCanBeRenamed() {
        ScenarioReading.Scenario scenario = read("{file: rows.csv, header: true, columns: [id, name]}");
        assertThat(scenario.samples().get(0).columns().names()).containsExactly("id", "name");
        assertThat(scenario.samples().get(0).size()).isEqualTo(2);
    }

    @Test
    void folderHasARowForEachMatchingFile() {
        ScenarioReading.Scenario scenario = read("{folder: images, match: '*.{png,gif}'}");
        assertThat(scenario.plan().samples().get(0).ofFolder()).isTrue();
        assertThat(scenario.samples().get(0).row(0).cells()).containsExactly("a.png", "YQ==", "1");
        assertThat(scenario.samples().get(0).size()).isOne();
    }

    @Test
    void placeholdersOfEveryFormatAreChecked() {
        assertThat(problems(baseWith("tasks", "samples: {folder: images}\ntasks: [get: '/{{name}}']")))
                .containsExactly("test.yaml:2:14: tasks[0].get: the samples have no column \"name\"; "
                        + "possible here: filename, base64, bytes");
        assertThat(problems(baseWith("tasks", "samples: {file: rows.jsonl}\ntasks: [get: '/{{tag}}']")))
                .containsExactly(
                        "test.yaml:2:14: tasks[0].get: the samples have no column \"tag\"; did you mean `tags`?");
    }

    @Test
    void aPatternWithManyStarsIsRefused() {
        assertThat(problems(baseWith("samples", "samples: {folder: images, match: '*a*a*a*b'}")))
                .anyMatch(problem -> problem.contains("samples.match: \"*a*a*a*b\" has more than 3 stars"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "; ! semicolons: add format: semicolon to samples",
                "| ! |: write commas instead",
            })
    void anotherSeparatorIsNamed(String separator, String hint) {
        write("other.csv", "rev_id" + separator + "lang\n1" + separator + "en\n");
        assertThat(problems(baseWith("tasks", "samples: {file: other.csv}\ntasks: [get: '/{{rev_id}}']")))
                .containsExactly("test.yaml:2:14: tasks[0].get: the samples have no column \"rev_id\"; the file's only "
                        + "column is \"rev_id" + separator + "lang\", and its cells seem to be separated by " + hint);
    }

    @ParameterizedTest
    @CsvSource({
        "'{users: 1, requests: 3}', 3",
        "'{users: 1, requests: 3, run_time: 1m}', 3",
        "'{rate: 2/s, run_time: 10s}', 20",
        "'{rate: 2/s, run_time: 10s, warm_up: 5s}', 30"
    })
    void tooFewRowsForPickOnceAreWarnedOf(String load, String calls) {
        assertThat(once(load))
                .containsExactly("the samples have 2 rows, each used once, for " + calls
                        + " calls: the run ends when they are used up; "
                        + "add rows, or write pick: shuffle or pick: sequential");
    }

    @ParameterizedTest
    @CsvSource({"'{users: 1, requests: 2}'", "'{users: 1, run_time: 60s}'", "'{rate: 1/s, run_time: 2s}'"})
    void enoughRowsForPickOnceAreNotWarnedOf(String load) {
        assertThat(once(load)).isEmpty();
    }

    private List<String> once(String load) {
        String yaml = baseWith("load", "load: " + load + "\nsamples: {file: rows.csv, pick: once}");
        return scenario(yaml.replace("tasks: [get: /]", "tasks: [get: '/{{rev_id}}']"), Overrides.NONE)
                .warnings();
    }

    private ScenarioReading.Scenario read(String samples) {
        return scenario(baseWith("x", "samples: " + samples), Overrides.NONE);
    }
}
