package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.engine.FakeTransport.Started;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.task.Task;
import io.github.wingload.render.Renderer;
import io.github.wingload.result.EndReason;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenEngineTest {

    private static final long ZERO_NS = 7_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final RowCursor NO_SAMPLES = random -> Optional.of(SampleRow.NONE);

    private final HandMovedClock clock = new HandMovedClock();
    private final FakeTransport transport = new FakeTransport(clock);
    private final List<Call> calls = new ArrayList<>();
    private final CallSink sink = new CallSink() {
        @Override
        public void ended(Call call) {
            calls.add(call);
        }

        @Override
        public void exception(Throwable thrown) {
            throw new AssertionError(thrown);
        }
    };

    @Test
    void aPunctualPacerMakesEveryStartAtItsTime() {
        OpenEngine engine = engine(10, 1);
        long now = 0;
        while (engine.inFlight() < 10) {
            now = step(engine, now);
        }
        assertThat(transport.inFlight())
                .extracting(Started::atNs)
                .containsExactly(
                        at(0), at(100), at(200), at(300), at(400), at(500), at(600), at(700), at(800), at(900));
        assertThat(step(engine, now)).as("then the planned end").isEqualTo(SECOND);
        step(engine, SECOND);
        transport.answerAll(200);
        assertThat(engine.run()).isEqualTo(new LoadEnd(EndReason.RUN_TIME, 0, SECOND, 900 * MS, 10));
    }

    @Test
    void aStartThatIsALittleLateIsMadeAtOnceWithItsIntendedTime() {
        OpenEngine engine = engine(1000, 1);
        step(engine, 0);
        step(engine, 1_400_000);
        transport.answerAll(200);
        assertThat(calls).extracting(Call::intendedNs).containsExactly(0L, MS);
        assertThat(calls).extracting(Call::startedNs).containsExactly(0L, 1_400_000L);
    }

    @Test
    void afterAGeneratorPauseAllMissedStartsAreMadeAtTwiceTheRate() {
        OpenEngine engine = engine(10, 10);
        step(engine, 0);
        long now = step(engine, 5 * SECOND);
        assertThat(engine.inFlight())
                .as("one at once, the next after half a gap")
                .isEqualTo(2);
        assertThat(now).isEqualTo(5 * SECOND + 50 * MS);
        while (now < 10 * SECOND) {
            now = step(engine, now);
        }
        step(engine, now);
        transport.answerAll(200);
        assertThat(calls)
                .hasSize(100)
                .extracting(call -> call.failureClass().outcome())
                .containsOnly(Outcome.OK);
        assertThat(calls).extracting(Call::intendedNs).isSorted().doesNotHaveDuplicates();
        for (int i = 2; i < calls.size(); i++) {
            assertThat(calls.get(i).startedNs() - calls.get(i - 1).startedNs())
                    .as("gap before start %d", i)
                    .isGreaterThanOrEqualTo(50 * MS);
        }
        assertThat(calls.get(99).startedNs()).isEqualTo(calls.get(99).intendedNs());
    }

    /** Each wake-up is late by a random time; the mean delay is up to five times the gap between two starts. */
    @ParameterizedTest(name = "{0}/s, woken up {1} ms late on average")
    @CsvSource({"42, 15", "42, 120", "200, 2", "200, 5", "200, 20", "500, 1", "500, 2", "500, 10"})
    void lateWakeUpsDoNotAddUp(int perSecond, int meanDelayMs) {
        OpenEngine engine = engine(perSecond, 60);
        Random random = new Random(1);
        long latestNs = 0;
        long now = 0;
        while (now < 60 * SECOND) {
            long delayNs = (long) (-Math.log(1 - random.nextDouble()) * meanDelayMs * MS);
            latestNs = Math.max(latestNs, delayNs);
            now = step(engine, now + delayNs);
            transport.answerAll(200);
        }

        long mostNs = 3 * Math.max(MS, latestNs) + 2 * SECOND / perSecond;
        assertThat(calls).hasSize(60 * perSecond);
        assertThat(calls)
                .extracting(call -> call.startedNs() - call.intendedNs())
                .allMatch(latenessNs -> latenessNs >= 0)
                .as("a wake-up delays a start by no more than itself and what it has to make up for")
                .allMatch(latenessNs -> latenessNs <= mostNs);
    }

    @Test
    void secondPauseWhileCatchingUpIsNoBurst() {
        OpenEngine engine = engine(100, 60);
        step(engine, 0);
        step(engine, 10 * SECOND);
        int before = engine.inFlight();
        step(engine, 15 * SECOND);
        assertThat(engine.inFlight() - before)
                .as("one second at twice the rate")
                .isLessThanOrEqualTo(201);
    }

    @Test
    void catchingUpKeepsToTheRateLimitOfTheTarget() {
        OpenEngine engine = engine(
                10,
                10,
                OptionalInt.empty(),
                Duration.ofSeconds(10),
                Optional.of(new RateLimit("own", 45_000)),
                NO_SAMPLES);
        step(engine, 0);
        assertThat(step(engine, 5 * SECOND)).isEqualTo(5 * SECOND + 80 * MS);
    }

    @Test
    void startsBeyondTheMostInFlightAreDroppedAndRecorded() {
        OpenEngine engine = engine(10, 1, OptionalInt.of(3), Duration.ofSeconds(10), Optional.empty(), NO_SAMPLES);
        long now = 0;
        while (now < SECOND) {
            now = step(engine, now);
        }
        step(engine, SECOND);
        transport.answerAll(200);
        assertThat(calls).hasSize(10);
        assertThat(calls.stream().filter(call -> call.failureClass() == FailureClass.DROPPED))
                .hasSize(7)
                .allSatisfy(call -> assertThat(call.error()).contains("max_in_flight"));
        assertThat(engine.run().peakInFlight()).isEqualTo(3);
    }

    @Test
    void theLimitOnCallsInFlightFollowsFromRateAndDeadline() {
        OpenLoad load = load(42, 3600, OptionalInt.empty());
        assertThat(load.inFlightLimit(Duration.ofSeconds(10))).isEqualTo(472);
        assertThat(load(42, 3600, OptionalInt.of(7)).inFlightLimit(Duration.ofSeconds(10)))
                .isEqualTo(7);
    }

    @Test
    void stoppingMakesNoMoreStarts() {
        OpenEngine engine = engine(10, 10);
        step(engine, 0);
        engine.stop(EndReason.STOP_RULE);
        step(engine, 5 * SECOND);
        transport.answerAll(200);
        assertThat(calls).hasSize(1);
        assertThat(engine.run().reason()).isEqualTo(EndReason.STOP_RULE);
    }

    @Test
    void callsAreSettledUpToTheOldestThatIsInFlight() {
        OpenEngine engine = engine(10, 10);
        long now = 0;
        while (engine.inFlight() < 5) {
            now = step(engine, now);
        }
        assertThat(engine.settledNs()).as("the first call has not ended").isZero();
        transport.answerOldest(200);
        transport.answerOldest(200);
        assertThat(engine.settledNs()).isEqualTo(200 * MS);
        transport.answerAll(200);
        assertThat(engine.settledNs()).as("a start may be under way").isEqualTo(300 * MS);
        clock.moveTo(ZERO_NS + 9 * SECOND);
        assertThat(engine.settledNs()).as("no later start was made").isEqualTo(400 * MS);
    }

    @Test
    void samplesThatRunOutEndTheLoad() {
        AtomicInteger left = new AtomicInteger(2);
        RowCursor two = random -> left.getAndDecrement() > 0 ? Optional.of(SampleRow.NONE) : Optional.empty();
        OpenEngine engine = engine(10, 10, OptionalInt.empty(), Duration.ofSeconds(10), Optional.empty(), two);
        long now = 0;
        for (int i = 0; i < 3; i++) {
            now = step(engine, now);
        }
        transport.answerAll(200);
        assertThat(calls).hasSize(2);
        assertThat(engine.run().reason()).isEqualTo(EndReason.SAMPLES_EXHAUSTED);
    }

    @Test
    void poissonStartsAreTheSameForTheSameSeed() {
        assertThat(poissonTimes(5)).isEqualTo(poissonTimes(5)).isNotEqualTo(poissonTimes(6));
    }

    private List<Long> poissonTimes(long seed) {
        FakeTransport fresh = new FakeTransport(clock);
        OpenLoad load = Loads.rates(OpenLoad.Arrivals.POISSON_EXACT, new Stage("hold", 10, 10, Duration.ofSeconds(1)));
        OpenEngine engine = engine(load, Duration.ofSeconds(10), Optional.empty(), NO_SAMPLES, fresh, seed);
        for (long now = 0; now < SECOND; now = step(engine, now)) {
            assertThat(engine.inFlight()).isLessThanOrEqualTo(10);
        }
        return fresh.inFlight().stream().map(Started::atNs).toList();
    }

    private long step(OpenEngine engine, long nowNs) {
        clock.moveTo(ZERO_NS + nowNs);
        return engine.step(nowNs);
    }

    private static long at(long ms) {
        return ZERO_NS + ms * MS;
    }

    private OpenEngine engine(double perSecond, int seconds) {
        return engine(perSecond, seconds, OptionalInt.empty(), Duration.ofSeconds(100), Optional.empty(), NO_SAMPLES);
    }

    private OpenEngine engine(
            double perSecond,
            int seconds,
            OptionalInt maxInFlight,
            Duration deadline,
            Optional<RateLimit> limit,
            RowCursor rows) {
        return engine(load(perSecond, seconds, maxInFlight), deadline, limit, rows, transport, 1);
    }

    private static OpenLoad load(double perSecond, int seconds, OptionalInt maxInFlight) {
        return Loads.rates(OpenLoad.Arrivals.CONSTANT, maxInFlight, Loads.hold(perSecond, Duration.ofSeconds(seconds)));
    }

    private OpenEngine engine(
            OpenLoad load,
            Duration deadline,
            Optional<RateLimit> limit,
            RowCursor rows,
            FakeTransport over,
            long seed) {
        Task task = Tasks.get("/p").task();
        Plan plan = Plans.of(task)
                .load(load)
                .deadline(deadline)
                .seed(seed)
                .safeguards(new Safeguards(limit, false, List.of(), false, Optional.empty()))
                .plan();
        clock.moveTo(ZERO_NS);
        return new OpenEngine(new Surroundings(
                plan,
                new Renderer(plan, List.of(Columns.NONE)),
                List.of(new Classifier(task)),
                List.of(rows),
                over,
                clock,
                ZERO_NS,
                sink));
    }
}
