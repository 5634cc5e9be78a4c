package io.github.wingload.sweep.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.SweepOnDisk;
import io.github.wingload.report.comparison.SweepJson;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Result;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SavedSweepTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        for (SweepOnDisk made : new SweepOnDisk[] {
            SweepOnDisk.of(), SweepOnDisk.of("1", 200, "4", 300), SweepOnDisk.of("43.957/s", 200, "158000/h", 300)
        }) {
            Path directory = made.save(Files.createTempDirectory(folder, "sweep"));
            String written = Files.readString(directory.resolve("sweep.json"));
            assertThat(SweepJson.of(SavedSweep.read(directory))).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEndOfASearchIsReadBack(End end) throws IOException {
        Result result = new Result(Level.parse("40/s"), Level.parse("45/s"), true, Optional.of(end));
        Path directory = SweepOnDisk.of("40/s", 200).found(result).save(folder);
        Sweep read = SavedSweep.read(directory);
        assertThat(read.search()).contains(result);
        assertThat(read.planned()).isEmpty();
    }

    @Test
    void aSearchThatWasNotFinishedIsReadBack() throws IOException {
        Result result = new Result(Optional.empty(), Optional.empty(), false, Optional.empty());
        assertThat(SavedSweep.read(SweepOnDisk.of("40/s", 200).found(result).save(folder))
                        .search())
                .contains(result);
    }

    @Test
    void aSweepIsNamedByItsDirectoryOrItsFile() throws IOException {
        Path directory = SweepOnDisk.of("1", 200).save(folder.resolve("sweep"));
        assertThat(SavedSweep.directory(directory)).contains(directory);
        assertThat(SavedSweep.directory(directory.resolve("sweep.json"))).contains(directory);
        assertThat(SavedSweep.directory(directory.resolve("demo"))).isEmpty();
        assertThat(SavedSweep.directory(folder.resolve("sweep.json"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | not a sweep.json: ",
                "[] | not a sweep.json: it is not a JSON object",
                "'' | not a sweep.json: it is empty",
                "{} {} | not a sweep.json: ",
                "{} | not a sweep.json: it has no schema_version",
                "{'schema_version': 2} | its schema_version is 2, this wingload reads 1",
                "{'schema_version': 1, 'levels': 3} | name: expected a text; levels: expected a list",
                "{'schema_version': 1, 'name': 'x', 'levels': [3]} | levels[0].level: expected a load such as 8 or 40/s;"
                        + " levels[0].directory: expected a text; levels[0].confirms: expected true or false",
                "{'schema_version': 1, 'name': 'x', 'levels': [{'level': '8', 'confirms': false, 'directory': '../x'}]} |"
                        + " levels[0].directory: expected NAME/RUN",
                "{'schema_version': 1, 'name': 'x', 'levels': [{'level': '8', 'confirms': false, 'directory': '/x'}]} |"
                        + " levels[0].directory: expected NAME/RUN",
                "{'schema_version': 1, 'name': 'x', 'levels': [], 'planned': '3'} | planned: expected a number of levels",
                "{'schema_version': 1, 'name': 'x', 'levels': [], 'capacity': {'end': 'so', 'undecided': 1, 'passed': 0}} |"
                        + " capacity.end: unknown end of a search; capacity.passed: expected a load",
                "{'schema_version': 1, 'name': 'x', 'levels': [], 'capacity': {'end': 'found', 'undecided': false}} |"
                        + " capacity.passed: a search that has found a level must name it",
            },
            quoteCharacter = '"')
    void damageIsNamed(String document, String message) throws IOException {
        String json = document.equals("''") ? "" : document.replace('\'', '"');
        Files.writeString(folder.resolve("sweep.json"), json);
        assertThatThrownBy(() -> SavedSweep.read(folder))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageStartingWith(folder.resolve("sweep.json") + ": " + message);
    }

    @Test
    void anyPieceOfAFileEndsInAMessage() throws IOException {
        Path directory = SweepOnDisk.of("1", 200)
                .found(new Result(Level.parse("1"), Level.parse("2"), false, Optional.of(End.FOUND)))
                .save(folder);
        byte[] whole = Files.readAllBytes(directory.resolve("sweep.json"));
        for (int length = 0; length < whole.length - 2; length++) {
            Files.write(directory.resolve("sweep.json"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SavedSweep.read(directory)).isInstanceOf(UnreadableRunException.class);
        }
    }

    @Test
    void aRunThatIsGoneIsNamed() throws IOException {
        Path directory = SweepOnDisk.of("1", 200).save(folder);
        Files.move(directory.resolve("demo"), directory.resolve("gone"));
        assertThatThrownBy(() -> SavedSweep.read(directory))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("run.json");
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("sweep.json").toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }
        assertThatThrownBy(() -> SavedSweep.read(folder))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("sweep.json");
    }
}
