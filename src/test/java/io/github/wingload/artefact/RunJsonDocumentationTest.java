package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.Asking;
import io.github.wingload.judge.Reports;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunJsonDocumentationTest {

    private static final Path DOCUMENTATION = Path.of("src/site/markdown/run-json.md");

    @Test
    void everyFieldIsDocumented() throws IOException {
        Recorder recorder = new Recorder(Tasks.some(1));
        recorder.record(Calls.onFreshConnection(0, 0, 10));
        recorder.record(Calls.failed(0, 0, 10, 503, "503", "busy"));
        recorder.record(Calls.like(Calls.ok(0, 0, 8)).with(Asking.HIT).call());
        recorder.record(Calls.like(Calls.ok(0, 0, 65)).with(Asking.MISS).call());
        recorder.record(
                Calls.like(Calls.ok(0, 0, 65)).with(Asking.items(10, 10)).call());
        recorder.record(
                Calls.like(Calls.ok(0, 0, 2)).with(Asking.mutation("empty")).call());
        recorder.flip(1);
        RunResult result = Runs.result(
                Runs.plan(List.of(), Tasks.named("GET", "a").task()),
                recorder.totals(),
                new ExceptionGroup(1, "boom", "at X"));
        RunResult probed = new RunResult(
                result.manifest()
                        .withProbe(Optional.of(new Probe(
                                FailureClass.OK,
                                200,
                                "",
                                1,
                                Optional.of(new ClockOffset(Duration.ofMillis(-800), Duration.ofMillis(760))),
                                Optional.of("192.0.2.7")))),
                result.end(),
                result.load(),
                result.totals(),
                result.exceptions(),
                result.generator());
        byte[] json = RunJson.ended(Reports.full(probed), List.of(new WriteError("demo.hlog", "gone")));
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(json);
        ObjectNode manifest = (ObjectNode) document.path("manifest");
        manifest.putObject("plan");
        assertThat(manifest.at("/samples/0").toString()).isEqualTo("{\"sha256\":\"cd34\",\"rows\":0,\"varying\":[0]}");
        String text = Files.readString(DOCUMENTATION);

        Set<String> fields = new TreeSet<>();
        collect(document, fields);
        fields.removeIf(field -> Pattern.matches("\\d{3}", field));

        assertThat(fields)
                .hasSizeGreaterThan(60)
                .allSatisfy(field -> assertThat(text).contains("`" + field + "`"));
    }

    private static void collect(JsonNode node, Set<String> fields) {
        node.properties().forEach(property -> fields.add(property.getKey()));
        node.forEach(child -> collect(child, fields));
    }
}
