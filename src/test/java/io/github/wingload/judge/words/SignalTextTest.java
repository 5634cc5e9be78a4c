package io.github.wingload.judge.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Stalls;
import io.github.wingload.monitor.Throttling;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Instance;
import io.github.wingload.result.Merged;
import io.github.wingload.result.OwnDelays;
import io.github.wingload.result.OwnDelays.Pause;
import io.github.wingload.result.Signal;
import io.github.wingload.result.Signal.Drops;
import io.github.wingload.result.Signal.Drops.Cause;
import io.github.wingload.result.Signal.Exceptions;
import io.github.wingload.result.Signal.InWords;
import io.github.wingload.result.Signal.Lateness;
import io.github.wingload.result.Signal.Machine;
import io.github.wingload.result.Signal.Machine.Part;
import io.github.wingload.result.Signal.OfShard;
import io.github.wingload.result.Signal.StoodStill;
import io.github.wingload.result.Signal.Waiting;
import io.github.wingload.result.Signal.Waiting.Place;
import io.github.wingload.stats.Durations;
import io.github.wingload.stats.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalTextTest {

    private static final GeneratorFigures SEEN = new GeneratorFigures(
            60,
            35,
            80,
            "io-1",
            75,
            91,
            6,
            120,
            300,
            55,
            90,
            60,
            900,
            1024,
            512_000_000,
            OptionalDouble.of(31),
            Optional.of(new Throttling(12, 1300)),
            Optional.empty());

    static Stream<Arguments> signals() {
        Durations waits = durations(100, 20);
        Durations few = durations(99, 20);
        String spread = "p50 20.0 ms, p99 20.0 ms, max 20.0 ms";
        String besideP99 = "p50 20.0 ms, max 20.0 ms";
        return Stream.of(
                row(new InWords("name", "figures", State.SUSPECT, "why"), "name", "figures", "why"),
                row(
                        new OfShard(
                                new Merged.Part(
                                        3,
                                        "20261127T080000Z-3fa9",
                                        "stat1010",
                                        Instance.of(Optional.of("eu-west-1a"), Optional.of("c7i.large")),
                                        Duration.ZERO,
                                        Optional.empty(),
                                        EndReason.RUN_TIME,
                                        Duration.ofSeconds(41),
                                        10,
                                        10,
                                        100,
                                        100,
                                        40,
                                        60,
                                        State.LIMITED,
                                        "starts were dropped"),
                                8),
                        "shard 3",
                        "on stat1010, eu-west-1a, c7i.large",
                        "shard 3 of 8: starts were dropped"),
                row(
                        new Lateness(State.OK, new Recording().durations(), 0, false, 20),
                        "lateness",
                        "none, 0 later than 100 ms",
                        ""),
                row(new Lateness(State.OK, waits, 0, false, 20), "lateness", spread + ", 0 later than 100 ms", ""),
                row(
                        new Lateness(State.SUSPECT, waits, 0, false, 30),
                        "lateness",
                        besideP99 + ", 0 later than 100 ms",
                        "p99 start delay 20.0 ms"),
                row(
                        new Lateness(State.LIMITED, waits, 0, false, 18.62870000000001),
                        "lateness",
                        besideP99 + ", 0 later than 100 ms",
                        "p99 start delay 20.0 ms (limit 18.6 ms)"),
                row(
                        new Lateness(State.LIMITED, few, 0, false, 19),
                        "lateness",
                        "p50 20.0 ms, 0 later than 100 ms",
                        "longest start delay 20.0 ms (limit 19.0 ms)"),
                row(
                        new Lateness(State.LIMITED, waits, 2, true, 30),
                        "lateness",
                        spread + ", 2 later than 100 ms",
                        "2.00% of starts were more than 100 ms late (limit 1%)"),
                row(drops(State.OK, 0, Cause.NONE_DROPPED), "dropped", "0 starts dropped", ""),
                row(drops(State.SUSPECT, 1, Cause.NOT_KNOWN), "dropped", "1 start dropped", "starts were dropped"),
                row(
                        drops(State.LIMITED, 2, Cause.ROOM_LEFT),
                        "dropped",
                        "2 starts dropped",
                        "starts were dropped with only 8 of 10 allowed calls in flight"),
                row(
                        drops(State.LIMITED, 2, Cause.GENERATOR_LIMITED),
                        "dropped",
                        "2 starts dropped",
                        "starts were dropped while the generator could not keep up"),
                row(
                        drops(State.LIMITED, 2, Cause.TIME_IN_GENERATOR),
                        "dropped",
                        "2 starts dropped",
                        "starts were dropped while calls spent 30.0 ms of 50.0 ms in the generator itself"),
                row(
                        drops(State.SUSPECT, 2, Cause.TARGET_SLOW),
                        "dropped",
                        "2 starts dropped",
                        "starts were dropped because 10 calls, the limit, were waiting for the target; they count as failed"),
                row(new Exceptions(State.OK, 0, ""), "exceptions", "0 exceptions", ""),
                row(
                        new Exceptions(State.SUSPECT, 1, "java.lang.Error: x"),
                        "exceptions",
                        "1 exception",
                        "the first is: java.lang.Error: x"),
                row(
                        new Waiting(State.SUSPECT, Place.POOL, waits),
                        "pool wait",
                        besideP99,
                        "p99 wait for a pooled connection 20.0 ms"),
                row(
                        new Waiting(State.SUSPECT, Place.DISPATCH, waits),
                        "dispatch",
                        besideP99,
                        "p99 wait for a transport thread 20.0 ms"),
                row(
                        machine(Part.CPU, true),
                        "cpu",
                        "process mean 35%, peak 80% of a core; io-1 peak 75%; machine peak 91%, 34% of it wingload",
                        "machine CPU at 91% for 5 s: wingload 31%, other processes 60%"),
                row(
                        machine(Part.CPU, false),
                        "cpu",
                        "process mean 35%, peak 80% of a core; io-1 peak 75%; machine peak 91%, 34% of it wingload",
                        "thread io-1 at 75% of a core for 5 s"),
                row(machine(Part.STEAL, false), "steal", "peak 6.0%", "the hypervisor gave CPU time to other machines"),
                row(
                        machine(Part.THROTTLING, false),
                        "throttling",
                        "12 times, 1.30 s in all",
                        "the CPU quota of the control group held wingload back"),
                row(
                        machine(Part.GC, false),
                        "gc",
                        "longest pause 120 ms, all 300 ms",
                        "garbage collection paused the generator"),
                row(
                        machine(Part.HICCUPS, false),
                        "hiccups",
                        "p99.9 55.0 ms, max 90.0 ms",
                        "scheduler hiccups: threads woke up late"),
                row(
                        machine(Part.CLOCK, false),
                        "clock",
                        "largest step 60.0 ms",
                        "the wall clock was set, or the machine slept; measured times do not include it"),
                row(
                        new StoodStill(State.OK, new Stalls(20_000_000, 0, 0, List.of()), delays(0, Optional.empty())),
                        "stalls",
                        "none longer than 20 ms; 0 calls delayed",
                        ""),
                row(
                        new StoodStill(
                                State.SUSPECT,
                                new Stalls(25_000_000, 3, 3_200_000_000L, List.of()),
                                delays(41, Optional.of(new Pause(Instant.parse("2026-11-22T12:04:10Z"), 3100)))),
                        "stalls",
                        "3 longer than 25 ms, 3.20 s in all, longest 3.10 s at 2026-11-22 12:04:10 UTC; 41 calls delayed",
                        "wingload stood still; a threshold that this decides is left undecided"),
                row(
                        machine(Part.DESCRIPTORS, false),
                        "descriptors",
                        "900 of 1,024",
                        "the process came close to its limit of open files and sockets"),
                row(machine(Part.MEMORY, false), "memory", "peak 512 MB resident", ""));
    }

    private static Arguments row(Signal signal, String name, String figures, String finding) {
        return Arguments.of(signal, new InWords(name, figures, signal.state(), finding));
    }

    private static Drops drops(State state, long dropped, Cause cause) {
        return new Drops(state, dropped, cause, 8, 10, 30, 50);
    }

    private static Machine machine(Part part, boolean machineBusy) {
        return new Machine(State.SUSPECT, part, SEEN, machineBusy);
    }

    private static Durations durations(int count, long ms) {
        Recording recording = new Recording();
        for (int i = 0; i < count; i++) {
            recording.record(ms * 1_000_000);
        }
        return recording.durations();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("signals")
    void everySignalHasNameFiguresAndFinding(Signal signal, InWords words) {
        assertThat(SignalText.of(signal)).isEqualTo(words);
    }

    private static OwnDelays delays(long calls, Optional<Pause> longest) {
        OptionalDouble none = OptionalDouble.empty();
        return new OwnDelays(20, calls, 0, longest, new OwnDelays.Added(none, none, none, none));
    }
}
