package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people name runs. */
class RunNameTest {

    @TempDir
    private Path results;

    private Path older;
    private Path newer;
    private Path other;

    @BeforeEach
    void makeRuns() throws IOException {
        older = run("demo", "20261122T022057Z-ffff");
        newer = run("demo", "20261122T030000Z-0000");
        other = run("other", "20261123T000000Z-1111");
        Files.createDirectories(results.resolve("demo").resolve("20261124T000000Z-dead"));
    }

    @Test
    void aDirectoryAndItsRunJsonAreTheRun() throws IOException {
        assertThat(find(older.toString())).isEqualTo(new RunName.Directory(older));
        assertThat(find(older.resolve("run.json").toString())).isEqualTo(new RunName.Directory(older));
    }

    @Test
    void theLatestIsTheOneThatStartedLast() throws IOException {
        assertThat(find("latest").path()).isEqualTo(other);
        assertThat(find("latest~1").path()).isEqualTo(newer);
        assertThat(find("demo@latest").path()).isEqualTo(newer);
        assertThat(find("demo@latest~1").path()).isEqualTo(older);
    }

    @Test
    void earlierRunsAreThoseBesideItThatStartedBefore() throws IOException {
        assertThat(RunName.earlier(newer)).containsExactly(older);
        assertThat(RunName.earlier(older)).isEmpty();
        assertThat(RunName.earlier(results.resolve("demo").resolve("nowhere"))).isEmpty();
    }

    @Test
    void aTableOfLocustIsFoundByItsPrefixToo() throws IOException {
        Path table = Files.writeString(results.resolve("old_stats.csv"), "");
        assertThat(find(table.toString())).isEqualTo(new RunName.Table(table));
        assertThat(find(results.resolve("old").toString())).isEqualTo(new RunName.Table(table));
    }

    @Test
    void figuresOfATicketAreInAYamlFile() throws IOException {
        Path ticket = Files.writeString(results.resolve("ticket.yaml"), "");
        assertThat(find(ticket.toString())).isEqualTo(new RunName.Figures(ticket));
    }

    @Test
    void aFileIsNoLatestRunWhateverItsName() throws IOException {
        assertThat(RunName.isLatest("demo@latest~1")).isTrue();
        assertThat(RunName.isLatest("latest.yaml")).isFalse();
        assertThat(RunName.isLatest(
                        Files.writeString(results.resolve("latest"), "").toString()))
                .isFalse();
    }

    @Test
    void missingRunIsNamed() {
        assertThatThrownBy(() -> find("demo@latest~2")).hasMessageContaining("there are only 2 runs of demo");
        assertThatThrownBy(() -> find("none@latest")).hasMessageContaining("there is no run of none");
        assertThatThrownBy(() -> find("nowhere")).hasMessageContaining("nowhere: there is no run's directory");
    }

    private RunName.Place find(String text) throws IOException {
        return RunName.find(text, results);
    }

    private Path run(String name, String id) throws IOException {
        Path path = Files.createDirectories(results.resolve(name).resolve(id));
        Files.writeString(path.resolve("run.json"), "{}");
        return path;
    }
}
