package io.github.wingload.samples;

import static io.github.wingload.plan.Samples.ColumnType.BOOLEAN;
import static io.github.wingload.plan.Samples.ColumnType.INTEGER;
import static io.github.wingload.plan.Samples.ColumnType.JSON;
import static io.github.wingload.plan.Samples.ColumnType.NUMBER;
import static io.github.wingload.plan.Samples.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Samples.Format;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRowsTest extends SampleFixture {

    @Test
    void keysAreColumnsAndValuesKeepTheirTypes() {
        Said rows = file("rows.jsonl", """
                {"id": 7, "share": 0.50, "on": true, "text": "say \\"hi\\"\\n", "tags": [1, {"a": "]"}], "none": null}

                { "none":{"x" : 1},"tags":[] ,"text":"","on":false,"share":1e3,"id":-1 }
                """);
        assertThat(table(rows).columns().names()).containsExactly("id", "share", "on", "text", "tags", "none");
        assertThat(types(rows)).containsExactly(INTEGER, NUMBER, BOOLEAN, STRING, JSON, JSON);
        assertThat(rows(rows))
                .containsExactly(
                        List.of("7", "0.50", "true", "say \"hi\"\n", "[1, {\"a\": \"]\"}]", "null"),
                        List.of("-1", "1e3", "false", "", "[]", "{\"x\" : 1}"));
    }

    @Test
    void longLinesAreReadUnchanged() {
        String text = "ä\\n".repeat(60_000);
        String list = "[" + "1, ".repeat(60_000) + "\"" + text + "\"]";
        Said rows = file("rows.ndjson", "{\"a\": \"" + text + "\", \"b\": " + list + ", \"c\": 12}\n");
        assertThat(rows(rows)).containsExactly(List.of("ä\n".repeat(60_000), list, "12"));
    }

    @Test
    void integersAmongNumbersAreNumbersAndOtherMixturesJson() {
        assertThat(types(file(
                        "rows.jsonl",
                        "{\"a\": 1, \"b\": 1, \"c\": 99999999999999999999}\n"
                                + "{\"a\": 1.5, \"b\": null, \"c\": 1}\n")))
                .containsExactly(NUMBER, JSON, NUMBER);
    }

    @Test
    void textsAndOtherValuesNeedADeclaredType() {
        Said rows = file("rows.jsonl", "{\"a\": 1}\n{\"a\": \"x\"}\n{\"a\": \"y\"}\n");
        assertThat(problems(rows))
                .containsExactly("2 a: a text here, but values of another kind in earlier lines; "
                        + "write the same kind in every line, or set how it is sent: types: {a: string} or {a: json}");
        assertThat(rows(rows.types(Map.of("a", JSON))))
                .containsExactly(List.of("1"), List.of("\"x\""), List.of("\"y\""));
        assertThat(rows(rows.types(Map.of("a", STRING)))).containsExactly(List.of("1"), List.of("x"), List.of("y"));
    }

    @Test
    void textsCanHaveADeclaredType() {
        Said rows = file("rows.jsonl", "{\"a\": \"1\"}\n{\"a\": \"1.5\"}\n");
        assertThat(types(rows.types(Map.of("a", NUMBER)))).containsExactly(NUMBER);
        assertThat(problems(rows.types(Map.of("a", INTEGER))))
                .containsExactly("2 a: \"1.5\" is not an integer, as the scenario's types require; "
                        + "write a 64-bit integer without plus and leading zeros, or write a: string");
    }

    @Test
    void everyLineHasTheKeysOfTheFirst() {
        assertThat(problems(file("rows.jsonl", "{\"a\": 1, \"b\": 2}\n{\"a\": 1}\n{\"a\": 1, \"b\": 2, \"c\": 3}\n")))
                .containsExactly(
                        "2 : the key \"b\" is missing here; write it in every line, as null where it has no value, "
                                + "or name the keys to use: columns: […]",
                        "3 : the first line has no key \"c\"; "
                                + "write the same keys in every line, or name the keys to use: columns: […]");
    }

    @Test
    void onlyNamedColumnsAreUsed() {
        Said rows = file("rows.jsonl", "{\"a\": 1, \"b\": 2}\n{\"c\": 3, \"b\": 4}\n");
        assertThat(rows(rows.columns("b"))).containsExactly(List.of("2"), List.of("4"));
        assertThat(problems(rows.columns("b", "a")))
                .containsExactly("2 : the key \"a\" is missing here; "
                        + "write it in every line, or name only keys that every line has; this line has c, b");
    }

    @Test
    void valuesAreBoundedInDepthAndLength() {
        String deep = "[".repeat(500) + "]".repeat(500);
        assertThat(problems(file("rows.jsonl", "{\"a\": " + deep + "}\n{\"a\": 1" + "0".repeat(2_000) + "}\n")))
                .containsExactly(
                        "1 : a value is nested more than 500 levels deep; nest it less deeply",
                        "2 : a key, number or text is too long; shorten it");
        assertThat(rows(file("rows.jsonl", "{\"a\": " + deep.substring(1, 999) + "}\n")))
                .containsExactly(List.of(deep.substring(1, 999)));
    }

    @Test
    void linesThatAreNotObjectsAreListed() {
        assertThat(problems(
                        file("rows.jsonl", "{\"a\": 1}\n[1]\n{\"a\": }\n{\"a\": 1, \"a\": 2}\n{\"a\": 1} 2\n{\"a\"")))
                .hasSize(5)
                .allMatch(problem -> problem.endsWith("; write one JSON object on each line"))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("2 : \"[1]\" is not a JSON object;"),
                        problem -> assertThat(problem).startsWith("3 : not JSON at character 7: "),
                        problem -> assertThat(problem)
                                .startsWith("4 : not JSON at character ")
                                .contains("uplicate"),
                        problem -> assertThat(problem).startsWith("5 : more than one value on a line;"),
                        problem -> assertThat(problem).startsWith("6 : not JSON at character "));
    }

    @Test
    void halfASurrogatePairIsAProblem() {
        assertThat(rows(file("rows.jsonl", "{\"a\": \"\\ud834\\udd1e\"}\n"))).containsExactly(List.of("𝄞"));
        assertThat(problems(file("rows.jsonl", "{\"a\": \"\\ud834\"}\n")))
                .containsExactly("1 : half a surrogate pair in \"a\", which UTF-8 cannot encode; "
                        + "write one JSON object on each line");
    }

    @Test
    void anObjectWithoutKeysIsNotARow() {
        assertThat(problems(file("rows.jsonl", "{}\n{}\n")))
                .containsExactly("1 : an object without keys; write at least one key and value");
    }

    @Test
    void emptyFileIsAProblem() {
        assertThat(problems(file("rows.jsonl", "\n")))
                .containsExactly("0 : the file is empty; write at least one row of data");
    }

    @Test
    void formatReplacesTheFileExtension() {
        assertThat(rows(file("rows.txt", "{\"a\": 1}\n").as(Format.JSONL))).containsExactly(List.of("1"));
        assertThat(rows(file("rows.jsonl", "a\n1\n").as(Format.CSV))).containsExactly(List.of("1"));
        assertThat(rows(file("rows.csv", "a\tb\n1\t2\n").as(Format.CSV))).containsExactly(List.of("1\t2"));
    }
}
