package io.github.wingload.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Flow;
import io.github.wingload.plan.WaitTime;
import io.github.wingload.schedule.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtualUserTest {

    private static final FlowPick ONE_TASK = new FlowPick(List.of(new Flow(1, List.of(0))));

    @Test
    void theFirstTaskStartsWithoutAWaitAndCountsFromWhenTheUserWasToStart() {
        assertThat(user(new WaitTime.Constant(Duration.ofSeconds(1))).spawned(40))
                .isEqualTo(new Action.Start(0, 40));
    }

    @Test
    void afterACallTheUserWaitsAndThenIntendsToStartWhenTheWaitIsOver() {
        VirtualUser user = user(new WaitTime.Constant(Duration.ofNanos(100)));
        user.spawned(0);
        assertThat(user.callEnded(250)).isEqualTo(new Action.Wait(350));
        assertThat(user.woken()).isEqualTo(new Action.Start(0, 350));
    }

    @Test
    void withoutAWaitTheNextCallIsIntendedForTheEndOfTheLast() {
        VirtualUser user = user(new WaitTime.None());
        user.spawned(0);
        assertThat(user.callEnded(250)).isEqualTo(new Action.Start(0, 250));
    }

    private static VirtualUser user(WaitTime waitTime) {
        return new VirtualUser(ONE_TASK, new Random(1), Waits.of(waitTime, new Random(2), 0));
    }
}
