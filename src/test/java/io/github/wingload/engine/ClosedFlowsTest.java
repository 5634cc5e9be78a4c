package io.github.wingload.engine;

import static io.github.wingload.engine.FlowPlan.HEALTH;
import static io.github.wingload.engine.FlowPlan.SUBMIT_AND_ASK;
import static io.github.wingload.engine.FlowPlan.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.result.EndReason;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** User classes and flows in the closed model. */
class ClosedFlowsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final WaitTime NONE = new WaitTime.None();

    private final FlowPlan plan = new FlowPlan(Long.MAX_VALUE);

    @Test
    void flowKeepsItsRowAndItsExtractedValues() {
        ClosedEngine engine = engine(1, OptionalLong.empty(), users("u", 1, NONE, SUBMIT_AND_ASK));
        engine.step(0);
        assertThat(plan.paths()).containsExactly("/jobs/row0");
        plan.at(SECOND);
        plan.transport.answerOldest(200, "{\"id\":17}");
        assertThat(plan.paths()).containsExactly("/jobs/row0/17");
        plan.at(3 * SECOND);
        plan.transport.answerOldest(200);
        assertThat(plan.paths()).as("the next flow is about the next row").containsExactly("/jobs/row1");
        assertThat(plan.calls).extracting(Call::task).containsExactly(0, 1);
        assertThat(plan.calls).extracting(Call::intendedNs).containsExactly(0L, SECOND);
        assertThat(plan.calls).extracting(Call::key).containsOnly("row0");
    }

    @Test
    void theUserWaitsBetweenFlowsAndNotWithin() {
        WaitTime wait = new WaitTime.Constant(Duration.ofSeconds(2));
        ClosedEngine engine = engine(1, OptionalLong.empty(), users("u", 1, wait, SUBMIT_AND_ASK));
        engine.step(0);
        plan.transport.answerOldest(200, "{\"id\":1}");
        assertThat(plan.paths()).hasSize(1);
        plan.at(SECOND);
        plan.transport.answerOldest(200);
        assertThat(plan.paths()).isEmpty();
        assertThat(engine.step(SECOND)).isEqualTo(3 * SECOND);
    }

    @Test
    void failedCallEndsTheFlow() {
        ClosedEngine engine = engine(1, OptionalLong.empty(), users("u", 1, NONE, SUBMIT_AND_ASK));
        engine.step(0);
        plan.transport.answerOldest(503);
        assertThat(plan.paths()).containsExactly("/jobs/row1");
        plan.transport.answerOldest(200, "{\"no id\":1}");
        assertThat(plan.paths()).containsExactly("/jobs/row2");
        assertThat(plan.calls)
                .extracting(Call::failureClass)
                .containsExactly(FailureClass.HTTP_5XX, FailureClass.EXPECTATION_FAILED);
    }

    @Test
    void aClosedLoadStartsNoFurtherStep() {
        ClosedEngine engine = engine(1, OptionalLong.empty(), users("u", 1, NONE, SUBMIT_AND_ASK));
        engine.step(0);
        engine.stop(EndReason.INTERRUPTED);
        plan.transport.answerOldest(200, "{\"id\":1}");
        assertThat(plan.paths()).isEmpty();
        assertThat(engine.inFlight()).isZero();
        assertThat(plan.transport.openConnections()).isZero();
        assertThat(plan.calls).hasSize(1);
    }

    @Test
    void theNumberOfRequestsCountsCallsAndNotFlows() {
        ClosedEngine engine = engine(1, OptionalLong.of(3), users("u", 1, NONE, SUBMIT_AND_ASK));
        engine.step(0);
        for (int i = 0; i < 3; i++) {
            plan.transport.answerOldest(200, "{\"id\":1}");
        }
        assertThat(plan.paths()).isEmpty();
        assertThat(plan.calls).extracting(Call::task).containsExactly(0, 1, 0);
    }

    @Test
    void flowWithoutARowDoesNotStartAndEndsTheLoad() {
        FlowPlan oneRow = new FlowPlan(1);
        Flow lookThenSubmitAndAsk = new Flow(1, List.of(2, 0, 1));
        ClosedEngine engine = new ClosedEngine(
                oneRow.surroundings(load(1, OptionalLong.empty()), users("u", 1, NONE, lookThenSubmitAndAsk)));
        engine.step(0);
        assertThat(oneRow.paths()).containsExactly("/health");
        oneRow.transport.answerOldest(200);
        oneRow.transport.answerOldest(200, "{\"id\":1}");
        oneRow.transport.answerOldest(200);
        assertThat(oneRow.paths()).isEmpty();
        assertThat(engine.run().reason()).isEqualTo(EndReason.SAMPLES_EXHAUSTED);
        assertThat(oneRow.calls).extracting(Call::key).containsExactly("", "row0", "row0");
    }

    @Test
    void rowThatCannotBeReadIsAGeneratorErrorAndTheUserTriesAgainLater() {
        ClosedEngine engine = engine(1, OptionalLong.empty(), users("u", 1, NONE, SUBMIT_AND_ASK));
        plan.breakRows();
        assertThat(engine.step(0)).isEqualTo(SECOND);
        plan.at(SECOND);
        assertThat(engine.step(SECOND)).isEqualTo(2 * SECOND);
        assertThat(plan.calls).extracting(Call::failureClass).containsOnly(FailureClass.GENERATOR);
        assertThat(plan.calls).extracting(Call::intendedNs).containsExactly(0L, SECOND);
        assertThat(plan.exceptions).hasSize(2);
    }

    @Test
    void usersAreSpreadOverClassesByWeightAndWaitAsTheirClassSays() {
        ClosedEngine engine = engine(
                5,
                OptionalLong.empty(),
                users("reader", 4, new WaitTime.Constant(Duration.ofSeconds(1)), HEALTH),
                users("writer", 1, NONE, SUBMIT_AND_ASK));
        engine.step(0);
        assertThat(plan.paths()).containsExactly("/health", "/health", "/jobs/row0", "/health", "/health");
        plan.transport.answerAll(200);
        assertThat(plan.paths()).as("only the writer goes on at once").containsExactly("/jobs/row1");
        assertThat(engine.step(0)).isEqualTo(SECOND);
    }

    @Test
    void newUsersTakeThePlacesOfThoseWhoLeft() {
        StagedLoad load = Loads.stages(stage("a", 3, 3), stage("b", 1, 1), stage("c", 3, 3));
        ClosedEngine engine = new ClosedEngine(
                plan.surroundings(load, users("reader", 1, NONE, HEALTH), users("writer", 1, NONE, SUBMIT_AND_ASK)));
        engine.step(0);
        assertThat(plan.paths()).containsExactly("/health", "/jobs/row0", "/health");
        plan.at(SECOND);
        engine.step(SECOND);
        plan.transport.answerAll(200);
        assertThat(plan.paths()).containsExactly("/health");
        plan.at(2 * SECOND);
        engine.step(2 * SECOND);
        assertThat(plan.paths()).containsExactly("/health", "/jobs/row1", "/health");
    }

    private ClosedEngine engine(int users, OptionalLong requests, UserClass... classes) {
        return new ClosedEngine(plan.surroundings(load(users, requests), classes));
    }

    private static ClosedLoad load(int users, OptionalLong requests) {
        return new ClosedLoad(users, users, Optional.of(Duration.ofSeconds(10)), requests, Connections.PER_USER);
    }

    private static Stage stage(String name, double from, double to) {
        return new Stage(name, from, to, Duration.ofSeconds(1));
    }
}
