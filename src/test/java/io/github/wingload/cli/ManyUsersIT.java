package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManyUsersIT {

    @TempDir
    private Path directory;

    @Test
    void twoThousandUsersWithoutWaitTimeFinishInASmallHeap() throws Exception {
        ScenarioText.againstSimulator("revertrisk-wikidata-instant")
                .load("{users: 2000, spawn_rate: 2000, run_time: 5s}")
                .waitTime("none")
                .deadline("60s")
                .writtenTo(directory);
        try (Launched wingload =
                Launched.start(directory, Map.of(), List.of("-Xmx192m"), "run", "tested.yaml", "--only-summary")) {
            // Two thousand calls that are ready at once wait for one loop: on a slow machine longer than they wait for
            // the target.
            int exitCode = wingload.exitCode();
            int expected = wingload.out().contains("generator: limited") ? 3 : 0;
            assertThat(exitCode).as(wingload.out() + wingload.err()).isEqualTo(expected);
            Finished run = Finished.of(wingload.out(), directory);
            long requests = run.runJson().get("totals").get("requests").longValue();
            assertThat(requests).isGreaterThan(2000);
            run.agreeOn(requests, 0);
            assertThat(run.runJson().get("load").get("peak_in_flight").intValue())
                    .isEqualTo(2000);
        }
    }
}
