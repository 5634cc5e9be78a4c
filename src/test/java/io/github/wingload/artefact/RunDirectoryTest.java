package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.testkit.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    private Path home;

    @Test
    void theNameIsTheUtcTimeAndFourHexDigits() throws IOException {
        RunDirectory directory = RunDirectory.create(home.resolve("new/results"), "demo", Runs.START, () -> 0x3fa9);

        assertThat(directory.id()).isEqualTo("20261122T022057Z-3fa9");
        assertThat(directory.path())
                .isEqualTo(home.resolve("new/results/demo/20261122T022057Z-3fa9"))
                .isEmptyDirectory();
    }

    @Test
    void existingDirectoryIsNeverUsedAgain() throws IOException {
        Iterator<Integer> suffixes = List.of(1, 1, 1, 2).iterator();

        RunDirectory first = RunDirectory.create(home, "demo", Runs.START, suffixes::next);
        RunDirectory second = RunDirectory.create(home, "demo", Runs.START, suffixes::next);

        assertThat(first.id()).endsWith("-0001");
        assertThat(second.id()).endsWith("-0002");
    }

    @Test
    void creationFailsWhenEveryNameIsTaken() throws IOException {
        RunDirectory.create(home, "demo", Runs.START, () -> 7);

        assertThatThrownBy(() -> RunDirectory.create(home, "demo", Runs.START, () -> 7))
                .isInstanceOf(NoRunDirectoryException.class)
                .hasMessageContaining("a file of that name is in the way");
    }

    @Test
    void aFileInTheWayIsReportedWithTheRemedy() throws IOException {
        Path file = Files.writeString(home.resolve("results"), "not a directory");

        assertThatThrownBy(() -> RunDirectory.create(file, "demo", Runs.START))
                .isInstanceOf(NoRunDirectoryException.class)
                .hasMessageStartingWith("cannot make a directory for this run in " + file.resolve("demo") + ": ")
                .hasMessageEndingWith("; name another place with --results DIR");
    }

    @Test
    void filesHaveFixedNames() throws IOException {
        RunDirectory directory = RunDirectory.create(home, "demo", Runs.START);
        Path path = directory.path();

        assertThat(directory.runJson()).isEqualTo(path.resolve("run.json"));
        assertThat(directory.scenario()).isEqualTo(path.resolve("scenario.yaml"));
        assertThat(directory.histogramLog()).isEqualTo(path.resolve("demo.hlog"));
        assertThat(directory.csvFiles())
                .isEqualTo(new CsvFiles(
                        path.resolve("demo_stats.csv"),
                        path.resolve("demo_stats_history.csv"),
                        path.resolve("demo_failures.csv"),
                        path.resolve("demo_exceptions.csv")));
    }
}
