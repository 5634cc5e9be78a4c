package io.github.wingload.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
