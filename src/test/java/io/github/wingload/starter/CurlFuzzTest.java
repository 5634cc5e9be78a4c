package io.github.wingload.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.testkit.Mutants;
import io.github.wingload.text.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any command is a scenario, or a fault that says what to do. */
class CurlFuzzTest {

    @TempDir
    static Path directory;

    @FuzzTest(maxDuration = "2m")
    void command(byte[] bytes) throws IOException {
        try {
            Starter.Started started = Starter.fromCurl(new String(bytes, StandardCharsets.UTF_8), directory, directory);
            Path file = Files.writeString(directory.resolve("fuzz.yaml"), started.yaml());
            new ScenarioReader(Map.of(), "1.2.3").read(file, Overrides.NONE);
        } catch (Fault fault) {
            assertThat(fault.found()).isNotBlank();
            assertThat(fault.remedy()).isNotBlank();
        }
    }

    @Test
    @Timeout(300)
    void mutants() {
        Mutants.readAll(getClass(), "command", 2_000, this::command);
    }
}
