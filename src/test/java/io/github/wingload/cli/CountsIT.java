package io.github.wingload.cli;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.RequestCounts;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the target has counted is what the console, the CSV files and run.json say. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class CountsIT {

    @TempDir
    private Path directory;

    @Test
    void anUndisturbedRunIsCountedToTheLastRequest() throws Exception {
        try (Simulator simulator = instant(Map.of())) {
            CommandContext wingload = new CommandContext();
            int exitCode = wingload.execute(
                    "run", written(ScenarioText.against(simulator.url())), "--results", "" + directory);

            assertThat(exitCode).as(wingload.err()).isEqualTo(wingload.orLimited(0));
            Finished run = Finished.of(wingload.out(), directory);
            long received = simulator.tally().received();
            assertThat(received).isGreaterThan(10);
            run.agreeOn(received, 0);
            assertThat(run.statuses()).isEqualTo(simulator.tally().byStatus());
        }
    }

    @Test
    void aTargetThatMisbehavesIsCountedToTheLastRequest() throws Exception {
        Map<Fault, Double> faults = Map.of(
                Fault.DROP, 0.1,
                Fault.RESET, 0.1,
                Fault.STALL, 0.05,
                Fault.DRIP, 0.05,
                Fault.GARBAGE, 0.1,
                Fault.TRUNCATE, 0.1);
        try (Simulator simulator = instant(faults)) {
            ScenarioText scenario = ScenarioText.against(simulator.url())
                    .load("{users: 20, spawn_rate: 100, requests: 400}")
                    .deadline("2s");
            CommandContext wingload = new CommandContext();
            int exitCode = wingload.execute("run", written(scenario), "--results", "" + directory);

            assertThat(exitCode).as(wingload.err()).isEqualTo(1);
            RequestCounts tally = simulator.tally();
            Finished run = Finished.of(wingload.out(), directory);
            assertThat(tally.received()).isEqualTo(400);
            long failed =
                    tally.byFault().values().stream().mapToLong(Long::longValue).sum();
            assertThat(tally.byFault()).as("every fault has happened").hasSize(6);
            run.agreeOn(400, failed);
            assertThat(run.failuresByClass())
                    .containsEntry("deadline-wait", tally.byFault().get(Fault.STALL))
                    .containsEntry("deadline-body", tally.byFault().get(Fault.DRIP))
                    .containsEntry(
                            "protocol",
                            tally.byFault().get(Fault.GARBAGE) + tally.byFault().get(Fault.TRUNCATE));
            assertThat(Stream.of("reset", "closed", "stale-connection")
                            .mapToLong(name -> run.failuresByClass().getOrDefault(name, 0L))
                            .sum())
                    .as("connections that were broken before an answer, fresh ones and used ones")
                    .isEqualTo(tally.byFault().get(Fault.DROP) + tally.byFault().get(Fault.RESET));
        }
    }

    @Test
    void aRunThatIsInterruptedInTheMiddleIsCountedToTheLastRequest() throws Exception {
        try (Simulator simulator = production()) {
            ScenarioText scenario = ScenarioText.against(simulator.url())
                    .load("{users: 30, spawn_rate: 1000, run_time: 10m}")
                    .deadline("20s");
            written(scenario);
            try (Launched wingload = Launched.start(directory, "run", "tested.yaml")) {
                await().until(() -> simulator.tally().received() > 60);
                wingload.signal("INT");

                assertThat(wingload.exitCode()).as(wingload.err()).isEqualTo(130);
                Finished run = Finished.of(wingload.out(), directory);
                assertThat(wingload.out()).startsWith("Verdict: INVALID").contains("the run was interrupted after ");
                run.agreeOn(simulator.tally().received(), 0);
                assertThat(run.statuses())
                        .as("calls in flight were waited for")
                        .isEqualTo(simulator.tally().byStatus());
                assertThat(run.runJson().get("state").stringValue()).isEqualTo("interrupted");
            }
        }
    }

    @Test
    void aSecondSignalCutsOffTheCallsInFlightAndCountsThem() throws Exception {
        try (Simulator simulator = instant(Map.of(Fault.STALL, 1.0))) {
            written(ScenarioText.against(simulator.url())
                    .load("{users: 5, spawn_rate: 100, run_time: 10m}")
                    .deadline("10m"));
            try (Launched wingload = Launched.start(directory, "run", "tested.yaml")) {
                await().until(() -> simulator.tally().received() == 5);
                wingload.signal("INT");
                await().until(() -> wingload.err().contains("stopping: "));
                wingload.signal("TERM");

                assertThat(wingload.exitCode()).as(wingload.err()).isEqualTo(130);
                Finished run = Finished.of(wingload.out(), directory);
                assertThat(wingload.out()).startsWith("Verdict: INVALID").contains("stopped at once after ");
                run.agreeOn(5, 5);
                assertThat(run.failuresByClass()).isEqualTo(Map.of("unfinished", 5L));
            }
        }
    }

    private String written(ScenarioText scenario) throws IOException {
        return scenario.writtenTo(directory).toString();
    }

    private static Simulator instant(Map<Fault, Double> faults) throws IOException {
        SimulatorBuilder settings = simulator(Profile.REVERTRISK_WIKIDATA_INSTANT);
        for (Map.Entry<Fault, Double> fault : faults.entrySet()) {
            settings.fault(fault.getKey(), fault.getValue());
        }
        return settings.start();
    }

    private static Simulator production() throws IOException {
        SimulatorBuilder settings =
                simulator(Profile.REVERTRISK_WIKIDATA_PRODUCTION).pods(10).fault(Fault.BAD_GATEWAY, 0);
        return settings.start();
    }
}
