package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.RowFilter.Length;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Format;
import io.github.wingload.plan.Samples.Pick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareGptRowsTest extends SampleFixture {

    @Test
    void firstTwoTurnsAreARow() {
        Said rows = conversations("""
                [
                  {"id": "x", "conversations": [{"from": "human", "value": "7"}, {"from": "gpt", "value": "say \\"hi\\""},
                    {"from": "human", "value": "more"}], "tags": [{"value": "not this"}]},
                  {"conversations": [{"value": "b", "from": {"value": "nor this"}}, {"value": "c"}], "id": 1}
                ]
                """);
        assertThat(table(rows).columns().names()).containsExactly("prompt", "answer");
        assertThat(types(rows)).containsExactly(ColumnType.STRING, ColumnType.STRING);
        assertThat(rows(rows)).containsExactly(List.of("7", "say \"hi\""), List.of("b", "c"));
    }

    @Test
    void shortConversationsAreLeftOutAndCounted() {
        Said rows = conversations("[{\"conversations\": [{\"value\": \"a\"}]}, {\"id\": 1}, {\"conversations\": []}, "
                + "{\"conversations\": [{\"from\": \"human\"}, {\"value\": \"b\"}]}, "
                + "{\"conversations\": [{\"value\": \"c\"}, {\"value\": \"d\"}]}]");
        assertThat(rows(rows)).containsExactly(List.of("c", "d"));
        assertThat(table(rows).leftOut()).isEqualTo(4);
        assertThat(table(rows.where("prompt", new Length(1, 5))).leftOut()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|0 : the file is empty; write at least one row of data",
                "[{\"id\": 1}]|0 : none of its conversations has two turns; name another file",
                "{\"conversations\": []}|1 : not a list; write a list of objects with conversations: "
                        + "[{\"conversations\": [{\"value\": \"…\"}, …]}]",
                "[7]|1 : an item of the list is not an object; write a list of objects with conversations: "
                        + "[{\"conversations\": [{\"value\": \"…\"}, …]}]",
                "[] 7|1 : more than one value; write a list of objects with conversations: "
                        + "[{\"conversations\": [{\"value\": \"…\"}, …]}]",
            })
    void anotherFileIsAProblem(String content, String problem) {
        assertThat(problems(conversations(content))).containsExactly(problem);
    }

    @Test
    void aFileThatEndsTooEarlyIsAProblem() {
        assertThat(problems(conversations("[{\"conversations\": [{\"value\": \"a\"}, {\"value\": \"b\"}]},\n{\"conv")))
                .singleElement()
                .asString()
                .startsWith("2 : not JSON: ")
                .endsWith("write a list of objects with conversations: [{\"conversations\": [{\"value\": \"…\"}, …]}]");
    }

    @Test
    void aTextThatIsTooLongIsAProblem() {
        String text = "x".repeat(LineLimit.LONGEST + 1);
        assertThat(problems(
                        conversations("[{\"conversations\": [{\"value\": \"" + text + "\"}, {\"value\": \"b\"}]}]")))
                .containsExactly("1 : a text of more than 16,000,000 characters, or more than 500 levels; shorten it");
    }

    @Test
    void bytesThatAreNotUtf8AreAProblem() throws Exception {
        Said rows = conversations("[");
        Files.write(
                rows.samples().file(),
                "[{\"conversations\": [{\"value\": \"\u00e4\"}]}]".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(rows)).containsExactly("1 : not UTF-8; save the file in UTF-8");
    }

    @Test
    void aLongFileOnOneLineIsReadAhead() throws Exception {
        StringBuilder content = new StringBuilder("[");
        for (int i = 0; i < 2_000; i++) {
            content.append(i == 0 ? "" : ",")
                    .append("{\"conversations\":[{\"value\":\"")
                    .append(i)
                    .append("\"},{\"value\":\"y\"}]}");
        }
        Said rows = conversations(content.append(']').toString()).picked(Pick.ONCE);
        SampleTable table = table(rows.samples(), 1_000);
        assertThat(table.size()).isEqualTo(2_000);
        try (RowCursor cursor = RowCursor.of(table, Pick.ONCE, 1)) {
            assertThat(cursor.next(new Random(1)).map(row -> row.cells().get(0)))
                    .isEqualTo(Optional.of("0"));
        }
    }

    private Said conversations(String content) {
        return file("conversations.json", content).as(Format.SHAREGPT);
    }
}
