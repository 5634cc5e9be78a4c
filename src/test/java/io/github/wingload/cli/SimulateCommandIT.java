package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class SimulateCommandIT {

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @Test
    void answersUntilItIsInterruptedAndPrintsItsTally() throws Exception {
        Path scenario = ScenarioText.againstSimulator("revertrisk-wikidata-instant")
                .load("{users: 3, spawn_rate: 30, requests: 40}")
                // On a busy machine, an answer that came too late would count as a failure here, and as an answer
                // there.
                .deadline("60s")
                .writtenTo(directory);
        try (Launched simulator = Launched.start(
                directory, "simulate", "revertrisk-wikidata-instant", "--fault", "drop=0.5", "--seed", "3")) {
            await().until(() -> simulator.out().endsWith("\n"));
            String url = simulator.out().strip();
            int exitCode = wingload.execute("run", scenario.toString(), "--results", directory + "", "--url", url);
            assertThat(exitCode).as(wingload.err()).isEqualTo(1);
            simulator.signal("INT");

            assertThat(simulator.exitCode()).isZero();
            long failed = Finished.of(wingload.out(), directory).failuresByClass().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(failed).isBetween(1L, 39L);
            assertThat(simulator.out().lines())
                    .containsExactly(url, "requests: 40", "  200: " + (40 - failed), "  drop: " + failed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no-such-profile                             | PROFILE: "no-such-profile" is not one of revertrisk-wikidata-staging
                    revertrisk-wikidata-instant --fault x=1     | --fault x: unknown key; possible here: bad_gateway, egress, html_400
                    revertrisk-wikidata-instant --fault drop=2  | --fault drop: 2 is out of range; write a number from 0 up to 1
                    revertrisk-wikidata-instant --routing x     | --routing: "x" is not one of random, round_robin
                    revertrisk-wikidata-instant --pods 0        | --pods: 0 is out of range; write a whole number from 1 to 1000
                    revertrisk-wikidata-instant --port 70000    | cannot listen on port 70000
                    revertrisk-wikidata-instant --threads 2     | --threads: does not apply to revertrisk-wikidata-instant; remove it
                    liftwing --time-scale -1                    | --time-scale: -1 is out of range; write a number from 0 up to 1000
                    ml-api-text --threads 0                     | --threads: 0 is out of range; write a whole number from 1 to 1000
                    ml-api-text --rate-limit 100                | --rate-limit: "100" is not a rate limit; write a whole number
                    ml-api-text --cache-ttl 5                   | --cache-ttl: 5 has no unit; write 5s for seconds
                    """)
    void invalidOptionsAreReported(String arguments, String message) {
        assertThat(wingload.execute(("simulate " + arguments).split(" "))).isEqualTo(2);
        assertThat(wingload.err()).contains(message);
    }
}
