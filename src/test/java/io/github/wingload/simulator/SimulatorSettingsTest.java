package io.github.wingload.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorSettingsTest {

    private static final SimulatorSettings PRODUCTION = SimulatorSettings.of(Profile.REVERTRISK_WIKIDATA_PRODUCTION);

    @ParameterizedTest
    @CsvSource({
        "revertrisk-wikidata-staging, 1, 50, 1.1e-4",
        "revertrisk-wikidata-production, 5, 15, 1.1e-4",
        "revertrisk-wikidata-instant, 1, 1, 0",
    })
    void profilesAreFoundByName(String name, int pods, int maxPods, double badGateway) {
        SimulatorSettings settings = SimulatorSettings.of(Profile.named(name).orElseThrow());
        assertThat(settings.profile().profileName()).isEqualTo(name);
        assertThat(settings.pods()).isEqualTo(pods);
        assertThat(settings.maxPods()).isEqualTo(maxPods);
        assertThat(settings.faultProbability(Fault.BAD_GATEWAY)).isEqualTo(badGateway);
        assertThat(settings.routing()).isEqualTo(Routing.RANDOM);
    }

    @Test
    void unknownProfilesAreNotFound() {
        assertThat(Profile.named("REVERTRISK_WIKIDATA_STAGING")).isEmpty();
    }

    @Test
    void podsAndMaxPodsMakeRoomForEachOther() {
        assertThat(PRODUCTION.withPods(20).maxPods()).isEqualTo(20);
        assertThat(PRODUCTION.withMaxPods(2).pods()).isEqualTo(2);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> PRODUCTION.withPods(0)).hasMessage("pods is 0; it is 1 or more");
        assertThatThrownBy(() -> PRODUCTION.withFault(Fault.DROP, 1.5))
                .hasMessage("drop is 1.5; it is a probability from 0 to 1");
        assertThatThrownBy(() -> PRODUCTION.withFault(Fault.DROP, Double.NaN))
                .hasMessage("drop is NaN; it is a probability from 0 to 1");
        assertThatThrownBy(() -> PRODUCTION.withFault(Fault.DROP, 0.75).withFault(Fault.RESET, 0.5))
                .hasMessage("the faults besides bad_gateway sum to 1.25; at most one happens to a request");
    }

    @ParameterizedTest
    @CsvSource({
        "liftwing, 0.05, 4, 0, 0",
        "ml-api-heart, 1, 4, 0, 0",
        "ml-api-text, 1, 4, 100, 3600",
    })
    void profilesWithoutAutoscalerHaveTheirOwnSettings(
            String name, double timeScale, int threads, int requests, long ttlSeconds) {
        SimulatorSettings settings = SimulatorSettings.of(Profile.named(name).orElseThrow());
        assertThat(settings.timeScale()).isEqualTo(timeScale);
        assertThat(settings.api().threads()).isEqualTo(threads);
        assertThat(settings.api().rateLimit().requests()).isEqualTo(requests);
        assertThat(settings.api().cacheTtl()).hasSeconds(ttlSeconds);
    }

    @Test
    void settingsThatMeanNothingToTheProfileAreRefused() {
        SimulatorSettings liftwing = SimulatorSettings.of(Profile.LIFTWING);
        SimulatorSettings api = SimulatorSettings.of(Profile.ML_API_TEXT);
        assertThat(api.withPods(3).pods()).isEqualTo(3);
        assertThatThrownBy(() -> liftwing.withPods(2)).hasMessageContaining("pods has no meaning for liftwing");
        assertThatThrownBy(() -> api.withMaxPods(2)).hasMessage("max_pods has no meaning for ml-api-text");
        assertThatThrownBy(() -> api.withFault(Fault.BAD_GATEWAY, 0.1))
                .hasMessage("bad_gateway has no meaning for ml-api-text");
        assertThatThrownBy(() -> PRODUCTION.withTimeScale(0.5))
                .hasMessage("time_scale has no meaning for revertrisk-wikidata-production");
        assertThatThrownBy(() -> liftwing.withApi(api.api()))
                .hasMessage("threads, rate_limit or cache_ttl has no meaning for liftwing");
        assertThatThrownBy(() -> new ApiSettings(0, RateLimit.NONE, Duration.ZERO))
                .hasMessage("threads is 0; it is 1 or more");
        assertThatThrownBy(() -> new RateLimit(3, Duration.ZERO))
                .hasMessage("rate_limit is 3 in 0 ms; both are above zero");
        assertThatThrownBy(() -> api.withTimeScale(Double.NaN)).hasMessage("time_scale is NaN; it is from 0 to 1000");
    }
}
