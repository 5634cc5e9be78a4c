package io.github.wingload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.sweep.Level.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8         | USERS      | 8       | 8        | 8 users",
                "1         | USERS      | 1       | 1        | 1 user",
                "40/s      | PER_SECOND | 40      | 40/s     | 40/s",
                "43.957/s  | PER_SECOND | 43.957  | 43.957/s | 43.957/s",
                "2500/m    | PER_MINUTE | 2500    | 2500/m   | 2,500/m",
                "150000/h  | PER_HOUR   | 150000  | 150000/h | 150,000/h"
            })
    void isReadAndShownInTheUnitThatWasWritten(String text, Kind load, double amount, String written, String label) {
        Level level = Level.parse(text).orElseThrow();

        assertThat(level).isEqualTo(new Level(load, amount));
        assertThat(level.text()).isEqualTo(written);
        assertThat(level.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/s", "-1", "2.5", "40/d", "40 /s", "150,000/h", "x", "1e3", "NaN"})
    void anythingElseIsNoLevel(String text) {
        assertThat(Level.parse(text)).isEmpty();
    }

    @Test
    void ratesAreStartsASecond() {
        assertThat(Level.parse("150000/h").orElseThrow().perSecond().orElseThrow())
                .isEqualTo(150_000 / 3600.0);
        assertThat(Level.parse("8").orElseThrow().perSecond()).isEmpty();
    }
}
