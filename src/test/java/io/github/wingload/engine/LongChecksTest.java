package io.github.wingload.engine;

import static io.github.wingload.engine.FlowPlan.SUBMIT_AND_ASK;
import static io.github.wingload.engine.FlowPlan.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.ResponseHeaders;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Answers whose checks take long. */
class LongChecksTest {

    private static final String LONG_ANSWER = "{\"id\":17,\"text\":\"" + "x".repeat(1_000_000) + "\"}";

    @Test
    void aLongAnswerIsCheckedOnAThreadOfItsOwnAndTheFlowGoesOn() {
        FlowPlan plan = new FlowPlan(Long.MAX_VALUE);
        ClosedEngine engine = new ClosedEngine(plan.surroundings(
                Loads.users(1, Duration.ofMinutes(1)), users("u", 1, new WaitTime.None(), SUBMIT_AND_ASK)));
        engine.step(0);
        plan.transport.answerOldest(200, LONG_ANSWER);
        await().until(() -> plan.paths().equals(List.of("/jobs/row0/17")));
        plan.transport.answerOldest(200);
        assertThat(plan.threads)
                .containsExactly("wingload-checks-1", Thread.currentThread().getName());
    }

    @Test
    void anAnswerThatWaitsForItsChecksIsCutOffWithTheRun() {
        Exchange answered =
                new Exchange(Times.unsent(1, 2), false, 200, ResponseHeaders.NONE, 0, new byte[0], Optional.empty());
        CompletableFuture<Exchange> checked = new CompletableFuture<>();
        try (LongChecks checks = new LongChecks()) {
            checks.abort();
            checks.add(answered, checked::complete);
            assertThat(checked.join().failure())
                    .hasValueSatisfying(
                            failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.UNFINISHED));
        }
    }
}
