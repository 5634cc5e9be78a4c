package io.github.wingload.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.wingload.plan.load.Stage;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Endpoint;
import io.github.wingload.testkit.Loads;
import io.github.wingload.testkit.Tasks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void sharesAndRatesAddUp() {
        Trial trial = Trial.closed(1, Duration.ofSeconds(7))
                .tasks(
                        Asking.cached("/predict", Asking.BY_HEADER),
                        Tasks.named("POST", "/predict/ab").task(),
                        Tasks.named("GET", "/analytics/*").task(),
                        Tasks.named("GET", "/analytics/*").task());
        for (int i = 0; i < 100; i++) {
            trial.told(0, i * 70, 65, 200, i < 72 ? Asking.HIT : Asking.MISS);
        }
        for (int i = 0; i < 33; i++) {
            trial.ok(1, i * 70, 68).ok(2, i * 70, 10).ok(3, i * 70, 20);
        }
        Analysis report = trial.report();
        List<Endpoint> endpoints = Endpoint.of(report);

        assertThat(endpoints).extracting(Endpoint::name).containsExactly("/analytics/*", "/predict", "/predict/ab");
        assertThat(endpoints).extracting(Endpoint::requests).containsExactly(66L, 100L, 33L);
        assertThat(endpoints).extracting(Endpoint::sharePercent).containsExactly(33.17, 50.25, 16.58);
        assertThat(endpoints.stream().mapToDouble(Endpoint::requestsPerSecond).sum())
                .isCloseTo(Math.round(100 * report.window().perSecond(199)) / 100.0, within(1e-9));
        assertThat(endpoints.get(0).meanMs()).hasValue(15);
        assertThat(endpoints.get(0).cache()).isEmpty();
        assertThat(endpoints.get(1).cache().orElseThrow().hitRatePercent()).hasValue(72);
    }

    @Test
    void anEndpointWithoutCallsHasAShareOfZero() {
        List<Endpoint> endpoints =
                Endpoint.of(Trial.closed(1, Duration.ofSeconds(5)).report());

        assertThat(endpoints).hasSize(1);
        assertThat(endpoints.get(0).sharePercent()).isZero();
        assertThat(endpoints.get(0).meanMs()).isEmpty();
    }

    @Test
    void eachStageHasItsErrorsAndItsPeak() {
        Trial trial = Trial.of(Loads.stages(
                        new Stage("normal", 10, 10, Duration.ofSeconds(5)),
                        new Stage("spike", 50, 50, Duration.ofSeconds(5))))
                .users(50, 50);
        for (int i = 0; i < 50; i++) {
            trial.ok(i * 100, 50);
        }
        for (int i = 0; i < 35; i++) {
            trial.ok(7_000 + i * 10, 350).failed(7_000 + i * 10, 5, 429);
        }
        Analysis report = trial.report();

        assertThat(report.stages())
                .extracting(Analysis.StageResult::peakPerSecond)
                .containsExactly(10L, 70L);
        assertThat(report.stages().get(1).aggregated().failures()).isEqualTo(35);
        assertThat(report.stages().get(0).aggregated().failures()).isZero();
    }
}
