package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.observe.Reading;
import io.github.wingload.plan.Figure.Observed;
import io.github.wingload.plan.Figure.Statistic;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Analysis.ThresholdResult.State;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.ObservedFigure;
import io.github.wingload.result.ObservedFigure.Failure;
import io.github.wingload.result.ObservedFigure.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFiguresTest {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void figuresAreOverTheScrapesOfTheWindow() {
        Trial trial = run(MINUTE);
        trial.told(value(-0.1, 1_000));
        trial.told(value(0, 10)).told(value(5, 40)).told(value(10, 70)).told(failed(15, "status 503"));
        trial.told(value(60, 2_000));

        ObservedFigure figure = trial.report().server().get(0);

        assertThat(figure)
                .isEqualTo(new ObservedFigure(
                        "memory",
                        "percent",
                        Optional.of(new Values(40, 10, 70, 70)),
                        3,
                        1,
                        List.of(new Failure("status 503", 1))));
    }

    @Test
    void rateCountsAtTheMiddleOfItsTimeAndByHowLongItIs() {
        Trial trial = run(MINUTE);
        trial.told(rate(-2, 0.01, 900));
        trial.told(rate(0.01, 5.01, 1)).told(rate(5.01, 20.01, 3)).told(rate(55, 60.01, 3));
        trial.told(rate(59, 65, 900));

        Values values = trial.report().server().get(0).values().orElseThrow();

        assertThat(values.max()).isEqualTo(3);
        assertThat(values.mean()).isCloseTo((5 * 1 + 15 * 3 + 5.01 * 3) / 25.01, within(1e-9));
    }

    @Test
    void mostFrequentFailuresComeFirst() {
        Trial trial = run(MINUTE);
        trial.told(failed(0, "status 503")).told(failed(5, "status 404")).told(failed(10, "status 404"));

        assertThat(trial.report().server().get(0).failures())
                .containsExactly(new Failure("status 404", 2), new Failure("status 503", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "MAX, AT_MOST, 80, PASS",
        "MAX, AT_MOST, 79.9, FAIL",
        "MAX, BELOW, 80, FAIL",
        "MEAN, AT_MOST, 45, PASS",
        "MEAN, AT_MOST, 44, FAIL",
        "MEAN, AT_LEAST, 44, PASS",
        "MIN, AT_LEAST, 10, PASS",
        "MIN, ABOVE, 10, FAIL"
    })
    void thresholdIsJudgedByTheFigureItself(Statistic statistic, Operator operator, double limit, State state) {
        Trial trial = run(MINUTE).promise(promise(statistic, operator, limit, Optional.empty(), Optional.empty()));
        for (int i = 0; i < 12; i++) {
            trial.told(value(5 * i, i % 2 == 0 ? 10 : 80));
        }

        assertThat(only(trial).state()).isEqualTo(state);
    }

    @Test
    void findingSaysFigureLimitAndScrapes() {
        Trial trial =
                run(MINUTE).promise(promise(Statistic.MAX, Operator.AT_MOST, 80, Optional.empty(), Optional.empty()));
        for (int i = 0; i < 12; i++) {
            trial.told(value(5 * i, 80.001));
        }

        assertThat(ThresholdText.of(only(trial)))
                .isEqualTo("max of memory is 80.001%, at most 80% is required; from 12 scrapes");
        assertThat(ReasonText.of(trial.judgement().reason()).advice()).startsWith("see when the figure changed");
    }

    @Test
    void tooFewScrapesAreInconclusive() {
        Trial trial =
                run(MINUTE).promise(promise(Statistic.MAX, Operator.AT_MOST, 80, Optional.empty(), Optional.empty()));
        for (int i = 0; i < 12; i++) {
            trial.told(i < 5 ? value(5 * i, 10) : failed(5 * i, "status 404"));
        }

        Judgement judgement = trial.judgement();

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.exitCode()).isEqualTo(3);
        assertThat(ThresholdText.of(judgement.thresholds().get(0)))
                .isEqualTo("too few scrapes have a value for max of memory: 5 in 1 min, with one planned every 5 s;"
                        + " 7 scrapes failed: status 404");
        assertThat(ReasonText.of(judgement.reason()).advice())
                .startsWith("check that the endpoint under observe answers");
    }

    @Test
    void oneScrapeBeyondALimitOnTheGreatestValueFails() {
        Trial most =
                run(MINUTE).promise(promise(Statistic.MAX, Operator.AT_MOST, 80, Optional.empty(), Optional.empty()));
        Trial mean =
                run(MINUTE).promise(promise(Statistic.MEAN, Operator.AT_MOST, 80, Optional.empty(), Optional.empty()));

        assertThat(only(most.told(value(30, 81))).state()).isEqualTo(State.FAIL);
        assertThat(only(mean.told(value(30, 81))).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void aRunThatIsTooShortNamesTheLengthThatWouldDo() {
        Trial trial = run(Duration.ofSeconds(4))
                .promise(promise(Statistic.MEAN, Operator.AT_MOST, 80, Optional.empty(), Optional.empty()));

        assertThat(ReasonText.of(trial.told(value(0, 1)).judgement().reason()).advice())
                .isEqualTo("run for about 1 min to decide it, if nothing else changes");
    }

    @Test
    void everyWindowMustMeetTheThreshold() {
        Trial trial = run(Duration.ofMinutes(10))
                .promise(promise(
                        Statistic.MEAN, Operator.AT_MOST, 80, Optional.empty(), Optional.of(Duration.ofMinutes(5))));
        for (int i = 0; i < 120; i++) {
            trial.told(value(5 * i, i < 50 ? 70 : 82));
        }

        ThresholdResult result = only(trial);

        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(ThresholdText.of(result))
                .isEqualTo("mean of memory must be at most 80% in every window of 5 min: 10 of 31 windows missed it;"
                        + " the worst, from 4 min 10 s to 9 min 10 s, has 82.00%");
    }

    @Test
    void thresholdPassesIfAllWindowsMeetIt() {
        Trial trial = run(MINUTE)
                .promise(promise(
                        Statistic.MEAN, Operator.AT_MOST, 80, Optional.empty(), Optional.of(Duration.ofSeconds(20))));
        for (int i = 0; i < 12; i++) {
            trial.told(value(5 * i, i));
        }

        assertThat(only(trial).state()).isEqualTo(State.PASS);
        assertThat(ThresholdText.of(only(trial))).contains("in every window of 20 s: 0 of 5 windows missed it");
    }

    @Test
    void aWindowWithoutScrapesIsInconclusive() {
        Trial trial = run(MINUTE)
                .promise(promise(
                        Statistic.MEAN, Operator.AT_MOST, 80, Optional.empty(), Optional.of(Duration.ofSeconds(20))));
        for (int i = 0; i < 12; i++) {
            trial.told(i < 6 ? value(5 * i, 10) : failed(5 * i, "no answer"));
        }

        assertThat(only(trial).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void stageIsJudgedByItsOwnScrapes() {
        List<Stage> stages = List.of(new Stage("up", 1, 1, MINUTE), new Stage("hold", 1, 1, MINUTE));
        Trial trial = calls(Trial.of(Trial.openLoad(stages, Arrivals.CONSTANT)), Duration.ofMinutes(2))
                .observing("memory", EVERY)
                .promise(promise(Statistic.MAX, Operator.AT_MOST, 80, Optional.of("up"), Optional.empty()))
                .promise(promise(Statistic.MAX, Operator.AT_MOST, 80, Optional.of("hold"), Optional.empty()));
        for (int i = 0; i < 24; i++) {
            trial.told(value(5 * i, i < 12 ? 50 : 90));
        }

        assertThat(trial.judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsExactly(State.PASS, State.FAIL);
    }

    private static Trial run(Duration length) {
        return calls(Trial.closed(1, length), length).observing("memory", EVERY);
    }

    private static Trial calls(Trial trial, Duration length) {
        for (int second = 0; second < length.toSeconds(); second++) {
            trial.ok(1_000.0 * second, 10);
        }
        return trial;
    }

    private static ThresholdResult only(Trial trial) {
        return trial.judgement().thresholds().get(0);
    }

    private static Rule promise(
            Statistic statistic, Operator operator, double limit, Optional<String> stage, Optional<Duration> over) {
        return new Rule(
                statistic + " " + operator.symbol() + " " + limit,
                new Observed(statistic, "memory", "percent"),
                Optional.empty(),
                stage,
                operator,
                limit,
                over);
    }

    private static Reading value(double second, double value) {
        return new Reading("memory", ns(second), ns(second), OptionalDouble.of(value), "");
    }

    private static Reading rate(double from, double second, double value) {
        return new Reading("memory", ns(from), ns(second), OptionalDouble.of(value), "");
    }

    private static Reading failed(double second, String error) {
        return new Reading("memory", ns(second), ns(second), OptionalDouble.empty(), error);
    }

    private static long ns(double second) {
        return Math.round(second * 1e9);
    }
}
