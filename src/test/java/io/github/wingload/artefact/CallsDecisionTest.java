package io.github.wingload.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallsDecisionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final WaitTime NONE = new WaitTime.None();

    @Test
    void scenarioSettingOverridesTheRate() {
        assertThat(decision(open(1e6), NONE, Reporting.Calls.ON))
                .isEqualTo(new CallsDecision(true, "the scenario says \"calls: on\""));
        assertThat(decision(open(1), NONE, Reporting.Calls.OFF))
                .isEqualTo(new CallsDecision(false, "the scenario says \"calls: off\""));
    }

    @Test
    void openModelIsDecidedByPeakRate() {
        assertThat(automatic(open(1_000), NONE)).isEqualTo(new CallsDecision(true, "at most 1000 calls/s are planned"));
        assertThat(automatic(open(1_000.5), NONE))
                .isEqualTo(new CallsDecision(
                        false, "1001 calls/s are planned, more than 1000; set \"calls: on\" to write it anyway"));
    }

    @Test
    void closedModelIsDecidedByUsersAndMeanWait() {
        assertThat(automatic(users(1_000), new WaitTime.Constant(SECOND)).on()).isTrue();
        assertThat(automatic(users(1_001), new WaitTime.Constant(SECOND)).on()).isFalse();
        assertThat(automatic(users(3_000), new WaitTime.Between(SECOND, SECOND.multipliedBy(5)))
                        .on())
                .isTrue();
        assertThat(automatic(users(3_001), new WaitTime.Between(SECOND, SECOND.multipliedBy(5)))
                        .on())
                .isFalse();
        assertThat(automatic(users(501), new WaitTime.ConstantPacing(SECOND.dividedBy(2)))
                        .on())
                .isFalse();
        assertThat(automatic(users(500), new WaitTime.ConstantThroughput(2)).on())
                .isTrue();
        assertThat(automatic(staged(1_000), new WaitTime.Constant(SECOND)).on()).isTrue();
        assertThat(automatic(staged(1_001), new WaitTime.Constant(SECOND)).on()).isFalse();
    }

    @Test
    void usersWithoutWaitTimeAreDecidedByTheNumberOfCalls() {
        assertThat(automatic(requests(1_000_000), NONE))
                .isEqualTo(new CallsDecision(true, "at most 1000000 calls are planned"));
        assertThat(automatic(requests(1_000_001), NONE).on()).isFalse();
        assertThat(automatic(staged(1), NONE).on()).isFalse();
        assertThat(automatic(users(1), new WaitTime.Constant(Duration.ZERO)))
                .isEqualTo(new CallsDecision(
                        false,
                        "users without a wait time may make more than 1000 calls/s;"
                                + " set \"calls: on\" to write it anyway"));
    }

    @Test
    void streamedAnswersTakeLong() {
        Plan streams = Plans.like(plan(users(1_000)))
                .tasks(Tasks.named("POST", "a").stream(AnswerStream.OPENAI).task())
                .waitTime(NONE)
                .plan();
        assertThat(CallsDecision.of(streams))
                .isEqualTo(new CallsDecision(true, "at most 1000 users read streamed answers"));
        assertThat(CallsDecision.of(Plans.like(streams).load(users(1_001)).plan())
                        .on())
                .isFalse();
        assertThat(CallsDecision.of(Plans.like(streams)
                                .tasks(
                                        Tasks.named("POST", "a").stream(AnswerStream.OPENAI)
                                                .task(),
                                        Tasks.named("GET", "b").task())
                                .plan())
                        .on())
                .isFalse();
    }

    @Test
    void everyClassOfUsersAndEveryCallOfAFlowCounts() {
        UserClass reader = new UserClass("reader", 3, new WaitTime.Constant(SECOND), List.of(new Flow(1, List.of(0))));
        UserClass editor = new UserClass(
                "editor",
                1,
                new WaitTime.Constant(SECOND),
                List.of(new Flow(1, List.of(0, 0, 0, 0)), new Flow(1, List.of(0, 0))));

        // 600 readers with a call, 200 editors with three on average: 1,200 a second.
        assertThat(CallsDecision.of(plan(users(800), reader, editor)).reason()).startsWith("1200 calls/s are planned");
        assertThat(CallsDecision.of(plan(users(600), reader, editor)).on()).isTrue();
        assertThat(CallsDecision.of(plan(open(800), reader, editor)).reason()).startsWith("1200 calls/s are planned");
    }

    private static Plan plan(Load load, UserClass... classes) {
        Plan plain = Runs.plan(List.of(), Tasks.named("GET", "a").task());
        return Plans.like(plain)
                .load(load)
                .samples()
                .values()
                .users(classes)
                .thresholds()
                .plan();
    }

    private static CallsDecision automatic(Load load, WaitTime waitTime) {
        return decision(load, waitTime, Reporting.Calls.AUTO);
    }

    private static CallsDecision decision(Load load, WaitTime waitTime, Reporting.Calls calls) {
        Plan plan = Runs.plan(List.of(), Tasks.named("GET", "a").task());
        return CallsDecision.of(
                Plans.like(plan).load(load).waitTime(waitTime).keep(calls).plan());
    }

    private static Load open(double peak) {
        List<Stage> stages = List.of(new Stage("ramp", 0, peak, SECOND), new Stage("hold", 1, 1, SECOND));
        return new OpenLoad(stages, OpenLoad.Arrivals.CONSTANT, OptionalInt.empty(), Duration.ZERO, Connections.SHARED);
    }

    private static Load users(int users) {
        return Loads.users(users, 1, SECOND);
    }

    private static Load requests(long requests) {
        return Loads.calls(1, requests);
    }

    private static Load staged(int users) {
        return Loads.stages(new Stage("up", 0, users, SECOND), new Stage("down", users, 0, SECOND));
    }
}
