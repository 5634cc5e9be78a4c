package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
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
    void answersUntilItIsInterruptedAndThenTellsWhatItHasAnswered() throws Exception {
        Path scenario =
                ScenarioText.againstSimulator("revertrisk-wikidata-instant").writtenTo(directory);
        try (Launched simulator = Launched.start(
                directory, "simulate", "revertrisk-wikidata-instant", "--fault", "drop=0.5", "--seed", "3")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> simulator.out().endsWith("\n"));
            String url = simulator.out().strip();
            int exitCode =
                    wingload.execute("run", scenario.toString(), "--results", directory + "", "--url", url, "-n", "40");
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
                    no-such-profile                             | 'no-such-profile' is not one of revertrisk-wikidata-staging
                    revertrisk-wikidata-instant --fault x=1     | 'x' is not one of bad_gateway, drop
                    revertrisk-wikidata-instant --fault drop=2  | drop is 2.0; it is a probability
                    revertrisk-wikidata-instant --routing x     | 'x' is not one of random, round_robin
                    revertrisk-wikidata-instant --pods 0        | pods is 0; it is 1 or more
                    revertrisk-wikidata-instant --port 70000    | cannot listen on port 70000
                    revertrisk-wikidata-instant --threads 2     | threads has no meaning for revertrisk-wikidata-instant
                    liftwing --time-scale -1                    | time_scale is -1.0; it is from 0 to 1000
                    ml-api-text --threads 0                     | threads is 0; it is 1 or more
                    ml-api-text --rate-limit 100                | '100' is not a limit such as 100/m, and not none
                    ml-api-text --cache-ttl 5                   | '5' is not a duration such as 500ms, 10m or 1h30m
                    """)
    void whatIsWrongOnTheCommandLineIsSaid(String arguments, String message) {
        assertThat(wingload.execute(("simulate " + arguments).split(" "))).isEqualTo(2);
        assertThat(wingload.err()).contains(message);
    }
}
