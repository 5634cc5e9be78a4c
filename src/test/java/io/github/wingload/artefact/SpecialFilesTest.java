package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.earlier.EarlierResult;
import io.github.wingload.plan.Plan;
import io.github.wingload.stats.Timeline;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of a run that is a pipe, a device or a folder is refused, and nothing waits for it. */
@Timeout(30)
class SpecialFilesTest {

    private static final Plan PLAN =
            Runs.plan(List.of(), Tasks.named("GET", "a").task());

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "folder", "device"})
    void isRefusedByEveryReader(String kind) throws Exception {
        make(kind);
        Timeline timeline = SavedRun.emptyTimeline(PLAN);
        refused(() -> RunJson.read(file));
        refused(() -> ReportJson.read(file));
        refused(() -> CallsCsvReader.read(file, PLAN.tasks(), call -> {}));
        refused(() -> ObservedCsv.read(file, reading -> {}));
        refused(() -> EarlierResult.ofLocust(file));
        refused(() -> HistogramLog.read(file, io.github.wingload.result.HeadlineTime.SERVICE, timeline));
        refused(() -> HistoryCsv.users(file, Runs.START, timeline::users));
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is empty",
        "[], it is not a JSON object",
        "7, it is not a JSON object",
        "{}, it has no schema_version"
    })
    void whatIsNoRunIsSaidToBeNone(String content, String problem) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> RunJson.read(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessage(file + ": not a run.json: " + problem);
    }

    @Test
    void aCellThatWasMadeHarmlessIsReadAsItWas() throws IOException {
        Files.write(file, new CsvText("\n").row(List.of("=1+1", "-5", "it's")).bytes());
        assertThat(file).hasContent("'=1+1,-5,it's\n");
        try (CsvRecords records = new CsvRecords(file)) {
            assertThat(records.next()).isEqualTo(CsvRecords.Found.RECORD);
            assertThat(records.cells()).containsExactly("=1+1", "-5", "it's");
        }
    }

    private void make(String kind) throws IOException, InterruptedException {
        switch (kind) {
            case "folder" -> Files.createDirectory(file);
            case "device" -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
            default -> {
                try {
                    Process made = new ProcessBuilder("mkfifo", file.toString()).start();
                    assertThat(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0)
                            .isTrue();
                } catch (IOException missing) {
                    Assumptions.abort("there is no mkfifo on this machine");
                }
            }
        }
    }

    private void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnreadableRunException.class)
                .hasMessage(file + ": it is not a regular file");
    }
}
