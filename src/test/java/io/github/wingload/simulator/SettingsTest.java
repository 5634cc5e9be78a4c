package io.github.wingload.simulator;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.testkit.SimulatorBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "REVERTRISK_WIKIDATA_STAGING, 1, 50, 1.1e-4, 1, 0, 0",
        "REVERTRISK_WIKIDATA_PRODUCTION, 5, 15, 1.1e-4, 1, 0, 0",
        "REVERTRISK_WIKIDATA_INSTANT, 1, 1, 0, 1, 0, 0",
        "LIFTWING, 1, 1, 0, 0.05, 0, 0",
        "ML_API_HEART, 1, 1, 0, 1, 0, 0",
        "ML_API_TEXT, 1, 1, 0, 1, 100, 3600",
    })
    void missingSettingsHaveTheDefaultsOfTheProfile(
            Profile profile, int pods, int maxPods, double badGateway, double timeScale, int limit, long ttlSeconds) {
        Settings settings = Settings.of(SimulatorTarget.of(profile));
        assertThat(settings.pods()).isEqualTo(pods);
        assertThat(settings.maxPods()).isEqualTo(maxPods);
        assertThat(settings.faults().getOrDefault(Fault.BAD_GATEWAY, 0.0)).isEqualTo(badGateway);
        assertThat(settings.routing()).isEqualTo(Routing.RANDOM);
        assertThat(settings.seed()).isEqualTo(1);
        assertThat(settings.timeScale()).isEqualTo(timeScale);
        assertThat(settings.threads()).isEqualTo(4);
        assertThat(settings.rateLimit().requests()).isEqualTo(limit);
        assertThat(settings.cacheTtl()).hasSeconds(ttlSeconds);
    }

    @Test
    void settingsOfTheTargetReplaceTheDefaults() {
        Settings settings = Settings.of(text().seed(7)
                .timeScale(0.1)
                .threads(8)
                .rateLimit(RateLimit.NONE)
                .cacheTtl(Duration.ZERO)
                .target());
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.timeScale()).isEqualTo(0.1);
        assertThat(settings.threads()).isEqualTo(8);
        assertThat(settings.rateLimit()).isEqualTo(RateLimit.NONE);
        assertThat(settings.cacheTtl()).isZero();
    }

    @Test
    void seedOfTheRunIsUsedOnlyIfTheTargetHasNone() {
        assertThat(text().target().seededBy(5).seed()).hasValue(5);
        assertThat(text().seed(7).target().seededBy(5).seed()).hasValue(7);
    }

    @Test
    void podsAndMaxPodsAdjustEachOther() {
        assertThat(Settings.of(production().pods(20).target()).maxPods()).isEqualTo(20);
        assertThat(Settings.of(production().maxPods(2).target()).pods()).isEqualTo(2);
        assertThat(Settings.of(text().pods(3).target()).pods()).isEqualTo(3);
    }

    private static SimulatorBuilder production() {
        return simulator(Profile.REVERTRISK_WIKIDATA_PRODUCTION);
    }

    private static SimulatorBuilder text() {
        return simulator(Profile.ML_API_TEXT);
    }
}
