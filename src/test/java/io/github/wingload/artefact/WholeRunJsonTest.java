package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.judge.Asking;
import io.github.wingload.judge.Reports;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** {@code run.json} and {@code report.json} as a whole, character by character. Fresh output is in {@code target/artefact}. */
class WholeRunJsonTest {

    private static final Path EXAMPLE = Path.of("results/example/quickstart/20261128T010325Z-793a");
    private static final Path GOLDEN = Path.of("src/test/resources/artefact");
    private static final Path FRESH = Path.of("target/artefact");

    /** Its compression may depend on the Java that runs, so its count and its highest value are compared instead. */
    private static final Pattern HISTOGRAM = Pattern.compile("(?<=\"histogram\" : \")[^\"]+");

    @Test
    void exampleReadBackIsWrittenTheSame() throws IOException {
        Analysis report = ReportJson.read(EXAMPLE.resolve("report.json"));

        assertSame(ReportJson.bytes(report), EXAMPLE.resolve("report.json"));
        assertSame(RunJson.ended(report, List.of()), EXAMPLE.resolve("run.json"));
    }

    @Test
    void runWithOneOfEachThingEqualsTheApprovedFiles() throws IOException {
        Analysis report = Reports.full(everything(EndReason.RUN_TIME));

        assertGolden(ReportJson.bytes(report), "report.json");
        assertGolden(
                RunJson.ended(report, List.of(new WriteError("demo.hlog", "No space left on device"))), "run.json");
    }

    @Test
    void runningRunEqualsTheApprovedFile() throws IOException {
        assertGolden(RunJson.running(everything(EndReason.KILLED), List.of()), "running.json");
    }

    /** A run whose plan, calls and ends hold one of each thing that a file can tell. */
    static RunResult everything(EndReason end) {
        Recorder recorder = new Recorder(Tasks.some(3));
        recorder.record(
                Calls.like(Calls.onFreshConnection(0, 0, 8)).with(Asking.HIT).call());
        recorder.record(Calls.like(Calls.ok(0, 1, 65)).with(Asking.MISS).call());
        recorder.record(Calls.like(Calls.failed(1, 2, 65, 200, "2 items", "<html>é\n"))
                .with(Asking.items(10, 8))
                .call());
        recorder.record(Calls.like(Calls.ok(2, 3, 2))
                .with(Asking.mutation("drop_field"))
                .call());
        recorder.record(Calls.like(Calls.failed(2, 4, 9, 500, "500", "busy"))
                .ids(new CallIds("0af7651916cd43dd8448eb211c80319c", "b7ad6b71-6920"))
                .with(Asking.mutation("empty"))
                .call());
        recorder.record(Calls.ok(2, 5, 50));
        recorder.record(Calls.at(6, 80).head(10).tokens(20, 50, 80).call());
        recorder.record(Calls.unanswered(1, 6, 30_000, FailureClass.DEADLINE_WAIT, "deadline"));
        recorder.record(Calls.dropped(0, 7));
        recorder.flip(1);
        RunResult run = Runs.result(
                PlanOfEverything.plan(), end, recorder.totals(), new ExceptionGroup(2, "boom", "at X\n  at Y"));
        return new RunResult(
                run.manifest()
                        .withProbe(Optional.of(new Probe(
                                FailureClass.OK,
                                200,
                                "",
                                1.25,
                                Optional.of(new ClockOffset(Duration.ofMillis(-800), Duration.ofMillis(760))),
                                Optional.of("192.0.2.7")))),
                run.end(),
                run.load(),
                run.totals(),
                run.exceptions(),
                SavedRunTest.WATCHED);
    }

    private static void assertGolden(byte[] json, String name) throws IOException {
        Files.createDirectories(FRESH);
        Files.writeString(FRESH.resolve(name), comparable(json));
        assertSame(json, GOLDEN.resolve(name));
    }

    private static void assertSame(byte[] json, Path golden) throws IOException {
        assertThat(comparable(json)).isEqualTo(comparable(Files.readAllBytes(golden)));
    }

    private static String comparable(byte[] json) {
        return HISTOGRAM
                .matcher(new String(json, StandardCharsets.UTF_8))
                .replaceAll(WholeRunJsonTest::countAndHighest);
    }

    private static String countAndHighest(MatchResult encoded) {
        if (encoded.group().contains("up to")) {
            return encoded.group();
        }
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded.group())), 0);
            return histogram.getTotalCount() + " up to " + histogram.getMaxValue();
        } catch (DataFormatException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
