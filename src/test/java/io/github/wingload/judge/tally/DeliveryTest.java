package io.github.wingload.judge.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.judge.Trial;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A start of a flow makes as many calls as the flow has tasks, if none fails. */
class DeliveryTest {

    private static final Duration LONG = Duration.ofSeconds(400);

    @Test
    void targetRateOfAScheduleCountsCalls() {
        Trial trial = Trial.open(2, LONG)
                .tasks(
                        Tasks.named("GET", "a").task(),
                        Tasks.named("GET", "b").task(),
                        Tasks.named("GET", "c").task());

        assertThat(trial.report().targetPerHour().orElseThrow()).isCloseTo(7_200, within(1e-6));
        assertThat(trial.flow(0, 1, 2).report().targetPerHour().orElseThrow()).isCloseTo(21_600, within(1e-6));
    }

    @Test
    void aScheduleDoesNotFixTheCallsOfAFlow() {
        Trial trial = Trial.open(2, LONG)
                .tasks(Tasks.named("GET", "a").task(), Tasks.named("GET", "b").task());

        assertThat(Delivery.of(trial.plan()).fixed()).isTrue();
        assertThat(Delivery.of(trial.flow(0, 1).plan()).fixed()).isFalse();
    }

    /** The second call of a pair is made whether or not the first is ok; a longer part ends at a failed call. */
    @Test
    void aScheduleFixesTheCallsOfAPair() {
        Plans pair = Plans.compared().load(Loads.rate(2, LONG));
        Rule ofSide = new Rule(
                "rate",
                Figure.THROUGHPUT,
                Optional.of("internal"),
                Optional.empty(),
                Operator.AT_LEAST,
                2,
                Optional.empty());

        assertThat(Delivery.of(pair.plan()).fixed()).isTrue();
        assertThat(Delivery.of(pair.plan(), ofSide).fixed()).isTrue();
        assertThat(Delivery.of(pair.flows(Flow.pair(1, List.of(0, 0), List.of(1, 1)))
                                .plan())
                        .fixed())
                .isFalse();
    }
}
