package io.github.wingload.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.WaitTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtualUserTest {

    private static final Flow ONE_TASK = new Flow(1, List.of(0));
    private static final Flow THREE_TASKS = new Flow(1, List.of(4, 2, 4));
    private static final Flow LOGIN = new Flow(1, List.of(7, 8));
    private static final Flow LOGOUT = new Flow(1, List.of(9));
    private static final WaitTime CONSTANT = new WaitTime.Constant(Duration.ofNanos(100));

    @Test
    void firstTaskStartsWithoutAWaitAtTheUsersIntendedStart() {
        assertThat(user(ONE_TASK, CONSTANT).spawned(40)).isEqualTo(new Action.Start(ONE_TASK, 0, 40));
    }

    @Test
    void afterACallTheUserWaitsAndThenIntendsToStartWhenTheWaitIsOver() {
        VirtualUser user = user(ONE_TASK, CONSTANT);
        user.spawned(0);
        assertThat(user.callEnded(true, 240, 250)).isEqualTo(new Action.Wait(350));
        assertThat(user.woken()).isEqualTo(new Action.Start(ONE_TASK, 0, 350));
    }

    @Test
    void withoutAWaitTheNextCallIsIntendedWhenTheUserReceivesTheEnd() {
        VirtualUser user = user(ONE_TASK, new WaitTime.None());
        user.spawned(0);
        assertThat(user.callEnded(true, 240, 250)).isEqualTo(new Action.Start(ONE_TASK, 0, 250));
    }

    @Test
    void theTasksOfAFlowFollowEachOtherWithoutAPause() {
        VirtualUser user = user(THREE_TASKS, CONSTANT);
        assertThat(((Action.Start) user.spawned(0)).task()).isEqualTo(4);
        Action.Start second = (Action.Start) user.callEnded(true, 240, 250);
        assertThat(second).isEqualTo(new Action.Start(THREE_TASKS, 1, 240));
        assertThat(second.task()).isEqualTo(2);
        assertThat(second.first()).isFalse();
        assertThat(user.callEnded(true, 300, 310)).isEqualTo(new Action.Start(THREE_TASKS, 2, 300));
        assertThat(user.callEnded(true, 400, 410)).isEqualTo(new Action.Wait(510));
        assertThat(user.woken()).isEqualTo(new Action.Start(THREE_TASKS, 0, 510));
    }

    @Test
    void aFailedCallEndsItsFlow() {
        VirtualUser user = user(THREE_TASKS, CONSTANT);
        user.spawned(0);
        assertThat(user.callEnded(false, 240, 250)).isEqualTo(new Action.Wait(350));
        assertThat(user.woken()).isEqualTo(new Action.Start(THREE_TASKS, 0, 350));
    }

    @Test
    void afterAnImpossibleCallTheUserWaitsAndStartsANewFlow() {
        VirtualUser user = user(THREE_TASKS, new WaitTime.None());
        user.spawned(0);
        user.callEnded(true, 10, 10);
        assertThat(user.callImpossible(20, 1_000)).isEqualTo(new Action.Wait(1_020));
        assertThat(user.woken()).isEqualTo(new Action.Start(THREE_TASKS, 0, 1_020));
    }

    @Test
    void pacingIsBetweenTheStartsOfFlows() {
        VirtualUser user = user(THREE_TASKS, new WaitTime.ConstantPacing(Duration.ofNanos(1_000)));
        user.spawned(0);
        user.callEnded(true, 100, 100);
        user.callEnded(true, 200, 200);
        assertThat(user.callEnded(true, 300, 300)).isEqualTo(new Action.Wait(1_000));
    }

    @Test
    void theFirstFlowFollowsTheFlowOnStartWithoutAPause() {
        VirtualUser user = user(Optional.of(LOGIN), ONE_TASK, Optional.empty(), CONSTANT);
        assertThat(user.spawned(40)).isEqualTo(new Action.Start(LOGIN, 0, 40));
        assertThat(user.callEnded(true, 240, 250)).isEqualTo(new Action.Start(LOGIN, 1, 240));
        assertThat(user.callEnded(true, 340, 350)).isEqualTo(new Action.Start(ONE_TASK, 0, 340));
        assertThat(user.callEnded(true, 440, 450)).isEqualTo(new Action.Wait(550));
        assertThat(user.woken()).isEqualTo(new Action.Start(ONE_TASK, 0, 550));
    }

    @Test
    void aFailedFlowOnStartIsBegunAgainAfterASecondOrMore() {
        VirtualUser user = user(Optional.of(LOGIN), ONE_TASK, Optional.of(LOGOUT), CONSTANT);
        user.spawned(0);
        user.callEnded(true, 10, 10);
        assertThat(user.callEnded(false, 20, 20)).isEqualTo(new Action.Wait(1_000_000_020));
        assertThat(user.woken()).isEqualTo(new Action.Start(LOGIN, 0, 1_000_000_020));
        assertThat(user.leaving(1_000_000_030)).isEqualTo(new Action.Leave());
    }

    @Test
    void aUserThatHasStartedDoesItsFlowOnStopOnceWhenItLeaves() {
        VirtualUser user = user(Optional.empty(), THREE_TASKS, Optional.of(LOGOUT), CONSTANT);
        user.spawned(0);
        user.callEnded(true, 10, 10);
        assertThat(user.stopping()).isFalse();
        assertThat(user.leaving(20)).isEqualTo(new Action.Start(LOGOUT, 0, 20));
        assertThat(user.stopping()).isTrue();
        assertThat(user.callEnded(true, 30, 30)).isEqualTo(new Action.Leave());
    }

    @Test
    void aFailedFlowOnStopIsNotDoneAgain() {
        VirtualUser user = user(Optional.empty(), ONE_TASK, Optional.of(LOGOUT), CONSTANT);
        user.spawned(0);
        user.leaving(20);
        assertThat(user.callEnded(false, 30, 30)).isEqualTo(new Action.Leave());
        assertThat(user.callImpossible(30, 100)).isEqualTo(new Action.Leave());
    }

    private static VirtualUser user(Flow flow, WaitTime waitTime) {
        return user(Optional.empty(), flow, Optional.empty(), waitTime);
    }

    private static VirtualUser user(Optional<Flow> onStart, Flow flow, Optional<Flow> onStop, WaitTime waitTime) {
        return new VirtualUser(
                onStart,
                new WeightedPick<>(List.of(flow), Flow::weight),
                onStop,
                new Random(1),
                new Random(3),
                Waits.of(waitTime, new Random(2), 0));
    }
}
