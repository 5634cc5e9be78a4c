package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.ScenarioReading.Problems;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each of hundreds of bad inputs is refused with its place and a remedy. */
class BadInputsTest extends ScenarioFixture {

    @Test
    @Timeout(600)
    void everyBadInputIsRefusedWithItsPlaceAndARemedy() throws IOException {
        List<BadInputs> inputs = BadInputs.in(directory, URI.create("http://localhost:8080"));
        List<String> accepted = new ArrayList<>();
        for (BadInputs input : inputs) {
            check(input, accepted);
        }
        assertThat(accepted).isEmpty();
        assertThat(inputs).hasSizeGreaterThan(BadInputs.FEWEST);
    }

    private void check(BadInputs input, List<String> accepted) throws IOException {
        Path file = Files.write(directory.resolve("test.yaml"), input.bytes());
        ScenarioReading reading = new ScenarioReader(environment, VERSION, () -> DRAWN_SEED).read(file, Overrides.NONE);
        if (!(reading instanceof Problems wrong)) {
            accepted.add(input.name());
            return;
        }
        assertThat(wrong.problems()).as(input.name()).isNotEmpty();
        for (Problem problem : wrong.problems()) {
            assertThat(problem.file()).as(input.name()).startsWith(directory.toString());
            assertThat(problem.found()).as(input.name()).isNotBlank();
            assertThat(problem.remedy()).as(input.name()).isNotBlank();
            assertThat(problem.toString()).as(input.name()).hasSizeLessThan(3_000);
        }
    }
}
