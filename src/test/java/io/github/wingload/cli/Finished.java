package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReader;
import com.opencsv.exceptions.CsvException;
import io.github.wingload.testkit.FiguresAddUp;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has left behind: its stdout and its directory, read as a stranger would read them.
 *
 * @param out stdout
 * @param directory the run's, as the last line of stdout names it
 */
public record Finished(String out, Path directory) {

    private static final Pattern AGGREGATED = Pattern.compile("(?m)^ +Aggregated +(\\d+) +(\\d+)\\(");
    private static final String NAME = "tested";

    /** @param working where the run was started, for its relative path */
    public static Finished of(String out, Path working) {
        FiguresAddUp.in(out);
        List<String> lines = out.lines().toList();
        String last = lines.get(lines.size() - 1);
        assertThat(last).startsWith("results: ");
        return new Finished(out, working.resolve(last.substring("results: ".length())));
    }

    /** Checks that console, the four CSV files and run.json all say so. */
    public void agreeOn(long requests, long failures) throws IOException {
        assertThat(counts())
                .as("requests and failures, by where they stand")
                .allSatisfy((where, counts) -> assertThat(counts).as(where).isEqualTo(List.of(requests, failures)));
        long inFailuresCsv = table("_failures.csv").stream()
                .mapToLong(row -> Long.parseLong(row.get("Occurrences")))
                .sum();
        assertThat(inFailuresCsv).as("failures.csv").isEqualTo(failures);
        assertThat(failuresByClass().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("failures in run.json")
                .isEqualTo(failures);
        assertThat(table("_exceptions.csv")).as("exceptions.csv").isEmpty();
    }

    /** Requests and failures, by where they stand. */
    private Map<String, List<Long>> counts() throws IOException {
        Map<String, List<Long>> counts = new LinkedHashMap<>();
        Matcher aggregated = AGGREGATED.matcher(out);
        assertThat(aggregated.find()).as("an Aggregated row on stdout").isTrue();
        counts.put("console", List.of(Long.parseLong(aggregated.group(1)), Long.parseLong(aggregated.group(2))));
        List<Map<String, String>> stats = table("_stats.csv");
        counts.put("stats.csv", pair(stats.get(stats.size() - 1), "Request Count", "Failure Count"));
        List<Map<String, String>> history = table("_stats_history.csv");
        counts.put(
                "stats_history.csv",
                pair(history.get(history.size() - 1), "Total Request Count", "Total Failure Count"));
        JsonNode totals = runJson().get("totals");
        counts.put(
                "run.json",
                List.of(
                        totals.get("requests").longValue(),
                        totals.get("failures").longValue()));
        return counts;
    }

    /** Answers by status, from run.json. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> statuses = new TreeMap<>();
        runJson()
                .get("totals")
                .get("statuses")
                .properties()
                .forEach(status -> statuses.put(
                        Integer.parseInt(status.getKey()), status.getValue().longValue()));
        return statuses;
    }

    /** Failed calls by failure class, from run.json. */
    Map<String, Long> failuresByClass() {
        Map<String, Long> classes = new TreeMap<>();
        for (JsonNode failure : runJson().get("failures")) {
            classes.merge(
                    failure.get("class").stringValue(), failure.get("count").longValue(), Long::sum);
        }
        return classes;
    }

    JsonNode runJson() {
        return JsonMapper.shared().readTree(directory.resolve("run.json"));
    }

    /** Rows of one of the four CSV files, by column. */
    List<Map<String, String>> table(String ending) throws IOException {
        return table(directory.resolve(NAME + ending));
    }

    public static List<Map<String, String>> table(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file);
                CSVReader csv = new CSVReader(in)) {
            List<String[]> lines = csv.readAll();
            List<Map<String, String>> rows = new ArrayList<>();
            for (String[] line : lines.subList(1, lines.size())) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int column = 0; column < line.length; column++) {
                    row.put(lines.get(0)[column], line[column]);
                }
                rows.add(row);
            }
            return rows;
        } catch (CsvException e) {
            throw new IOException(e);
        }
    }

    private static List<Long> pair(Map<String, String> row, String requests, String failures) {
        assertThat(row).containsEntry("Name", "Aggregated");
        return List.of(Long.parseLong(row.get(requests)), Long.parseLong(row.get(failures)));
    }
}
