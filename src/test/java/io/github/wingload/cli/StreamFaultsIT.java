package io.github.wingload.cli;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.RequestCounts;
import io.github.wingload.simulator.RequestCounts.Streamed;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A language model with every fault of its answers at once: each is one class of failures or none, and the counts are the simulator's own. */
@Timeout(60)
class StreamFaultsIT {

    private static final int CALLS = 500;
    private static final int TOKENS = 20;

    /** What a fault is to wingload; the others leave an answer ok. */
    private static final Map<Fault, String> CLASSES = Map.of(
            Fault.GARBAGE, "protocol",
            Fault.TRUNCATE, "protocol",
            Fault.NO_DONE, "stream-cut",
            Fault.NO_FINISH, "stream-unfinished",
            Fault.ERROR_OBJECT, "stream-error",
            Fault.GARBAGE_EVENT, "expectation-failed");

    /** After the finish reason no token is to come, so that only the deadline ends the wait. */
    private static final List<String> SILENT = List.of("deadline-stall", "deadline-body");

    /** A connection that is closed before an answer has a class of its own if it was used before. */
    private static final List<String> BROKEN = List.of("reset", "closed", "stale-connection");

    private static final List<Fault> OK = List.of(
            Fault.DRIP,
            Fault.PAUSE,
            Fault.SLOW_FIRST,
            Fault.BURST,
            Fault.PING,
            Fault.SHORT,
            Fault.WRONG_USAGE,
            Fault.NO_USAGE,
            Fault.NULL_USAGE);

    @TempDir
    private Path directory;

    @Test
    void eachFaultIsCountedAsTheSimulatorCountsIt() throws Exception {
        SimulatorBuilder model = simulator(Profile.LLM).shape(Shape.VLLM).timeScale(0.01);
        Stream.of(Fault.values())
                .filter(fault -> fault.isOf(Profile.LLM) && !fault.isAnswer())
                .forEach(fault -> model.fault(fault, 0.04));
        try (Simulator simulator = model.start()) {
            Finished run = run(simulator);
            RequestCounts tally = simulator.tally();
            Map<Fault, Long> faults = tally.byFault();

            assertThat(tally.received()).isEqualTo(CALLS);
            assertThat(faults.keySet())
                    .as("faults that happened")
                    .containsAll(CLASSES.keySet())
                    .containsAll(OK);
            Map<String, Long> expected = new TreeMap<>();
            CLASSES.forEach((fault, failure) -> expected.merge(failure, faults.get(fault), Long::sum));
            Map<String, Long> failures = new TreeMap<>(run.failuresByClass());
            assertThat(taken(failures, BROKEN)).isEqualTo(faults.get(Fault.DROP) + faults.get(Fault.RESET));
            assertThat(taken(failures, SILENT)).isEqualTo(faults.get(Fault.STALL));
            assertThat(failures).isEqualTo(expected);
            long ok = tally.byStatus().get(200)
                    + OK.stream().mapToLong(faults::get).sum();
            run.agreeOn(CALLS, CALLS - ok);

            List<Map<String, String>> calls = Finished.table(run.directory().resolve("calls.csv")).stream()
                    .filter(call -> call.get("outcome").equals("ok"))
                    .toList();
            // A token that ends an answer early is an event without a text.
            long stopped = calls.stream()
                    .filter(call -> call.get("finish").equals("stop"))
                    .count();
            assertThat(stopped).isBetween(1L, faults.get(Fault.SHORT));
            assertThat(sum(calls, "token_events")).isEqualTo(written(tally, Streamed::tokenEvents) - stopped);
            long unread = tokens(tally, Fault.NO_USAGE) + tokens(tally, Fault.NULL_USAGE);
            long invented = faults.get(Fault.WRONG_USAGE) * TOKENS / 10;
            assertThat(sum(calls, "tokens")).isEqualTo(written(tally, Streamed::tokens) - unread + invented);
        }
    }

    /** Removes some classes, and says how many calls they had. */
    private static long taken(Map<String, Long> failures, List<String> classes) {
        return classes.stream()
                .mapToLong(name -> Optional.ofNullable(failures.remove(name)).orElse(0L))
                .sum();
    }

    /** What the simulator wrote of answers that are ok. */
    private static long written(RequestCounts tally, ToLongFunction<Streamed> number) {
        return number.applyAsLong(tally.streamed().get("200"))
                + OK.stream()
                        .map(fault -> tally.streamed().get(name(fault)))
                        .mapToLong(number)
                        .sum();
    }

    private static long tokens(RequestCounts tally, Fault fault) {
        return tally.streamed().get(name(fault)).tokens();
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private static long sum(List<Map<String, String>> calls, String column) {
        return calls.stream()
                .map(call -> call.get(column))
                .filter(cell -> !cell.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    private Finished run(Simulator simulator) throws Exception {
        Path scenario =
                Files.writeString(directory.resolve("faults.yaml"), """
                name: tested
                target: {url: "%s"}
                load: {users: 50, spawn_rate: 1000, requests: %d}
                deadline: 4s
                probe: false
                calls: on
                tasks:
                  - post: /v1/completions
                    json: {model: any, prompt: [1], max_tokens: %d, ignore_eos: true, stream: true, stream_options: {include_usage: true}}
                    stream: {format: openai, stall: 2s}
                """.formatted(simulator.url(), CALLS, TOKENS));
        CommandContext wingload = new CommandContext();
        int exitCode = wingload.execute("run", scenario.toString(), "--results", directory.toString());

        assertThat(exitCode).as(wingload.out() + wingload.err()).isEqualTo(1);
        return Finished.of(wingload.out(), directory);
    }
}
