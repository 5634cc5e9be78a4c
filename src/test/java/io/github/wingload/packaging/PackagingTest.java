package io.github.wingload.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What programs that read the files of {@code src/packaging} say about them, where they are installed. */
class PackagingTest {

    private static final Path PACKAGING = Path.of("src/packaging");

    @TempDir
    private Path directory;

    private static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(PACKAGING)) {
            return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theShellReadsEachScript(Path script) throws Exception {
        assertThat(script).isExecutable();
        assertThat(said("sh", "-n", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void shellcheckFindsNothing(Path script) throws Exception {
        assumeTrue(installed("shellcheck"), "shellcheck is not installed");
        assertThat(said("shellcheck", "--shell=sh", "--severity=warning", script.toString()))
                .isEmpty();
    }

    @Test
    void systemdReadsTheUnit() throws Exception {
        assumeTrue(installed("systemd-analyze"), "systemd-analyze is not installed");
        // It checks that the program is there.
        String unit = Files.readString(PACKAGING.resolve("wingload-shard@.service"))
                .replace("/opt/wingload/wingload", "/bin/sh");
        Path copy = Files.writeString(directory.resolve("wingload-shard@.service"), unit);
        List<String> about = said("systemd-analyze", "verify", "--man=no", copy.toString()).stream()
                .filter(line -> line.contains("wingload"))
                .toList();
        assertThat(about).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void cloudInitGetsCommandsAndFiles() throws Exception {
        String text = Files.readString(PACKAGING.resolve("ec2-user-data.yaml"));
        assertThat(text).startsWith("#cloud-config\n");
        Map<String, Object> data =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(data).containsOnlyKeys("package_update", "packages", "write_files", "runcmd");
        assertThat((List<Map<String, Object>>) data.get("write_files"))
                .hasSize(3)
                .allSatisfy(file -> assertThat(file).containsOnlyKeys("path", "content"));
        for (String command : (List<String>) data.get("runcmd")) {
            Path script = Files.writeString(directory.resolve("command.sh"), command);
            assertThat(said("sh", "-n", script.toString())).as(command).isEmpty();
        }
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The lines that a program prints. */
    private List<String> said(String... command) throws Exception {
        Path output = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.waitFor();
        return new ArrayList<>(Files.readAllLines(output, StandardCharsets.UTF_8));
    }
}
