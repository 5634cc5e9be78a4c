package io.github.wingload.engine;

import static io.github.wingload.engine.FlowPlan.HEALTH;
import static io.github.wingload.engine.FlowPlan.SUBMIT_AND_ASK;
import static io.github.wingload.engine.FlowPlan.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** User classes and flows in the open model. */
class OpenFlowsTest {

    private static final long SECOND = 1_000_000_000L;

    private final FlowPlan plan = new FlowPlan(Long.MAX_VALUE);

    @Test
    void theFirstCallStartsByTheScheduleAndTheNextWhenThatHasEnded() {
        OpenEngine engine = engine(1, 10, OptionalInt.empty(), flows(SUBMIT_AND_ASK));
        assertThat(step(engine, 0)).isEqualTo(SECOND);
        plan.at(SECOND / 2);
        plan.transport.answerOldest(200, "{\"id\":\"x y\"}");
        assertThat(plan.paths()).containsExactly("/jobs/row0/x%20y");
        step(engine, SECOND);
        assertThat(plan.paths()).containsExactly("/jobs/row0/x%20y", "/jobs/row1");
        assertThat(engine.inFlight()).isEqualTo(2);
        plan.transport.answerOldest(200);
        assertThat(plan.calls).extracting(Call::intendedNs).containsExactly(0L, SECOND / 2);
        assertThat(engine.inFlight()).isEqualTo(1);
    }

    @Test
    void aStepThatFollowsIsNeverDroppedAndADroppedFlowIsOneDroppedCall() {
        OpenEngine engine = engine(10, 1, OptionalInt.of(1), flows(SUBMIT_AND_ASK));
        step(engine, 0);
        step(engine, SECOND / 10);
        plan.transport.answerOldest(200, "{\"id\":1}");
        assertThat(plan.paths()).containsExactly("/jobs/row0/1");
        step(engine, SECOND / 5);
        plan.transport.answerOldest(200);
        assertThat(plan.calls)
                .extracting(Call::failureClass)
                .containsExactly(FailureClass.DROPPED, FailureClass.OK, FailureClass.DROPPED, FailureClass.OK);
        assertThat(plan.calls).extracting(Call::task).containsExactly(0, 0, 0, 1);
        assertThat(plan.calls).extracting(Call::key).containsExactly("row1", "row0", "row2", "row0");
        assertThat(engine.inFlight()).isZero();
    }

    @Test
    void failedCallEndsTheFlowAndFreesItsPlace() {
        OpenEngine engine = engine(1, 10, OptionalInt.of(1), flows(SUBMIT_AND_ASK));
        step(engine, 0);
        plan.transport.answerOldest(500);
        assertThat(plan.paths()).isEmpty();
        assertThat(engine.inFlight()).isZero();
    }

    @Test
    void afterThePlannedEndNoStepStarts() {
        OpenEngine engine = engine(1, 1, OptionalInt.empty(), flows(SUBMIT_AND_ASK));
        step(engine, 0);
        plan.at(SECOND);
        plan.transport.answerOldest(200, "{\"id\":1}");
        assertThat(plan.paths()).isEmpty();
        step(engine, SECOND);
        assertThat(engine.run().reason()).isEqualTo(EndReason.RUN_TIME);
        assertThat(plan.calls).hasSize(1);
    }

    @Test
    void aStoppedLoadStartsNoFurtherStep() {
        OpenEngine engine = engine(1, 10, OptionalInt.empty(), flows(SUBMIT_AND_ASK));
        step(engine, 0);
        engine.stop(EndReason.INTERRUPTED);
        plan.transport.answerOldest(200, "{\"id\":1}");
        assertThat(plan.paths()).isEmpty();
        assertThat(engine.inFlight()).isZero();
    }

    @Test
    void rowThatCannotBeReadIsAGeneratorErrorAndTheScheduleContinues() {
        OpenEngine engine = engine(1, 10, OptionalInt.empty(), flows(SUBMIT_AND_ASK));
        plan.breakRows();
        assertThat(step(engine, 0)).isEqualTo(SECOND);
        step(engine, SECOND);
        assertThat(plan.calls)
                .extracting(Call::failureClass)
                .containsExactly(FailureClass.GENERATOR, FailureClass.GENERATOR);
        assertThat(plan.calls).extracting(Call::intendedNs).containsExactly(0L, SECOND);
        assertThat(plan.exceptions).hasSize(2);
        assertThat(engine.inFlight()).isZero();
    }

    @Test
    void eachStartIsOfAClassByWeightAndThenOfOneOfItsFlows() {
        OpenEngine engine = engine(
                100,
                20,
                OptionalInt.empty(),
                users("reader", 3, new WaitTime.None(), HEALTH),
                users("writer", 1, new WaitTime.None(), SUBMIT_AND_ASK));
        for (long now = 0; now < 20 * SECOND; now = step(engine, now)) {
            plan.transport.answerAll(200);
        }
        long writers = plan.calls.stream().filter(call -> call.task() == 0).count();
        assertThat(writers).isBetween(430L, 570L);
        assertThat(plan.calls.stream().filter(call -> call.task() == 2).count()).isGreaterThan(1_400);
    }

    @Test
    void theLimitOnCallsInFlightMakesRoomForTheLongestFlow() {
        Plan three = plan.surroundings(load(10, 1, OptionalInt.empty()), flows(HEALTH, new Flow(1, List.of(2, 2, 2))))
                .plan();
        assertThat(three.longestFlow()).isEqualTo(Duration.ofSeconds(90));
        assertThat(((OpenLoad) three.load()).inFlightLimit(three.longestFlow())).isEqualTo(1000);
    }

    private long step(OpenEngine engine, long nowNs) {
        plan.at(nowNs);
        return engine.step(nowNs);
    }

    private OpenEngine engine(double perSecond, int seconds, OptionalInt maxInFlight, UserClass... users) {
        return new OpenEngine(plan.surroundings(load(perSecond, seconds, maxInFlight), users));
    }

    private static UserClass flows(Flow... flows) {
        return users("u", 1, new WaitTime.None(), flows);
    }

    private static OpenLoad load(double perSecond, int seconds, OptionalInt maxInFlight) {
        return Loads.rates(OpenLoad.Arrivals.CONSTANT, maxInFlight, Loads.hold(perSecond, Duration.ofSeconds(seconds)));
    }
}
