package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.earlier.EarlierResult;
import io.github.wingload.exchange.Call;
import io.github.wingload.result.HeadlineTime;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Mutants;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a run with any bytes are read, or refused in words. */
class RunFilesFuzzTest {

    @TempDir
    static Path directory;

    private interface FileReader {
        void read(Path file) throws UnreadableRunException;
    }

    @FuzzTest(maxDuration = "2m")
    void runJson(byte[] bytes) throws IOException {
        read(bytes, RunJson::read);
    }

    @FuzzTest(maxDuration = "2m")
    void reportJson(byte[] bytes) throws IOException {
        read(bytes, ReportJson::read);
    }

    @FuzzTest(maxDuration = "2m")
    void callsCsv(byte[] bytes) throws IOException {
        read(
                bytes,
                file -> CallsCsvReader.read(
                        file,
                        List.of(Tasks.named("POST", "predict").task()),
                        call -> assertThat(call.task()).isZero()));
    }

    @FuzzTest(maxDuration = "2m")
    void locustStats(byte[] bytes) throws IOException {
        read(bytes, EarlierResult::ofLocust);
    }

    @FuzzTest(maxDuration = "2m")
    void observedCsv(byte[] bytes) throws IOException {
        read(
                bytes,
                file -> ObservedCsv.read(
                        file, reading -> assertThat(reading.figure()).isNotNull()));
    }

    @FuzzTest(maxDuration = "2m")
    void histogramLog(byte[] bytes) throws IOException {
        read(
                bytes,
                file -> HistogramLog.read(
                        file, HeadlineTime.SERVICE, new Timeline(Call::serviceTimeNs, new boolean[] {true})));
    }

    /** Inputs of an earlier format would be refused at once, and changes to them never looked at. */
    @Test
    void storedRunsAreRead() throws Exception {
        Path inputs = Path.of(getClass().getResource("RunFilesFuzzTestInputs").toURI());
        assertThat(RunJson.read(inputs.resolve("runJson/run.json"))
                        .run()
                        .aggregated()
                        .intended())
                .isEqualTo(ReportJson.read(inputs.resolve("reportJson/report.json"))
                        .result()
                        .aggregated()
                        .intended())
                .isPositive();
        CallsCsvReader.CallsRead calls = CallsCsvReader.read(
                inputs.resolve("callsCsv/calls-with-payloads.csv"),
                List.of(Tasks.named("POST", "predict").task()),
                call -> {});
        assertThat(calls.calls()).isEqualTo(20);
        assertThat(calls.damaged()).isZero();
    }

    @Test
    @Timeout(300)
    void mutants() {
        Mutants.readAll(getClass(), "runJson", 700, this::runJson);
        Mutants.readAll(getClass(), "reportJson", 200, this::reportJson);
        Mutants.readAll(getClass(), "callsCsv", 1_500, this::callsCsv);
        Mutants.readAll(getClass(), "locustStats", 1_000, this::locustStats);
        Mutants.readAll(getClass(), "observedCsv", 500, this::observedCsv);
        Mutants.readAll(getClass(), "histogramLog", 500, this::histogramLog);
    }

    private static void read(byte[] bytes, FileReader reader) throws IOException {
        Path file = Files.write(directory.resolve("fuzz"), bytes);
        try {
            reader.read(file);
        } catch (UnreadableRunException refused) {
            assertThat(refused.getMessage()).contains(file.toString()).hasSizeLessThan(3_000);
        }
    }
}
