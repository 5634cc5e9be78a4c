package io.github.wingload.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Percentile;
import io.github.wingload.plan.Figure.Quantity;
import io.github.wingload.plan.Figure.Share;
import io.github.wingload.plan.Figure.Times;
import io.github.wingload.plan.Reporting.Slo;
import io.github.wingload.stats.interval.Estimate;
import io.github.wingload.testkit.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The figures of streamed answers. */
class StreamTallyTest {

    private static final Times GAP = new Times(Quantity.GAP, Figure.Calls.OK);
    private static final Figure FIRST_OF_ALL =
            new Percentile(50, new Times(Quantity.TIME_TO_FIRST_TOKEN, Figure.Calls.ALL));
    private static final Share WITHIN =
            new Share("within", "within", new Figure.Within(GAP, 0, 40_000_001), GAP, Figure.Good.HIGHER);
    private static final Slo SLO = new Slo(Map.of(
            Quantity.TIME_TO_FIRST_TOKEN,
            Duration.ofMillis(100),
            Quantity.TIME_PER_TOKEN,
            Duration.ofMillis(30),
            Quantity.DURATION,
            Duration.ofSeconds(1)));

    private final Tally tally = tally(SLO);

    @Test
    void timesAreOfTheTokensOfACall() {
        record(Calls.at(0, 200).tokensCounted(4, 100, 130, 170).call());

        assertThat(value(FIRST_OF_ALL)).hasValue(100);
        assertThat(value(new Figure.Mean(new Times(Quantity.TIME_PER_TOKEN, Figure.Calls.OK))))
                .hasValueCloseTo(70 / 3.0, within(1e-6));
        assertThat(value(new Figure.Most(new Times(Quantity.LONGEST_GAP, Figure.Calls.OK))))
                .hasValue(40);
        assertThat(value(new Figure.Mean(GAP))).hasValueCloseTo(35.0, within(0.02));
        assertThat(value(Figure.TOKENS_PER_USER)).hasValueCloseTo(3_000 / 70.0, within(1e-6));
        assertThat(value(WITHIN)).hasValue(100);
    }

    @Test
    void anAnswerOfOneTokenHasNoTimePerTokenAndOneWithoutUsageNeither() {
        record(Calls.at(0, 200).tokensCounted(1, 100).call());
        record(Calls.at(0, 200).tokensCounted(-1, 100, 130).call());

        assertThat(value(Figure.TOKENS_PER_USER)).isEmpty();
        assertThat(tally.counts(Figure.Things.OUTPUT_UNKNOWN).total(0, 9)).isEqualTo(1);
    }

    @Test
    void aCallThatNeverGotItsFirstTokenIsEndlessAmongAll() {
        record(Calls.at(0, 900)
                .failed(FailureClass.DEADLINE_BODY, "late")
                .tokensCounted(-1, 100, 130)
                .call());
        record(Calls.at(0, 900).failed(FailureClass.DEADLINE_WAIT, "late").call());

        assertThat(value(new Percentile(50, ((Percentile) FIRST_OF_ALL).times())))
                .hasValue(100);
        assertThat(value(new Percentile(90, ((Percentile) FIRST_OF_ALL).times())))
                .hasValue(Double.POSITIVE_INFINITY);
        assertThat(value(new Figure.Most(GAP))).isEmpty();
    }

    @Test
    void tokensCountWhenTheyArrive() {
        Call before = Calls.at(-2_000, 4_000)
                .tokensCounted(101, new double[] {1_000, 3_000})
                .call();
        Call after = Calls.at(9_000, 3_000)
                .tokensCounted(101, new double[] {500, 2_500})
                .call();
        tally.arrive(before, 0);
        record(after);

        // 51 tokens of the one that began before the ten seconds, 26 of the one that ends after them.
        assertThat(Figure.OUTPUT_TOKENS_PER_SECOND.from(tally.values(0, 64, 10)))
                .hasValueCloseTo((51 + 26) / 10.0, within(0.2));
        assertThat(Figure.OUTPUT_TOKENS_PER_SECOND.from(tally.values(0, 640, 10)))
                .hasValueCloseTo(15.2, within(0.2));
        assertThat(Figure.INPUT_TOKENS_PER_SECOND.from(tally.values(0, 64, 10))).hasValue(1);
    }

    /** Most windows end within a slot, and tokens of calls in flight go on arriving in it. */
    @Test
    void tokensAfterTheEndOfTheWindowDoNotCount() {
        record(Calls.at(0, 11_000).tokensCounted(1_001, 500, 10_500).call());

        for (double seconds : new double[] {1, 2, 3, 7.3}) {
            Blocking window = Blocking.of(seconds);
            assertThat(Figure.OUTPUT_TOKENS_PER_SECOND.from(tally.values(window)))
                    .hasValueCloseTo(100 * (seconds - 0.5) / seconds, within(1 / seconds));
            Estimate estimate = Figure.OUTPUT_TOKENS_PER_SECOND
                    .from(tally.estimates(window, 0.95))
                    .orElseThrow();
            assertThat(estimate.value()).isCloseTo(100 * (seconds - 0.5) / seconds, within(1 / seconds));
        }
    }

    @Test
    void aGoodCallKeepsEveryLimitThatItsAnswerCanHave() {
        record(Calls.at(0, 200).tokens(90, 110).call());
        record(Calls.at(0, 200).tokens(90).call());
        record(Calls.at(0, 200).tokens(101, 110).call());
        record(Calls.at(0, 200).tokens(90, 150).call());
        record(Calls.at(0, 1_100).tokens(90, 110).call());
        record(Calls.at(0, 200).call());
        record(Calls.at(0, 200).tokensCounted(-1, 90, 110).call());
        record(Calls.at(0, 200)
                .failed(FailureClass.STREAM_CUT, "cut")
                .tokens(90, 110)
                .call());

        assertThat(tally.counts(Figure.Things.GOOD).total(0, 9)).isEqualTo(2);
        assertThat(value(Figure.WITHIN_SLO)).hasValueCloseTo(200 / 8.0, within(1e-6));
    }

    /** One token has no gap, so it cannot exceed the limit; an answer that is no stream cannot keep it. */
    @Test
    void aCallWithoutATokenKeepsNoLimitOfItsLongestGap() {
        Tally ofGaps = tally(new Slo(Map.of(Quantity.LONGEST_GAP, Duration.ofMillis(50))));
        ofGaps.record(0, Calls.at(0, 200).tokens(90).call(), true);
        ofGaps.record(0, Calls.at(0, 200).tokens(90, 200).call(), true);
        ofGaps.record(0, Calls.at(0, 200).call(), true);

        assertThat(ofGaps.counts(Figure.Things.GOOD).total(0, 9)).isEqualTo(1);
    }

    @Test
    void aServerThatInventsFinishReasonsDoesNotFillTheMemory() {
        SortedMap<String, Long> reasons = new TreeMap<>();
        for (int answer = 0; answer < 1_000; answer++) {
            StreamCounts.add(reasons, "reason " + answer, 1);
        }
        StreamCounts.add(reasons, "reason 0", 1);

        assertThat(reasons).hasSizeLessThan(30).containsEntry("reason 0", 2L).containsKey("other");
        assertThat(reasons.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1_001);
    }

    /** Each answer is fast or slow as a whole, so that its hundred gaps tell no more than one. */
    @Test
    void gapsOfOneAnswerAreAlike() {
        Random random = new Random(3);
        List<Boolean> slow = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            slow.add(random.nextInt(4) == 0);
            double gap = slow.get(call) ? 50 : 30;
            double[] tokens = new double[101];
            for (int token = 0; token < tokens.length; token++) {
                tokens[token] = 100 + gap * token;
            }
            record(Calls.at(call, 6_000).tokens(tokens).call());
        }
        Blocking window = Blocking.of(1);
        Estimate blocks = window.share(tally.counts(WITHIN.part()), tally.counts(GAP), 0.95);
        Estimate answers = tally.ofGaps((Figure.Within) WITHIN.part(), blocks, 0.95);

        assertThat(answers.value()).isEqualTo(blocks.value());
        assertThat(answers.effectiveCount()).isBetween(60.0, 140.0);
        assertThat(new Percentile(90, GAP).from(tally.estimates(window, 0.95))).isEmpty();
        Optional<Estimate> perSecond = Figure.OUTPUT_TOKENS_PER_SECOND.from(tally.estimates(Blocking.of(2.9), 0.95));
        assertThat(perSecond.orElseThrow().interval().high()
                        / perSecond.orElseThrow().interval().low())
                .isBetween(1.3, 1.8);
    }

    private void record(Call call) {
        tally.record(Slots.of(call.intendedNs()), call, true);
        tally.arrive(call, 0);
    }

    private OptionalDouble value(Figure figure) {
        return figure.from(tally.values(0, 1, 1));
    }

    private static Tally tally(Slo slo) {
        List<Figure> figures = new ArrayList<>(Figure.STREAMS);
        figures.addAll(List.of(WITHIN, FIRST_OF_ALL, Figure.WITHIN_SLO));
        return new Tally(Call::serviceTimeNs, slo, figures, Slots.PER_STEP);
    }
}
