package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.diff.MadeUpRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that Locust left, with the shapes in which teams keep them, against a run of ours. */
class OldTablesTest {

    private static final String HEADER = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response"
            + " Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,"
            + "95%,98%,99%,99.9%,99.99%,100%\r\n";
    private static final int COLUMNS = 22;
    private static final double SECONDS = 118;

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path directory;

    /**
     * A published table of two users on a staging service for two minutes.
     *
     * @param aggregated requests in the last row, which should be their sum
     * @param cells in each of the other rows
     */
    private record Table(String name, int aggregated, int cells, List<Row> rows) {

        static Table of(String name, Row... rows) {
            return new Table(name, Stream.of(rows).mapToInt(Row::requests).sum(), COLUMNS, List.of(rows));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Published figures of one model, in milliseconds. */
    private record Row(String model, int requests, int mean, int median, int min, int max, int p95) {

        String path() {
            return "/v1/models/" + model + ":predict";
        }

        String line(String typeAndName, int count) {
            String middle = median < 100 ? Integer.toString(median) : median + ".0";
            int[] percentiles = {median, median, median, median, p95, p95, p95, max, max, max, max};
            return String.join(
                    ",",
                    typeAndName,
                    Integer.toString(count),
                    "0",
                    middle,
                    mean + ".07692307692307",
                    Integer.toString(min),
                    Integer.toString(max),
                    "182.4",
                    String.format(Locale.ROOT, "%s", count / SECONDS),
                    "0.0",
                    String.join(
                            ",",
                            Arrays.stream(percentiles)
                                    .mapToObj(Integer::toString)
                                    .toList()));
        }
    }

    private static Stream<Table> published() {
        Row logo = new Row("logo-detection", 65, 530, 480, 445, 1341, 890);
        Row edit = new Row("edit-check", 789, 254, 250, 127, 443, 350);
        return Stream.of(
                Table.of("revertrisk_wikidata", new Row("revertrisk-wikidata", 65, 583, 580, 397, 903, 820)),
                Table.of(
                        "revertrisk",
                        new Row("revertrisk-language-agnostic", 36, 177, 160, 143, 463, 240),
                        new Row("revertrisk-multilingual", 39, 461, 280, 190, 2225, 1400)),
                Table.of(
                        "articlequality",
                        new Row("articlequality", 402, 94, 91, 84, 297, 110),
                        new Row("articlequality_v2", 400, 95, 91, 84, 297, 110)),
                Table.of("article_country", new Row("article-country", 73, 236, 210, 164, 669, 400)),
                Table.of("articletopic_outlink", new Row("outlink-topic-model", 79, 205, 140, 78, 868, 440)),
                new Table("edit_check", 786, COLUMNS, List.of(edit)),
                Table.of("langid", new Row("langid", 154, 38, 36, 34, 207, 40)),
                new Table("logo_detection", 65, COLUMNS - 1, List.of(logo)),
                Table.of("readability", new Row("readability", 20, 8623, 8200, 6101, 11790, 12000)),
                Table.of(
                        "reference_quality",
                        new Row("reference-need", 33, 412, 330, 172, 1151, 1100),
                        new Row("reference-risk", 35, 170, 150, 135, 430, 400)),
                Table.of(
                        "revscoring",
                        new Row("enwiki-articletopic", 180, 168, 140, 111, 705, 290),
                        new Row("enwiki-drafttopic", 180, 207, 150, 111, 865, 660),
                        new Row("enwiki-articlequality", 134, 1032, 710, 369, 4789, 3800),
                        new Row("viwiki-reverted", 161, 280, 170, 126, 1246, 760)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void aPublishedTableIsSideA(Table table) throws IOException {
        Path file = Files.writeString(directory.resolve(table.name() + "_stats.csv"), text(table));
        Row row = table.rows().get(0);
        save(row.path(), row.requests(), row.mean());
        assertThat(diff(directory.resolve(table.name()))).isIn(0, 1, 3);
        assertThat(wingload.out())
                .contains("All Requests", "Times include failed calls", "Calls taken as independent")
                .doesNotContain("nothing in common")
                .containsPattern("requests +" + table.aggregated() + " +" + row.requests());
        if (table.rows().size() > 1) {
            assertThat(wingload.out())
                    .contains(
                            "POST " + row.path(),
                            "only in A: POST " + table.rows().get(1).path());
        }
        boolean damaged = table.cells() < COLUMNS
                || table.aggregated() != sum(table)
                || table.rows().stream().anyMatch(each -> each.p95() > each.max());
        assertThat(wingload.err().isEmpty()).as(wingload.err()).isEqualTo(!damaged);
        if (damaged) {
            assertThat(wingload.err()).contains(file.toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "2.12.1-basic",
                "2.12.1-many",
                "2.12.1-distributed",
                "2.31.5-many",
                "2.46-many",
            })
    void aTableOfAnyVersionIsSideA(String name) throws IOException {
        copy(name + "_stats.csv");
        copy(name + "_failures.csv");
        save("/v1/models/revertrisk-wikidata:predict", 360, 175);
        assertThat(diff(directory.resolve(name + "_stats.csv"), "--force")).isIn(0, 1, 3);
        assertThat(wingload.out())
                .contains("All Requests")
                .containsPattern("(http-5xx|expectation-failed) +\\d+ +0 +vanished")
                .doesNotContain("nothing in common", "without its _failures.csv");
    }

    private static int sum(Table table) {
        return table.rows().stream().mapToInt(Row::requests).sum();
    }

    private static String text(Table table) {
        StringBuilder text = new StringBuilder(HEADER);
        for (Row row : table.rows()) {
            String line = row.line("POST," + row.path(), row.requests());
            text.append(table.cells() < COLUMNS ? line.substring(0, line.lastIndexOf(',')) : line)
                    .append("\r\n");
        }
        Row first = table.rows().get(0);
        return text.append(first.line(",Aggregated", table.aggregated()))
                .append("\r\n")
                .toString();
    }

    private void save(String path, int requests, double tookMs) throws IOException {
        MadeUpRun run = MadeUpRun.ofSeconds(120).users(2).steady(requests, tookMs);
        run.task = path;
        run.path = path;
        RunsOnDisk.save(run, directory.resolve("results"), "2026-11-22T00:00:00Z");
    }

    private void copy(String name) throws IOException {
        try (InputStream golden = getClass().getResourceAsStream("/locust-tables/" + name)) {
            Files.copy(golden, directory.resolve(name));
        }
    }

    private int diff(Path a, String... options) {
        return wingload.execute(Stream.concat(
                        Stream.of("diff", a.toString(), "latest", "--results", directory.resolve("results") + ""),
                        Stream.of(options))
                .toArray(String[]::new));
    }
}
