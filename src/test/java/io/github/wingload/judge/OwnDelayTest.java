package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Plan;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnDelayTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Plan open = Trial.open(1, MINUTE).plan();
    private final OwnDelay ofResponse = new OwnDelay(open);
    private final OwnDelay ofService = new OwnDelay(Trial.closed(1, MINUTE).plan());

    @Test
    void theLeastDelayIsTwentyMillisecondsOrAPartOfTheLowestLimit() {
        assertThat(OwnDelay.leastNs(open)).isEqualTo(20_000_000);
        assertThat(OwnDelay.leastNs(Trial.open(1, MINUTE).successRate(99).plan()))
                .isEqualTo(20_000_000);
        assertThat(OwnDelay.leastNs(Trial.open(1, MINUTE).p90OfOk(300).plan())).isEqualTo(20_000_000);
        Trial two = Trial.open(1, MINUTE)
                .p90OfOk(500)
                .promise(Figure.percentile(99, Figure.Calls.OK), Operator.AT_MOST, 2000);
        assertThat(OwnDelay.leastNs(two.plan())).isEqualTo(25_000_000);
    }

    @Test
    void aCallWithoutDelayIsTheSameObject() {
        Call prompt = Calls.at(10, 500).late(20).call();
        assertThat(ofResponse.without(prompt)).isSameAs(prompt);
        assertThat(ofService.without(Calls.at(10, 500).late(900).call()))
                .extracting(Call::serviceTimeNs)
                .isEqualTo(ms(500));
    }

    @Test
    void timeInWhichTheGeneratorStoodStillIsTakenAway() {
        Call call = Calls.at(10, 3100).stalled(3000).call();
        assertThat(ofResponse.without(call).responseTimeNs()).isEqualTo(ms(100));
        assertThat(ofService.without(call).serviceTimeNs()).isEqualTo(ms(100));
        assertThat(ofService.without(call).times().firstByteNs()).isEqualTo(ms(110));
    }

    @Test
    void theFirstTokenMayHaveBeenDelayedTooAndNeverComesBeforeTheStart() {
        assertThat(ofService
                        .without(Calls.at(10, 3100)
                                .firstToken(3050)
                                .stalled(3000)
                                .call())
                        .stream()
                        .firstTokenNs())
                .isEqualTo(ms(60));
        assertThat(ofService
                        .without(Calls.at(10, 3100).firstToken(30).stalled(3000).call())
                        .stream()
                        .firstTokenNs())
                .isEqualTo(ms(10));
        assertThat(ofResponse
                        .without(Calls.at(10, 100).late(2000).firstToken(2040).call())
                        .stream()
                        .firstTokenNs())
                .isEqualTo(ms(50));
        assertThat(ofService.without(Calls.at(10, 3100).stalled(3000).call()).stream()
                        .firstTokenNs())
                .isEqualTo(Times.NEVER);
    }

    @Test
    void aLateStartIsTakenAwayWhereItIsPartOfTheTime() {
        Call call = Calls.at(10, 100).late(2000).stalled(50).call();
        assertThat(call.responseTimeNs()).isEqualTo(ms(2100));
        assertThat(ofResponse.without(call).responseTimeNs()).isEqualTo(ms(50));
        assertThat(ofResponse.without(call).serviceTimeNs()).isEqualTo(ms(50));
        assertThat(ofService.without(call).serviceTimeNs()).isEqualTo(ms(50));
    }

    @Test
    void aFailureThatTheDelayCanHaveCausedIsOk() {
        for (FailureClass failure : FailureClass.values()) {
            Call call =
                    Calls.at(10, 3100).stalled(3000).failed(failure, "error").call();
            assertThat(ofService.without(call).ok())
                    .as(failure.label())
                    .isEqualTo(call.ok() || failure.delayCanCause());
        }
        assertThat(ofResponse.without(Calls.dropped(0, 10)).ok()).isFalse();
        Call lateDrop = Calls.timed(ms(10), Times.NEVER, 0, 0, 0, 0, ms(2000))
                .failed(FailureClass.DROPPED, "")
                .call();
        assertThat(ofResponse.without(lateDrop)).satisfies(call -> {
            assertThat(call.ok()).isTrue();
            assertThat(call.responseTimeNs()).isZero();
        });
    }

    @Test
    void aConnectionThatAStallKeptIdleIsExcused() {
        Call stale = Calls.at(10, 1)
                .unanswered(FailureClass.STALE_CONNECTION, "closed")
                .stalled(900)
                .call();
        assertThat(ofService.without(stale).ok()).isTrue();
        assertThat(ofService.without(stale).serviceTimeNs()).isZero();
    }

    private static long ms(long ms) {
        return ms * 1_000_000;
    }
}
