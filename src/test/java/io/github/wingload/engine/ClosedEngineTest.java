package io.github.wingload.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.engine.FakeTransport.Started;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.Task;
import io.github.wingload.render.Renderer;
import io.github.wingload.result.EndReason;
import io.github.wingload.samples.RowCursor;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedEngineTest {

    private static final long ZERO_NS = 5_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final RowCursor NO_SAMPLES = random -> Optional.of(SampleRow.NONE);

    private final HandMovedClock clock = new HandMovedClock();
    private final FakeTransport transport = new FakeTransport(clock);
    private final List<Call> calls = new ArrayList<>();
    private final List<Throwable> exceptions = new ArrayList<>();
    private final CallSink sink = new CallSink() {
        @Override
        public void ended(Call call) {
            calls.add(call);
        }

        @Override
        public void exception(Throwable thrown) {
            exceptions.add(thrown);
        }
    };

    @Test
    void usersStartInLocustsBatchesAndCallAtOnce() {
        ClosedEngine engine = engine(users(10, 2.5), new WaitTime.Constant(Duration.ofSeconds(9)), NO_SAMPLES);
        assertThat(step(engine, 0)).isEqualTo(800_000_000);
        assertThat(engine.users()).isEqualTo(2);
        step(engine, 800_000_000);
        assertThat(transport.inFlight()).hasSize(4);
        step(engine, 3_200_000_000L);
        assertThat(engine.users()).isEqualTo(10);
        assertThat(transport.inFlight()).extracting(Started::connection).doesNotHaveDuplicates();
    }

    @Test
    void aLatePacerStartsAllDueUsersAndKeepsTheirIntendedTimes() {
        ClosedEngine engine = engine(users(3, 1), new WaitTime.None(), NO_SAMPLES);
        step(engine, 5 * SECOND);
        transport.inFlight();
        engine.stop(EndReason.INTERRUPTED);
        at(6 * SECOND);
        transport.answerAll(200);
        assertThat(calls).extracting(Call::intendedNs).containsExactly(0L, SECOND, 2 * SECOND);
        assertThat(calls).extracting(Call::startedNs).containsOnly(5 * SECOND);
        assertThat(calls).extracting(Call::serviceTimeNs).containsOnly(SECOND);
    }

    @Test
    void aUserWaitsAfterItsCallAndIsWokenWhenTheTimeHasCome() {
        ClosedEngine engine = engine(users(1, 1), new WaitTime.Constant(Duration.ofSeconds(2)), NO_SAMPLES);
        step(engine, 0);
        at(SECOND);
        transport.answerOldest(200);
        assertThat(transport.inFlight()).isEmpty();
        assertThat(step(engine, SECOND)).isEqualTo(3 * SECOND);
        step(engine, 3 * SECOND + 7_000);
        assertThat(transport.inFlight()).hasSize(1);
        at(4 * SECOND);
        transport.answerOldest(502);
        assertThat(calls)
                .extracting(call -> call.failureClass().outcome())
                .containsExactly(Outcome.OK, Outcome.HTTP_ERROR);
        assertThat(calls.get(1).intendedNs()).isEqualTo(3 * SECOND);
        assertThat(calls.get(1).startedNs()).isEqualTo(3 * SECOND + 7_000);
    }

    @Test
    void withoutAWaitTheNextCallStartsWhenTheLastEnds() {
        ClosedEngine engine = engine(users(1, 1), new WaitTime.None(), NO_SAMPLES);
        step(engine, 0);
        for (int second = 1; second <= 5; second++) {
            at(second * SECOND);
            transport.answerOldest(200);
            assertThat(transport.inFlight()).hasSize(1);
        }
        assertThat(calls).extracting(Call::intendedNs).containsExactly(0L, SECOND, 2 * SECOND, 3 * SECOND, 4 * SECOND);
        assertThat(engine.inFlight()).isEqualTo(1);
    }

    @Test
    void afterTheRunTimeNothingStartsAndCallsInFlightAreDrainedAndCounted() {
        ClosedEngine engine = engine(users(4, 4), new WaitTime.None(), NO_SAMPLES);
        step(engine, 0);
        at(9 * SECOND);
        transport.answerOldest(200);
        assertThat(step(engine, 10 * SECOND)).as("nothing more to come for").isEqualTo(10 * SECOND);
        at(12 * SECOND);
        transport.answerAll(200);
        assertThat(transport.inFlight()).isEmpty();
        assertThat(calls).hasSize(5);
        assertThat(transport.openConnections()).isZero();
        assertThat(engine.run()).isEqualTo(new LoadEnd(EndReason.RUN_TIME, 4, 10 * SECOND, 10 * SECOND, 4));
    }

    @Test
    void theNumberOfRequestsEndsTheLoad() {
        ClosedLoad load = Loads.calls(3, 5);
        ClosedEngine engine = engine(load, new WaitTime.None(), NO_SAMPLES);
        step(engine, 0);
        at(SECOND);
        transport.answerAll(200);
        assertThat(transport.inFlight()).hasSize(2);
        at(2 * SECOND);
        transport.answerAll(200);
        assertThat(calls).hasSize(5);
        assertThat(engine.run().reason()).isEqualTo(EndReason.REQUESTS);
    }

    @Test
    void samplesThatRunOutEndTheLoad() {
        AtomicInteger left = new AtomicInteger(2);
        RowCursor two = random -> left.getAndDecrement() > 0 ? Optional.of(SampleRow.NONE) : Optional.empty();
        ClosedEngine engine = engine(users(1, 1), new WaitTime.None(), two);
        step(engine, 0);
        transport.answerOldest(200);
        transport.answerOldest(200);
        assertThat(calls).hasSize(2);
        assertThat(engine.run().reason()).isEqualTo(EndReason.SAMPLES_EXHAUSTED);
    }

    @Test
    void stoppingDrainsAndAbortingCutsOff() {
        ClosedEngine engine = engine(users(2, 2), new WaitTime.None(), NO_SAMPLES);
        step(engine, 0);
        engine.stop(EndReason.INTERRUPTED);
        at(SECOND);
        transport.answerOldest(200);
        assertThat(engine.inFlight()).isEqualTo(1);
        transport.abort();
        assertThat(engine.run().reason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(calls)
                .extracting(call -> call.failureClass().outcome())
                .containsExactly(Outcome.OK, Outcome.UNFINISHED);
    }

    @Test
    void exceptionOfTheGeneratorIsACallAndTheUserContinuesAfterAPause() {
        AtomicInteger rows = new AtomicInteger();
        RowCursor broken = random -> {
            if (rows.getAndIncrement() == 0) {
                throw new IllegalStateException("boom");
            }
            return Optional.of(SampleRow.NONE);
        };
        ClosedEngine engine = engine(users(1, 1), new WaitTime.None(), broken);
        assertThat(step(engine, 0)).isEqualTo(SECOND);
        assertThat(exceptions).singleElement().extracting(Throwable::getMessage).isEqualTo("boom");
        assertThat(calls).extracting(Call::failureClass).containsExactly(FailureClass.GENERATOR);
        step(engine, SECOND);
        assertThat(transport.inFlight()).hasSize(1);
    }

    @Test
    void aMasterSetsTheUsersOfEachClassAndTheNewestLeaveFirst() {
        ClosedEngine engine = driven(worker(3));
        engine.setUsers(List.of(2, 1));
        assertThat(step(engine, -SECOND)).as("nothing starts before time zero").isZero();
        assertThat(transport.inFlight()).isEmpty();
        step(engine, 0);
        assertThat(engine.users()).isEqualTo(3);
        assertThat(transport.inFlight()).hasSize(3);
        at(SECOND);
        engine.setUsers(List.of(1, 1));
        engine.setUsers(List.of(1, 3));
        step(engine, SECOND);
        assertThat(engine.users()).isEqualTo(4);
        transport.answerAll(200);
        assertThat(calls).hasSize(5);
        assertThat(transport.inFlight()).as("one of the first class has left").hasSize(4);
        engine.stop(EndReason.MASTER);
        transport.answerAll(200);
        assertThat(engine.run()).isEqualTo(new LoadEnd(EndReason.MASTER, 4, SECOND, SECOND, 5));
        assertThat(engine.load())
                .isEqualTo(worker(3)
                        .with(List.of(
                                new LocustLoad.Level(Duration.ZERO, List.of(2, 1)),
                                new LocustLoad.Level(Duration.ofSeconds(1), List.of(1, 3)))));
    }

    @Test
    void whatAMasterAsksForMustFitThePlan() {
        ClosedEngine planned = engine(users(1, 1), new WaitTime.None(), NO_SAMPLES);
        assertThatThrownBy(() -> planned.setUsers(List.of(1))).isInstanceOf(IllegalArgumentException.class);
        ClosedEngine driven = driven(worker(0));
        assertThatThrownBy(() -> driven.setUsers(List.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void usersOfTwoWorkersDrawDifferentValues() {
        LocustLoad load = worker(1);
        assertThat(load.firstUser()).isEqualTo(1 << 20);
        assertThat(worker(2047).firstUser()).isPositive();
    }

    private static LocustLoad worker(int number) {
        return new LocustLoad(
                number, OptionalInt.empty(), Instant.EPOCH, List.of(), Duration.ZERO, Connections.PER_USER);
    }

    private ClosedEngine driven(LocustLoad load) {
        Task task = Tasks.get("/p").task();
        UserClass first = new UserClass("a", 1, new WaitTime.None(), List.of(new Flow(1, List.of(0))));
        UserClass second = new UserClass("b", 1, new WaitTime.None(), List.of(new Flow(1, List.of(0))));
        return engine(Plans.of(task).load(load).users(first, second).plan(), task, NO_SAMPLES, transport);
    }

    @Test
    void theSameSeedGivesTheSameWaits() {
        assertThat(wakeTimes(42)).isEqualTo(wakeTimes(42)).isNotEqualTo(wakeTimes(43));
    }

    private List<Long> wakeTimes(long seed) {
        FakeTransport fresh = new FakeTransport(clock);
        WaitTime between = new WaitTime.Between(Duration.ofSeconds(1), Duration.ofSeconds(5));
        ClosedEngine engine = engine(users(1, 1), between, NO_SAMPLES, fresh, seed);
        List<Long> wakes = new ArrayList<>();
        step(engine, 0);
        long now = 0;
        for (int i = 0; i < 3; i++) {
            fresh.answerOldest(200);
            now = engine.step(now);
            wakes.add(now);
            at(now);
            engine.step(now);
        }
        return wakes;
    }

    private long step(ClosedEngine engine, long nowNs) {
        at(nowNs);
        return engine.step(nowNs);
    }

    private void at(long nowNs) {
        clock.moveTo(ZERO_NS + nowNs);
    }

    private static ClosedLoad users(int users, double spawnRate) {
        return Loads.users(users, spawnRate, Duration.ofSeconds(10));
    }

    private ClosedEngine engine(ClosedLoad load, WaitTime waitTime, RowCursor rows) {
        return engine(load, waitTime, rows, transport, 1);
    }

    private ClosedEngine engine(ClosedLoad load, WaitTime waitTime, RowCursor rows, FakeTransport over, long seed) {
        Task task = Tasks.get("/p").task();
        return engine(Plans.of(task).load(load).waitTime(waitTime).seed(seed).plan(), task, rows, over);
    }

    private ClosedEngine engine(Plan plan, Task task, RowCursor rows, FakeTransport over) {
        at(0);
        return new ClosedEngine(new Surroundings(
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
