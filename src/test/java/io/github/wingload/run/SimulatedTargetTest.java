package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Tuning;
import io.github.wingload.simulator.ApiSettings;
import io.github.wingload.simulator.Profile;
import io.github.wingload.simulator.RateLimit;
import io.github.wingload.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedTargetTest {

    @ParameterizedTest
    @EnumSource(SimulatorTarget.Profile.class)
    void everyProfileOfThePlanIsOneOfTheSimulator(SimulatorTarget.Profile profile) {
        assertThat(SimulatedTarget.settings(SimulatorTarget.of(profile), 7))
                .isEqualTo(SimulatorSettings.of(Profile.valueOf(profile.name())).withSeed(7));
    }

    @Test
    void whatIsTunedReplacesWhatTheProfileHas() {
        SimulatorSettings settings = SimulatedTarget.settings(
                tuned(new Tuning(
                        OptionalDouble.of(0.1),
                        OptionalInt.of(8),
                        Optional.of(new SimulatorTarget.RateLimit(5, Duration.ofSeconds(1))),
                        Optional.of(Duration.ZERO))),
                7);
        assertThat(settings.timeScale()).isEqualTo(0.1);
        assertThat(settings.api())
                .isEqualTo(new ApiSettings(8, new RateLimit(5, Duration.ofSeconds(1)), Duration.ZERO));
    }

    @Test
    void noLimitReplacesThatOfTheProfile() {
        Tuning unlimited = new Tuning(
                OptionalDouble.empty(), OptionalInt.empty(), SimulatorTarget.RateLimit.of("none"), Optional.empty());
        assertThat(SimulatedTarget.settings(tuned(unlimited), 7).api())
                .isEqualTo(new ApiSettings(4, RateLimit.NONE, Duration.ofHours(1)));
    }

    private static SimulatorTarget tuned(Tuning tuning) {
        return new SimulatorTarget(
                SimulatorTarget.Profile.ML_API_TEXT,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Map.of(),
                List.of(),
                tuning);
    }
}
