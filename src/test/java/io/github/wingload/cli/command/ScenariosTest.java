package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenariosTest {

    @TempDir
    private Path folder;

    @Test
    void theFilesOfTheFolderComeBeforeThoseOfTheFoldersInIt() throws IOException {
        files("check/1.yaml", "b.yaml", "a.yml", "z/a.yaml", "check/0.yaml");

        assertThat(Scenarios.in(folder)).containsExactly("a.yml", "b.yaml", "check/0.yaml", "check/1.yaml", "z/a.yaml");
    }

    @Test
    void hiddenDeeperAndOtherFilesAreLeftOut() throws IOException {
        files(".hidden.yaml", ".git/a.yaml", "one/two/a.yaml", "README.md", "a.YAML");

        assertThat(Scenarios.in(folder)).isEqualTo(List.of("a.YAML"));
    }

    @Test
    void filesOfObjectivesAreNoScenarios() throws IOException {
        files("a.yaml", "objectives/b.yaml");
        Files.writeString(folder.resolve("objectives/b.yaml"), "# Two of them:\nobjectives:\n  - name: b\n");
        Files.writeString(folder.resolve("a.yaml"), "name: a\ntasks: [{get: /, json: {objectives: 1}}]\n");

        assertThat(Scenarios.in(folder)).containsExactly("a.yaml");
    }

    @Test
    void aLongFileIsTakenForAScenario() throws IOException {
        files("a.yaml");
        Files.writeString(folder.resolve("a.yaml"), "#".repeat(65_536) + "\nobjectives:\n");

        assertThat(Scenarios.in(folder)).containsExactly("a.yaml");
    }

    @Test
    void allShippedScenariosAreFound() throws IOException {
        assertThat(Scenarios.in(Path.of("scenarios")))
                .contains("quickstart.yaml", "check/3-without-mediawiki.yaml")
                .noneMatch(file -> file.startsWith("objectives"));
    }

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }
}
