package io.github.wingload.schedule.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampFormatTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T06:30:00Z, ISO, 1795847400000000000",
        "2026-11-28T06:30:00.25Z, ISO, 1795847400250000000",
        "2026-11-28 07:30:00+01:00, ISO, 1795847400000000000",
        "2026-11-28T07:30:00+0100, ISO, 1795847400000000000",
        "'2026-11-28T06:30:00,000001', ISO, 1795847400000001000",
        "2026-11-28T06:30, ISO, 1795847400000000000",
        "20261128063000, MEDIAWIKI, 1795847400000000000",
        "1795847400, SECONDS, 1795847400000000000",
        "1795847400.125, SECONDS, 1795847400125000000",
        "0, SECONDS, 0",
        "12.5, SECONDS, 12500000000",
        "1795847400250, MILLISECONDS, 1795847400250000000",
        "1795847400250.5, MILLISECONDS, 1795847400250500000",
        "1795847400250001, MICROSECONDS, 1795847400250001000",
        "1795847400250000001, NANOSECONDS, 1795847400250000001"
    })
    void timesAreReadInTheirUnit(String text, StampFormat format, long ns) {
        assertThat(StampFormat.of(text)).contains(format);
        assertThat(format.nanoseconds(text)).hasValue(ns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "yesterday",
                "-5",
                "1e9",
                "2026-13-01T00:00:00Z",
                "2026-11-28",
                "20261328063000",
                "9999-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "99999999999999999999",
                "NaN",
                "１２３"
            })
    void otherTextIsNoTime(String text) {
        assertThat(StampFormat.of(text)).isEmpty();
    }

    @Test
    void aLongTextIsNoTime() {
        assertThat(StampFormat.of("1".repeat(100_000))).isEmpty();
    }
}
