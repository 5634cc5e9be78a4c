package io.github.wingload.truth;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Outcome;
import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Figure.Calls;
import io.github.wingload.plan.Operator;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.OpenLoad.Arrivals;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.Loads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Far more starts are asked for than one network thread can make, of a target that answers at once. Nothing can be said of
 * the target then, and nothing is.
 */
@Timeout(300)
class OverloadedGeneratorIT {

    private static final int LEAST_PER_SECOND = 100_000;
    private static final int MOST_PER_SECOND = 400_000;
    private static final int MOST_ATTEMPTS = 12;
    private static final int MOST_IN_FLIGHT = 300;

    /** Promises that any run keeps. */
    private static final List<Rule> KEPT = List.of(
            threshold("success rate >= 0%", Figure.SUCCESS_RATE, Operator.AT_LEAST, 0),
            threshold("p90 of ok <= 1h", Figure.percentile(90, Calls.OK), Operator.AT_MOST, 3_600_000));

    /**
     * Both share one machine, so in some runs the simulator is the slower one, and the target is the limit. The load is made
     * again, at a higher rate, until the generator is.
     */
    @Test
    void theRunIsInvalidWhateverTheTargetDid() throws Exception {
        Optional<Analysis> limited = Optional.empty();
        for (int attempt = 0; attempt < MOST_ATTEMPTS && limited.isEmpty(); attempt++) {
            limited = Optional.of(run(Math.min(MOST_PER_SECOND, LEAST_PER_SECOND << attempt)))
                    .filter(analysis -> analysis.generator().state() == GeneratorHealth.State.LIMITED);
        }

        assertThat(limited).as("a run whose limit is the generator").isPresent();
        Analysis report = limited.get();
        assertThat(report.judgement().verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.judgement().exitCode()).isEqualTo(3);
        assertThat(ReasonText.of(report.judgement().reason()).reason()).contains("generator");
        assertThat(report.judgement().thresholds())
                .extracting(ThresholdResult::state)
                .containsOnly(ThresholdResult.State.INCONCLUSIVE);
    }

    /** One second of load; every start is made or dropped, and none is hidden. */
    private static Analysis run(int perSecond) throws Exception {
        OpenLoad load = Loads.rates(
                Arrivals.CONSTANT,
                OptionalInt.of(MOST_IN_FLIGHT),
                new Stage(Stage.HOLD, perSecond, perSecond, Duration.ofSeconds(1)));
        try (Simulator target = simulator(Profile.REVERTRISK_WIKIDATA_INSTANT).start()) {
            Measured measured = Measured.run(TruthPlans.predict(target.url(), load, KEPT), TruthPlans.rows(1, id -> 0));
            long dropped = measured.calls().stream()
                    .filter(call -> call.failureClass().outcome() == Outcome.DROPPED)
                    .count();
            assertThat(measured.calls()).as("no start is hidden").hasSize(perSecond);
            assertThat(measured.ok().size() + dropped).isEqualTo(perSecond);
            return measured.analysis();
        }
    }

    private static Rule threshold(String text, Figure figure, Operator operator, double limit) {
        return new Rule(text, figure, Optional.empty(), Optional.empty(), operator, limit, Optional.empty());
    }
}
