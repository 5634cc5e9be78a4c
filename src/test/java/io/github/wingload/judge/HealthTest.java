package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.judge.words.SignalText;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.monitor.Throttling;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.GeneratorHealth.State;
import io.github.wingload.result.Signal;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final Duration DURATION = Duration.ofSeconds(100);
    private static final long NS_PER_MS = 1_000_000;

    @ParameterizedTest(name = "{0} of 1,000 starts {1} ms late, answers after {2} ms: {3}")
    @CsvSource({
        "0, 0, 50, OK",
        "11, 9, 50, OK",
        "11, 15, 50, SUSPECT",
        "11, 15, 2000, OK",
        "11, 25, 50, LIMITED",
        "11, 45, 2000, SUSPECT",
        "11, 99, 50, LIMITED",
        "10, 101, 50, OK",
        "11, 101, 2000, LIMITED",
        "10, 5000, 50, OK"
    })
    void latenessIsJudgedRelativeToTheMeasuredTimes(int late, double lateMs, double serviceMs, State state) {
        Trial trial = Trial.open(10, DURATION);
        for (int i = 0; i < 1000; i++) {
            trial.call(0, i * 100, i < late ? lateMs : 0, serviceMs, FailureClass.OK, 200, Times.NEVER, "row", "");
        }
        GeneratorHealth health = trial.report().generator();
        assertThat(signal(health, "lateness").state()).isEqualTo(state);
        assertThat(health.state()).isEqualTo(state == State.OK ? State.NOT_WATCHED : state);
    }

    @Test
    void startsMuchTooLateAreCountedExactly() {
        Trial trial = Trial.open(10, DURATION);
        for (int i = 0; i < 1000; i++) {
            trial.call(0, i * 100, i % 2 == 0 ? 100 : 100.001, 50, FailureClass.OK, 200, Times.NEVER, "row", "");
        }
        assertThat(signal(trial.report().generator(), "lateness").figures())
                .endsWith("max 100 ms, 500 later than 100 ms");
    }

    @Test
    void dropsAtTheInFlightLimitAreCausedByTheTarget() {
        GeneratorHealth health = dropping(0).peakInFlight(340).report().generator();
        assertThat(signal(health, "dropped").state()).isEqualTo(State.SUSPECT);
        assertThat(health.state()).isEqualTo(State.SUSPECT);
    }

    @Test
    void dropsBelowTheInFlightLimitAreCausedByTheGenerator() {
        GeneratorHealth health = dropping(0).peakInFlight(12).report().generator();
        assertThat(health.state()).isEqualTo(State.LIMITED);
        assertThat(signal(health, "dropped").finding())
                .isEqualTo("starts were dropped with only 12 of 340 allowed calls in flight");
    }

    @Test
    void dropsDuringLateStartsAreCausedByTheGenerator() {
        Trial trial = dropping(0).peakInFlight(340).everyCallLate(200);
        assertThat(signal(trial.report().generator(), "dropped").state()).isEqualTo(State.LIMITED);
    }

    @Test
    void dropsWhileCallsWaitedInTheGeneratorAreCausedByTheGenerator() {
        assertThat(dropping(60).peakInFlight(340).report().generator().state()).isEqualTo(State.LIMITED);
    }

    @Test
    void oneLateStartOfFewerThanAHundredLimitsNothing() {
        for (int calls : new int[] {1, 2, 5, 50, 99}) {
            assertThat(lateStarts(calls, 1)).as("1 of " + calls).isEqualTo(State.OK);
        }
        assertThat(lateStarts(2, 2)).isEqualTo(State.LIMITED);
        assertThat(lateStarts(99, 2)).isEqualTo(State.LIMITED);
    }

    private static State lateStarts(int calls, int late) {
        Trial trial = Trial.open(10, DURATION);
        for (int i = 0; i < calls; i++) {
            trial.call(0, i * 100, i < late ? 150 : 0, 50, FailureClass.OK, 200, Times.NEVER, "row", "");
        }
        return signal(trial.report().generator(), "lateness").state();
    }

    @Test
    void aSlowLoopOfOurOwnLimitsTheRunAndItsDropsAreOurs() {
        GeneratorHealth health = dropping(30).peakInFlight(340).report().generator();

        assertThat(signal(health, "dispatch").state()).isEqualTo(State.LIMITED);
        assertThat(signal(health, "dropped").finding())
                .isEqualTo("starts were dropped while the generator could not keep up");
    }

    @Test
    void aRunWithoutFiguresOfTheGeneratorWasNotWatched() {
        assertThat(Trial.open(1, DURATION).ok(0, 10).report().generator().state())
                .isEqualTo(State.NOT_WATCHED);
    }

    @Test
    void waitsForPoolAndTransportThreadAreWatched() {
        Trial trial = Trial.open(10, DURATION);
        for (int i = 0; i < 100; i++) {
            trial.add(phased(i, 30, 50));
        }
        GeneratorHealth health = trial.report().generator();
        assertThat(signal(health, "pool wait").state()).isEqualTo(State.SUSPECT);
        assertThat(signal(health, "dispatch").state()).isEqualTo(State.LIMITED);
        assertThat(signal(health, "dispatch").figures()).isEqualTo("p50 50.0 ms, max 50.0 ms");
    }

    @Test
    void machineIsJudgedOnlyIfItWasObserved() {
        Trial quiet = Trial.open(1, DURATION).ok(0, 10);
        assertThat(quiet.report().generator().signals())
                .extracting(signal -> SignalText.of(signal).name())
                .doesNotContain("cpu", "gc");

        GeneratorFigures busy = new GeneratorFigures(
                100,
                50,
                90,
                "io-1",
                75,
                85,
                6,
                120,
                400,
                60,
                200,
                55,
                900,
                1000,
                200_000_000,
                OptionalDouble.of(5),
                Optional.of(new Throttling(2, 30)),
                Optional.empty());
        GeneratorHealth health = quiet.generator(busy).report().generator();

        assertThat(health.state()).isEqualTo(State.SUSPECT);
        assertThat(health.signals())
                .filteredOn(signal -> signal.state() == State.SUSPECT)
                .extracting(signal -> SignalText.of(signal).name())
                .containsExactly("cpu", "steal", "gc", "hiccups", "clock", "descriptors");
        assertThat(signal(health, "cpu").figures())
                .isEqualTo("process mean 50%, peak 90% of a core; io-1 peak 75%; machine peak 85%, 6% of it wingload");
        assertThat(signal(health, "memory").figures()).isEqualTo("peak 200 MB resident");
    }

    @Test
    void mostSevereSignalComesFirst() {
        List<Signal> signals =
                dropping(60).peakInFlight(340).report().generator().signals();
        assertThat(signals)
                .isSortedAccordingTo(Comparator.comparing(Signal::state).reversed());
    }

    /** Ten calls a second of 100 ms, one in ten dropped, some of the 100 ms spent in our own loop. */
    private static Trial dropping(long dispatchMs) {
        Trial trial = Trial.open(10, DURATION);
        for (int i = 0; i < 1000; i++) {
            if (i % 10 == 0) {
                trial.dropped(i * 100);
            } else {
                trial.add(phased(i, 0, dispatchMs));
            }
        }
        return trial;
    }

    private static Call phased(int number, long poolMs, long dispatchMs) {
        return Calls.at(number * 100, 100)
                .pool(poolMs)
                .dispatch(dispatchMs)
                .bytes(10)
                .key("row")
                .call();
    }

    private static Signal.InWords signal(GeneratorHealth health, String name) {
        return health.signals().stream()
                .map(SignalText::of)
                .filter(signal -> signal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
