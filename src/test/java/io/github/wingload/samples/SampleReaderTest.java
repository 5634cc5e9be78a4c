package io.github.wingload.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.Samples.Pick;
import io.github.wingload.testkit.SampleFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReaderTest {

    @TempDir
    private Path directory;

    @Test
    void headerLineNamesTheColumns() {
        SampleTable table = table("rows.csv", "lang, rev_id\nen,12\nde,13\n");
        assertThat(table.columns().names()).containsExactly("lang", "rev_id");
        assertThat(table.columns().types()).containsExactly(ColumnType.STRING, ColumnType.INTEGER);
        assertThat(rows(table)).containsExactly(List.of("en", "12"), List.of("de", "13"));
        assertThat(table.row(1).number()).isEqualTo(1);
    }

    @Test
    void givenColumnsMeanThereIsNoHeaderLine() {
        SampleTable table = table("ids.csv", "12\n13\n", Optional.of(List.of("rev_id")), Map.of());
        assertThat(rows(table)).containsExactly(List.of("12"), List.of("13"));
    }

    @Test
    void tsvExtensionMeansTabs() {
        assertThat(rows(table("rows.tsv", "a\tb,c\n1\t2,3\n"))).containsExactly(List.of("1", "2,3"));
    }

    @Test
    void tabsAndNoCommasInTheFirstLineMeanTabs() {
        assertThat(rows(table("rows.txt", "a\tb\n1\t2,3\n"))).containsExactly(List.of("1", "2,3"));
        assertThat(rows(table("rows.txt", "a\tb,c\n1\t,3\n"))).containsExactly(List.of("1\t", "3"));
    }

    @Test
    void backslashesQuotesAndLineBreaksAreKept() {
        SampleTable table = table("rows.csv", "a,b\r\nc:\\temp\\x,\"she said \"\"no\"\"\"\r\n\"two\r\nlines\",x\r\n");
        assertThat(rows(table))
                .containsExactly(List.of("c:\\temp\\x", "she said \"no\""), List.of("two\r\nlines", "x"));
    }

    @Test
    void byteOrderMarkAndBlankLinesAreSkipped() {
        assertThat(rows(table("ids.csv", "\uFEFFid\n\n1\n  \n2\n\n"))).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void quotedEmptyCellIsNotABlankLine() {
        assertThat(rows(table("ids.csv", "id\n\"\"\n"))).containsExactly(List.of(""));
    }

    @Test
    void nonAsciiCharactersAreKept() {
        assertThat(rows(table("titles.csv", "title\nŁódź 𝄞\n東京\n")))
                .containsExactly(List.of("Łódź 𝄞"), List.of("東京"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "9223372036854775807", "-9223372036854775808"})
    void wholeNumbersAreIntegers(String cell) {
        assertThat(typeOf(cell)).isEqualTo(ColumnType.INTEGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "+7", "1.", ".5", "NaN", "0x1F", " 7", "7 ", "x", "1,5"})
    void numberThatJsonWouldWriteDifferentlyIsText(String cell) {
        assertThat(typeOf(cell)).isEqualTo(ColumnType.STRING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "1.0", "0.50", "1e3", "-1.5E-7", "9223372036854775808"})
    void otherJsonNumbersAreNumbers(String cell) {
        assertThat(typeOf(cell)).isEqualTo(ColumnType.NUMBER);
    }

    @Test
    void oneTextCellMakesTheColumnText() {
        assertThat(table("ids.csv", "id\n1\nx\n2\n").columns().types()).containsExactly(ColumnType.STRING);
    }

    @Test
    void declaredTypeReplacesTheFoundOne() {
        SampleTable table = table("ids.csv", "id\n1\n", Optional.empty(), Map.of("id", ColumnType.STRING));
        assertThat(table.columns().types()).containsExactly(ColumnType.STRING);
    }

    @Test
    void cellThatContradictsItsTypeIsAProblem() {
        assertThat(problems("ids.csv", "id\n1\n007\n\nx\n", Optional.empty(), Map.of("id", ColumnType.INTEGER)))
                .containsExactly(
                        "3 id: \"007\" is not an integer, as the scenario's types require; "
                                + "write a 64-bit integer without plus and leading zeros, or write id: string",
                        "5 id: \"x\" is not an integer, as the scenario's types require; "
                                + "write a 64-bit integer without plus and leading zeros, or write id: string");
    }

    @Test
    void everyWrongRowIsListedWithItsLine() {
        assertThat(problems("rows.csv", "a,b\n1\n\"x\ny\",2\n1,2,3\n"))
                .containsExactly(
                        "2 : 1 cell for 2 columns; write a cell for each of a, b, in quotes if it contains the separator",
                        "5 : 3 cells for 2 columns; write a cell for each of a, b, in quotes if it contains the separator");
    }

    @Test
    void longListsAreCutShort() {
        List<String> problems = problems("rows.csv", "a,b\n" + "1\n".repeat(50));
        assertThat(problems).hasSize(ProblemList.LIMIT + 1);
        assertThat(problems.get(ProblemList.LIMIT))
                .isEqualTo("0 : and 30 more like these; fix the first ones and try again");
    }

    @Test
    void unterminatedQuoteIsReportedWhereItOpens() {
        assertThat(problems("rows.csv", "a\nx\n\"y\nz\n"))
                .containsExactly(
                        "3 : a quote opened here is never closed; close it, or double a quote that is part of a cell");
    }

    @Test
    void aQuoteThatIsClosedTooLateIsReportedWhereItOpens() {
        assertThat(problems("rows.csv", "a\nx\n\"y\n" + "z\n".repeat(1_000) + "\"\n"))
                .containsExactly("3 : a quote opened here is not closed within 1000 lines; "
                        + "close it, double a quote that is part of a cell, or write such long cells as JSON Lines");
    }

    @Test
    void emptyFileIsAProblem() {
        assertThat(problems("rows.csv", "")).containsExactly("0 : the file is empty; write at least one row of data");
        assertThat(problems("rows.csv", "", Optional.of(List.of("a")), Map.of()))
                .containsExactly("0 : the file is empty; write at least one row of data");
    }

    @Test
    void headerWithoutRowsIsAProblem() {
        assertThat(problems("rows.csv", "a,b\n"))
                .containsExactly("0 : a header line without rows; write at least one row of data");
    }

    @Test
    void columnNamesMustBeUnique() {
        assertThat(problems("rows.csv", "a,,a\n1,2,3\n"))
                .containsExactly(
                        "1 : two columns are named \"a\"; "
                                + "give every column its own name, or add columns: […] if the file has no header line",
                        "1 : a column has no name; "
                                + "give every column its own name, or add columns: […] if the file has no header line");
    }

    @Test
    void linesThatAreNotUtf8AreListed() {
        assertThat(problems(write("rows.csv", "a\nx\né\ny\nö\n", StandardCharsets.ISO_8859_1)))
                .containsExactly("3 : not UTF-8; save the file in UTF-8", "5 : not UTF-8; save the file in UTF-8");
    }

    @Test
    void missingFileIsAProblem() {
        assertThat(problems(samples(directory.resolve("none.csv"), Optional.empty(), Map.of())))
                .containsExactly("0 : cannot be read: no such file or directory; name a readable file");
    }

    private ColumnType typeOf(String cell) {
        return table("ids.tsv", "id\n" + cell + "\n").columns().types().get(0);
    }

    private SampleTable table(String name, String content) {
        return table(name, content, Optional.empty(), Map.of());
    }

    private SampleTable table(
            String name, String content, Optional<List<String>> columns, Map<String, ColumnType> types) {
        Path file = write(name, content, StandardCharsets.UTF_8).file();
        return SampleFixture.table(samples(file, columns, types), SampleReader.LARGE_BYTES);
    }

    private List<String> problems(String name, String content) {
        return problems(name, content, Optional.empty(), Map.of());
    }

    private List<String> problems(
            String name, String content, Optional<List<String>> columns, Map<String, ColumnType> types) {
        return problems(samples(write(name, content, StandardCharsets.UTF_8).file(), columns, types));
    }

    private static List<String> problems(Samples samples) {
        return SampleFixture.problems(samples, SampleReader.LARGE_BYTES);
    }

    private Samples write(String name, String content, Charset charset) {
        try {
            Path file = Files.writeString(directory.resolve(name), content, charset);
            return samples(file, Optional.empty(), Map.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Samples samples(Path file, Optional<List<String>> columns, Map<String, ColumnType> types) {
        return SampleFiles.of(file, Pick.RANDOM, columns, types);
    }

    private static List<List<String>> rows(SampleTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (int number = 0; number < table.size(); number++) {
            SampleRow row = table.row(number);
            rows.add(row.cells());
        }
        return rows;
    }
}
