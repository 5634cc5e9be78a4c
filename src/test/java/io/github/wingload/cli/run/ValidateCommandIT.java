package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.command.Scenarios;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With an environment that names the contact that scenarios of public targets need. */
@Timeout(60)
class ValidateCommandIT {

    @Test
    void everyIncludedScenarioIsValid() throws Exception {
        List<String> files = shipped();
        assertThat(files).hasSizeGreaterThan(8);
        CommandContext wingload = new CommandContext(Map.of("WINGLOAD_CONTACT", "load-test@example.org"));
        int exitCode = wingload.execute(
                Stream.concat(Stream.of("validate"), files.stream()).toArray(String[]::new));
        assertThat(exitCode).as(wingload.err()).isZero();
        assertThat(wingload.out().lines().filter(line -> line.endsWith(": ok")))
                .containsExactlyElementsOf(
                        files.stream().map(file -> file + ": ok").toList());
    }

    private static List<String> shipped() throws IOException {
        Path folder = Path.of("scenarios").toAbsolutePath();
        return Scenarios.in(folder).stream()
                .map(file -> folder.resolve(file).toString())
                .toList();
    }
}
