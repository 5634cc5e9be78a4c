package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.judge.Asking;
import io.github.wingload.judge.Reports;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportJsonTest {

    private static final Path DOCUMENTATION = Path.of("src/site/markdown/report-json.md");

    private static final RunResult RESULT = Runs.result(
            Runs.plan(
                    List.of(),
                    Tasks.named("GET", "a").task(),
                    Tasks.named("POST", "b").task()),
            totals());

    @TempDir
    private Path directory;

    @Test
    void aReportReadBackEqualsTheReport() throws IOException {
        Analysis report = Reports.full(RESULT);

        assertThat(ReportJson.read(written(ReportJson.bytes(report)))).isEqualTo(report);
    }

    @Test
    void absentValuesReadBackAbsent() throws IOException {
        Analysis report = Reports.bare(Runs.result(RESULT.manifest().plan(), Totals.none(2)));

        assertThat(ReportJson.read(written(ReportJson.bytes(report)))).isEqualTo(report);
    }

    @Test
    void cacheItemsAndMutationsAreReadBack() throws IOException {
        Analysis report = Reports.full(asking());

        assertThat(ReportJson.read(written(ReportJson.bytes(report)))).isEqualTo(report);
    }

    @Test
    void cacheItemsAndMutationsAreInTheJson() {
        JsonNode json = tree(ReportJson.bytes(Reports.full(asking())));

        assertThat(json.at("/cache/all/hit_rate_percent").doubleValue()).isEqualTo(50);
        assertThat(json.at("/cache/rows/0/use/speed_up").doubleValue()).isBetween(8.1, 8.2);
        assertThat(json.at("/items/all/success_percent").doubleValue()).isEqualTo(80);
        assertThat(json.at("/mutations/rows/0/calls/statuses/500").intValue()).isEqualTo(2);
        assertThat(json.at("/endpoints/0/share_percent").doubleValue()).isEqualTo(40);
        assertThat(json.at("/stages/0/peak_per_second").intValue()).isEqualTo(12);
        assertThat(json.at("/aggregated/by_mutation").size()).isEqualTo(2);
        JsonNode plain = tree(ReportJson.bytes(Reports.full(RESULT)));
        assertThat(List.of(plain.has("cache"), plain.has("items"), plain.has("mutations")))
                .containsOnly(false);
    }

    private static RunResult asking() {
        Recorder recorder = new Recorder(Tasks.some(3));
        recorder.record(Calls.like(Calls.ok(0, 0, 8)).with(Asking.HIT).call());
        recorder.record(Calls.like(Calls.ok(0, 0, 65)).with(Asking.MISS).call());
        recorder.record(Calls.like(Calls.failed(1, 0, 65, 503, "2 items", ""))
                .with(Asking.items(10, 8))
                .call());
        recorder.record(Calls.like(Calls.failed(2, 0, 9, 500, "500", ""))
                .with(Asking.mutation("empty"))
                .call());
        recorder.record(Calls.like(Calls.failed(2, 0, 9, 500, "500", ""))
                .with(Asking.mutation("empty"))
                .call());
        recorder.flip(1);
        return Runs.result(
                Runs.plan(
                        List.of(),
                        Asking.cached("a", Asking.BY_HEADER),
                        Asking.withItems("b"),
                        Asking.mutated("c", "empty")),
                recorder.totals());
    }

    @Test
    void figuresAreNumbersAndMissingOnesAreNull() {
        JsonNode full = tree(ReportJson.bytes(Reports.full(RESULT)));
        JsonNode bare = tree(ReportJson.bytes(Reports.bare(RESULT)));

        assertThat(full.at("/estimates/ok_p50_ms/interval").toString()).isEqualTo("{\"low\":null,\"high\":null}");
        assertThat(full.at("/estimates/success_percent/value").doubleValue()).isEqualTo(99.5);
        assertThat(full.at("/distribution/0/percent").doubleValue()).isEqualTo(99.01);
        assertThat(full.at("/all_calls/0/at_least").booleanValue()).isTrue();
        assertThat(bare.at("/littles_law/mean_in_flight").isNull()).isTrue();
        assertThat(full.toString() + bare).doesNotContain("NaN", "Infinity");
    }

    @Test
    void ratesAreOverTheWindow() {
        JsonNode json = tree(ReportJson.bytes(Reports.full(RESULT)));

        assertThat(json.at("/aggregated/figures/window_seconds").doubleValue()).isEqualTo(18);
        assertThat(json.at("/requests_per_hour").doubleValue()).isEqualTo(800);
        assertThat(json.at("/ok_per_hour").doubleValue()).isEqualTo(600);
        assertThat(json.at("/run/totals/window_seconds").doubleValue()).isEqualTo(20.5);
    }

    @Test
    void aFileThatIsNotAReportIsRefusedWithAMessage() {
        assertThatThrownBy(() -> ReportJson.read(directory.resolve("report.json")))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("report.json: no such file or directory");
        assertThatThrownBy(() -> ReportJson.read(written("[".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("report.json: not a report.json: ");
        assertThatThrownBy(() -> ReportJson.read(written("{\"schema_version\": 3}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("its schema_version is 3, this wingload reads 2");
        assertThatThrownBy(() -> ReportJson.read(written("{\"schema_version\": 2}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageEndingWith("report.json: /run is missing");
    }

    /** As after a disk error: right Base64 of what is no histogram. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HISTFAAA", "HISTFAAAAAB4nGMAAAABAAE=", "AAAA", "?"})
    void damagedHistogramIsNamed(String damaged) throws IOException {
        String json = new String(ReportJson.bytes(Reports.full(RESULT)), StandardCharsets.UTF_8);
        Path file = written(json.replaceFirst("(?<=\"histogram\" : \")[^\"]+", Matcher.quoteReplacement(damaged))
                .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ReportJson.read(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining("/histogram ");
    }

    @Test
    void everyFieldIsDocumented() throws IOException {
        ObjectNode document = (ObjectNode) tree(ReportJson.bytes(Reports.full(RESULT)));
        document.putObject("run");
        ObjectNode asking = (ObjectNode) tree(ReportJson.bytes(Reports.full(asking())));
        asking.putObject("run");
        String text = Files.readString(DOCUMENTATION) + Files.readString(DOCUMENTATION.resolveSibling("run-json.md"));

        Set<String> fields = new TreeSet<>();
        collect(document, fields);
        collect(asking, fields);
        fields.removeIf(field -> Pattern.matches("\\d{3}", field));

        assertThat(fields)
                .hasSizeGreaterThan(80)
                .allSatisfy(field -> assertThat(text).contains("`" + field + "`"));
    }

    private static Totals totals() {
        Recorder recorder = new Recorder(Tasks.some(2));
        recorder.record(Calls.onFreshConnection(0, 0, 10.123));
        recorder.record(Calls.ok(0, 1, 12));
        recorder.record(Calls.ok(0, 2, 14));
        recorder.record(Calls.failed(0, 3, 16, 503, "503", "busy"));
        recorder.record(Calls.dropped(0, 4));
        recorder.flip(1);
        return recorder.totals();
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("report.json"), content);
    }

    private static JsonNode tree(byte[] json) {
        return JsonMapper.shared().readTree(json);
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.properties().forEach(property -> fields.add(property.getKey()));
        node.forEach(child -> collect(child, fields));
    }
}
