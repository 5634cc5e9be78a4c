package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Task;
import io.github.wingload.testkit.Calls;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverloadJudgeTest {

    private static final int RATE = 20;
    private static final int SECONDS = 600;
    private static final Task CALL = Tasks.post("/predict").task();
    private static final Task STREAM =
            Tasks.post("/v1").stream(AnswerStream.OPENAI).task();

    @Test
    void callsInFlightThatGrowAllTheTimeAreTooMany() {
        assertThat(behindAfter(CALL, Duration.ZERO, second -> 20 + 5 * second, second -> 0))
                .hasValue(31);
    }

    @Test
    void growthUnderNoiseTakesLonger() {
        Random random = new Random(1);
        OptionalInt after =
                behindAfter(CALL, Duration.ZERO, second -> 20 + 2 * second + random.nextInt(20), second -> 0);

        assertThat(after.orElseThrow()).isBetween(31, 150);
    }

    @Test
    void serviceGetsItsTime() {
        assertThat(behindAfter(CALL, Duration.ofMinutes(2), second -> 20 + 5 * second, second -> 0))
                .hasValue(149);
    }

    @Test
    void warmUpIsOverBefore() {
        Load warmingUp = new OpenLoad(
                List.of(new Stage(Stage.HOLD, RATE, RATE, Duration.ofSeconds(SECONDS))),
                OpenLoad.Arrivals.CONSTANT,
                OptionalInt.empty(),
                Duration.ofMinutes(1),
                Connections.SHARED);
        OverloadJudge judge =
                OverloadJudge.of(plan(CALL, Duration.ZERO, warmingUp)).orElseThrow();

        assertThat(IntStream.rangeClosed(1, SECONDS)
                        .filter(second -> judge.isBehind(ns(second), 20 + 5 * second, ns(second)))
                        .findFirst())
                .hasValue(89);
    }

    @Test
    void callsInFlightThatGrowUntilReplicasComeAreNotTooMany() {
        assertThat(behindAfter(CALL, Duration.ofMinutes(2), second -> second < 115 ? 10 * second : 1_150, second -> 0))
                .isEmpty();
    }

    @Test
    void growthOfLessThanATwentiethOfTheRateIsLeftToTheEnd() {
        assertThat(behindAfter(CALL, Duration.ZERO, second -> 20 + second * 9 / 10, second -> 0))
                .isEmpty();
    }

    @Test
    void callsThatTakeLongAreNotTakenForABacklogWhileTheirNumberIsNotYetReached() {
        assertThat(new Fill(30).behindAfter()).isEmpty();
    }

    @Test
    void queueThatWandersDoesNotGrow() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            double[] inFlight = {20};
            assertThat(behindAfter(
                            CALL,
                            Duration.ZERO,
                            second -> {
                                inFlight[0] = Math.max(0, inFlight[0] + 6 * random.nextGaussian());
                                return (int) inFlight[0];
                            },
                            second -> 0))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void ofStreamsTheTimeToTheFirstTokenMustGrowToo() {
        assertThat(behindAfter(STREAM, Duration.ZERO, second -> 20 + 5 * second, second -> 200))
                .isEmpty();
        assertThat(behindAfter(STREAM, Duration.ZERO, second -> 20 + 5 * second, second -> 200 + 50 * second))
                .isPresent();
    }

    @Test
    void onlyConstantRatesThatAreToEndThenAreJudged() {
        assertThat(OverloadJudge.of(plan(CALL, Duration.ZERO, Loads.users(8, Duration.ofMinutes(1)))))
                .isEmpty();
        assertThat(OverloadJudge.of(Plans.of(CALL)
                        .load(Loads.rate(RATE, Duration.ofMinutes(1)))
                        .plan()))
                .isEmpty();
    }

    /** Calls that all take this long at a service that carries any rate. */
    private record Fill(int callSeconds) {

        OptionalInt behindAfter() {
            OverloadJudge judge = judge(CALL, Duration.ZERO);
            return IntStream.rangeClosed(1, SECONDS)
                    .filter(second -> judge.isBehind(
                            ns(second), RATE * Math.min(second, callSeconds), ns(Math.max(0, second - callSeconds))))
                    .findFirst();
        }
    }

    /** The second after which the target is said to be behind; calls end at once but for those that are counted. */
    private static OptionalInt behindAfter(
            Task task, Duration patience, IntUnaryOperator inFlight, IntToDoubleFunction firstTokenMs) {
        OverloadJudge judge = judge(task, patience);
        return IntStream.rangeClosed(1, SECONDS)
                .filter(second -> {
                    if (firstTokenMs.applyAsDouble(second) > 0) {
                        judge.record(Calls.at(1_000 * second, 500_000)
                                .tokens(firstTokenMs.applyAsDouble(second), 500_000)
                                .call());
                    }
                    return judge.isBehind(ns(second), inFlight.applyAsInt(second), ns(second));
                })
                .findFirst();
    }

    private static OverloadJudge judge(Task task, Duration patience) {
        return OverloadJudge.of(plan(task, patience, Loads.rate(RATE, Duration.ofSeconds(SECONDS))))
                .orElseThrow();
    }

    private static Plan plan(Task task, Duration patience, Load load) {
        return Plans.of(task)
                .load(load)
                .safeguards(Safeguards.DEFAULT.stoppingWhenBehind(patience))
                .plan();
    }

    private static long ns(int seconds) {
        return 1_000_000_000L * seconds;
    }
}
