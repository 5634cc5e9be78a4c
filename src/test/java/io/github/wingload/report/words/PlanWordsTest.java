package io.github.wingload.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.GeneratedValue.Choice;
import io.github.wingload.plan.GeneratedValue.Filler;
import io.github.wingload.plan.GeneratedValue.FillerWords;
import io.github.wingload.plan.GeneratedValue.IntegerBetween;
import io.github.wingload.plan.GeneratedValue.NumberBetween;
import io.github.wingload.plan.GeneratedValue.Option;
import io.github.wingload.plan.GeneratedValue.Repetition;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.GeneratedValue.TraceParent;
import io.github.wingload.plan.GeneratedValue.Uuid;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.report.ticket.MixedRun;
import io.github.wingload.testkit.FigureRun;
import io.github.wingload.testkit.Plans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanWordsTest {

    @Test
    void eachWayToMakeAValueHasItsWords() {
        assertThat(ValueWords.of(new IntegerBetween(-1, 3))).isEqualTo("integer -1 to 3");
        assertThat(ValueWords.of(new NumberBetween(0.5, 2, 2))).isEqualTo("number 0.50 to 2.00");
        assertThat(ValueWords.of(choice(2))).isEqualTo("one of \"v0\", \"v1\" (weight 2)");
        assertThat(ValueWords.of(choice(1005))).endsWith("\"v4\" (weight 5) and 1,000 more");
        assertThat(ValueWords.of(new Repetition("really ", 10, 50, ""))).isEqualTo("\"really \" 10 to 50 times");
        assertThat(ValueWords.of(new Filler(1000, 1000))).isEqualTo("text of 1,000 characters");
        assertThat(ValueWords.of(new FillerWords(600, 900))).isEqualTo("text of 600 to 900 words");
        assertThat(ValueWords.of(new TokenIds(1024, 1024, 1000, 30_000, 0)))
                .isEqualTo("1,024 token ids from 1000 to 30000");
        assertThat(ValueWords.of(new TokenIds(500, 1500, 5, 9, 200)))
                .isEqualTo("500 to 1,500 token ids from 5 to 9, the first 200 always the same");
        assertThat(ValueWords.of(new Uuid())).isEqualTo("random UUID");
        assertThat(ValueWords.of(new TraceParent(0.25))).isEqualTo("W3C trace context, 25.00% sampled");
    }

    @Test
    void onlyUserClassWithEqualWeightsIsOmitted() {
        assertThat(UserClassWords.of(new FigureRun()
                        .task("GET", "a", io.github.wingload.stats.CallStats.NONE)
                        .task("GET", "b", io.github.wingload.stats.CallStats.NONE)
                        .result()
                        .manifest()
                        .plan()))
                .isEmpty();
    }

    @Test
    void weightsOfTheOnlyClassAreListed() {
        assertThat(UserClassWords.of(
                        plan(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), List.of(flow(4, 0), flow(1, 5))))))
                .containsExactly("POST /predict ×4, POST /predict invalid ×1");
    }

    @Test
    void stepsOfAFlowFollowOneAnother() {
        assertThat(UserClassWords.of(
                        plan(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), List.of(flow(1, 4, 3, 0))))))
                .containsExactly("GET /health → GET /analytics/* → POST /predict");
    }

    private static Plan plan(UserClass only) {
        Plan mixed = MixedRun.plan();
        return Plans.like(mixed).users(only).plan();
    }

    private static Flow flow(int weight, Integer... tasks) {
        return new Flow(weight, List.of(tasks));
    }

    private static Choice choice(int options) {
        return new Choice(IntStream.range(0, options)
                .mapToObj(i -> new Option(new JsonScalar("v" + i, "\"v" + i + "\""), i + 1))
                .toList());
    }
}
