package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.BadInputs;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does with each of hundreds of bad inputs. */
@Timeout(600)
class BadInputsIT {

    /** A JVM that has just started reads the largest of them more slowly. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private ScriptedServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start(Script.answer(200, "{}"));
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void nothingIsSentAndTheExitCodeIsThatOfAUsageError() throws IOException {
        List<String> others = new ArrayList<>();
        // One command line for all: to make one takes longer than to refuse most inputs.
        CommandContext wingload = new CommandContext();
        for (BadInputs input : BadInputs.in(directory, server.url())) {
            int before = wingload.err().length();
            int exitCode = run(wingload, input);
            if (exitCode != 2) {
                others.add(exitCode + " for " + input.name());
            }
            assertThat(wingload.err().substring(before))
                    .as(input.name())
                    .contains(directory + "/")
                    .doesNotContain("bug");
        }
        assertThat(others).isEmpty();
        assertThat(server.received()).isEmpty();
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    @Tag("timing")
    void eachIsRefusedInTwoSeconds() throws IOException {
        List<BadInputs> inputs = BadInputs.in(directory, server.url());
        List<String> slow = new ArrayList<>();
        for (BadInputs input : inputs) {
            long startNs = System.nanoTime();
            run(new CommandContext(), input);
            Duration took = Duration.ofNanos(System.nanoTime() - startNs);
            if (took.compareTo(LONGEST) > 0) {
                slow.add(took + " for " + input.name());
            }
        }
        assertThat(slow).isEmpty();
    }

    private int run(CommandContext wingload, BadInputs input) throws IOException {
        Path file = Files.write(directory.resolve("test.yaml"), input.bytes());
        return wingload.execute(
                "run",
                file.toString(),
                "--results",
                directory.resolve("results").toString());
    }
}
