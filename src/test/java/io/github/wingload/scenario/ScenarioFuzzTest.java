package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.testkit.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any bytes are a scenario or a list of problems. */
class ScenarioFuzzTest {

    @TempDir
    static Path directory;

    private final ScenarioReader reader = new ScenarioReader(Map.of("PW", "hunter2-Qx7"), "1.2.3", () -> 1);

    @BeforeEach
    void writeSamples() throws IOException {
        Files.writeString(directory.resolve("rows.csv"), "rev_id,lang\n1,en\n2,de\n");
    }

    @FuzzTest(maxDuration = "2m")
    void scenario(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("fuzz.yaml"), bytes);
        ScenarioReading reading = reader.read(file, Overrides.NONE);
        if (reading instanceof ScenarioReading.Problems wrong) {
            assertThat(wrong.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.file()).isNotBlank();
                assertThat(problem.found()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.toString()).hasSizeLessThan(3_000).doesNotContain("hunter2");
            });
        }
    }

    @Test
    @Timeout(300)
    void mutants() {
        Mutants.readAll(getClass(), "scenario", 2_000, this::scenario);
    }
}
