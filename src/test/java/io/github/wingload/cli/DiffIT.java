package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs against the simulator, compared. */
class DiffIT {

    /** Far from what the service can take, so that runs of it differ by chance alone. */
    private static final String SCENARIO = """
            name: demo
            target:
              simulator: {profile: revertrisk-wikidata-production, faults: {bad_gateway: 0}}
            load: {users: 4, spawn_rate: 4, run_time: 6s}
            wait_time: {constant: 100ms}
            deadline: 30s
            tasks:
              - post: /v1/models/revertrisk-wikidata:predict
                json: {rev_id: 1945516043}
                expect: {status: 200}
            """;

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path directory;

    @Test
    void anotherSeedIsNoChangeAndTheStagingServiceIsWorse() throws IOException {
        String manyUsers = SCENARIO.replace("users: 4, spawn_rate: 4", "users: 40, spawn_rate: 40");
        String staging = manyUsers.replace("production", "staging");
        CompletableFuture.allOf(
                        background("one", SCENARIO, "--seed", "1"),
                        background("two", SCENARIO, "--seed", "2"),
                        background("many", manyUsers),
                        background("staging", staging))
                .join();

        // Two short runs on a busy machine may really differ a little; the statistics have tests of their own.
        assertThat(diff(made("one"), made("two"), "--material", "times=50%,throughput=50%,success=5pp"))
                .as(wingload::out)
                .isIn(ExitCode.OK.code(), ExitCode.NO_ANSWER.code());
        assertThat(wingload.out()).doesNotContain("Comparison: better");
        // In seconds, the mean is what few and slow calls can tell, and sometimes not even that.
        int exit = diff(made("many"), made("staging"), "--fail-on", "mean");
        assertThat(exit).as(wingload::out).isIn(ExitCode.FAILED.code(), ExitCode.NO_ANSWER.code());
        if (exit == ExitCode.FAILED.code()) {
            assertThat(wingload.out()).contains("Comparison: worse");
        }
    }

    @Test
    void aRunIsJudgedByItsBaselineAndStillNamesItsResultsLast() throws IOException {
        run("production", "-t", "3s");
        assertThat(run("production", "-t", "3s", "--baseline", "demo@latest"))
                .isIn(ExitCode.OK.code(), ExitCode.FAILED.code(), ExitCode.NO_ANSWER.code());
        assertThat(wingload.out()).containsSubsequence("Verdict: ", "\nExit code ");
        wingload.assertCompared("Verdict: ", "Load tests compared", "Comparison: ", "\nExit code ");
        assertThat(wingload.out().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("results: ");
        assertThat(run("production", "--baseline", "nowhere")).isEqualTo(ExitCode.USAGE.code());
        assertThat(wingload.err()).contains("--baseline: nowhere: there is no run's directory", "Nothing was sent.");
    }

    private int run(String name, String... options) throws IOException {
        return wingload.execute(arguments(name, SCENARIO, options));
    }

    private String[] arguments(String name, String scenario, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".yaml"), scenario);
        String results = directory.resolve(name).toString();
        return Stream.concat(
                        Stream.of("run", file.toString(), "--only-summary", "--results", results), Stream.of(options))
                .toArray(String[]::new);
    }

    /** Makes a run beside others, for {@link #made}. */
    private CompletableFuture<Integer> background(String name, String scenario, String... options) throws IOException {
        String[] arguments = arguments(name, scenario, options);
        // Each in a thread of its own: all wait for their load.
        return CompletableFuture.supplyAsync(
                () -> new CommandContext().execute(arguments), task -> new Thread(task).start());
    }

    /** The directory of the only run of this name. */
    private String made(String name) throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve(name).resolve("demo"))) {
            return runs.findFirst().orElseThrow().toString();
        }
    }

    private int diff(String a, String b, String... options) {
        return wingload.execute(
                Stream.concat(Stream.of("diff", a, b), Stream.of(options)).toArray(String[]::new));
    }
}
