package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @Test
    void validFileIsDescribedInASecondLine() throws Exception {
        Path scenario = ScenarioText.againstSimulator(
                        "{profile: revertrisk-wikidata-staging, pods: 2, faults: {drop: 0.01}}")
                .writtenTo(directory);
        assertThat(wingload.execute("validate", scenario.toString())).isZero();
        assertThat(wingload.out().lines())
                .containsExactly(
                        scenario + ": ok",
                        "  tested: 3 users at 30/s for 2 s; 1 task; 20 sample rows; the simulator as"
                                + " revertrisk-wikidata-staging, pods 2, drop 0.01");
    }

    @Test
    void oneInvalidFileMakesTheExitCodeTwoAndOtherFilesAreStillChecked() throws Exception {
        Path good = ScenarioText.againstSimulator("revertrisk-wikidata-staging").writtenTo(directory);
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "name: x\nlaod: 3\n");
        assertThat(wingload.execute("validate", bad.toString(), good.toString()))
                .isEqualTo(2);
        assertThat(wingload.out()).startsWith(good + ": ok");
        assertThat(wingload.err().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.startsWith(bad + ":"))
                .anyMatch(line -> line.startsWith(bad + ":2:1: laod: unknown key"));
    }
}
