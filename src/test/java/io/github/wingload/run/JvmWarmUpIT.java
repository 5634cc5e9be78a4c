package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.Totals;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JvmWarmUpIT {

    static Stream<Load> models() {
        return Stream.of(Loads.users(1, Duration.ofSeconds(1)), Loads.rate(1, Duration.ofSeconds(1)));
    }

    /** Both tasks are sent, in both models, however slow the machine is. */
    @ParameterizedTest
    @MethodSource("models")
    void callsPassTheirChecksAndFailAsPlanned(Load load) {
        List<Totals> totals = JvmWarmUp.run(
                Plans.of(Tasks.named("GET", "t").task()).load(load).plan(), NanoClock.system());
        assertThat(totals).singleElement().satisfies(plain -> {
            assertThat(plain.tasks().get(0).ok().count()).isPositive();
            assertThat(plain.tasks().get(0).statuses()).containsOnlyKeys(200);
            assertThat(plain.tasks().get(1).statuses()).containsOnlyKeys(404);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void beforeARunWithStreamsItReadsStreams(Load load) {
        Task streamed = Tasks.named("POST", "t").stream(AnswerStream.OPENAI).task();
        List<Totals> totals = JvmWarmUp.run(Plans.of(streamed).load(load).plan(), NanoClock.system());
        assertThat(totals).hasSize(2);
        CallStats calls = totals.get(1).aggregated();
        assertThat(calls.count(FailureClass.OK)).isPositive();
        assertThat(calls.details().streams().counts().tokenEvents()).isGreaterThan(calls.count(FailureClass.OK));
    }
}
