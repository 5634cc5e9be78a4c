package io.github.wingload.check.record;

import static io.github.wingload.check.Checks.failed;
import static io.github.wingload.check.Checks.passed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wingload.check.CheckResult;
import io.github.wingload.check.Checks;
import io.github.wingload.check.Layer;
import io.github.wingload.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckJsonTest {

    private static final CheckResult CHECK =
            Checks.of(passed("a", "codfw", 123), failed("b", "codfw", Layer.EGRESS, 500));

    @Test
    void aCheckIsReadAsItWasWritten() {
        assertThat(CheckJson.read(CheckJson.pretty(CHECK), "x")).isEqualTo(CHECK);
        assertThat(CheckJson.read(CheckJson.line(CHECK), "x")).isEqualTo(CHECK);
        assertThat(CheckJson.line(CHECK)).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | not JSON",
                "{} | /check is not 1",
                "{\"check\": 1, \"started\": \"yesterday\", \"took_ms\": 1} | /started is not a time",
                "{\"check\": 1, \"started\": \"2026-02-23T17:25:00Z\", \"took_ms\": -1} | took_ms is not a time in milliseconds",
                "{\"check\": 1, \"started\": \"2026-02-23T17:25:00Z\", \"took_ms\": 1, \"results\": [{}]} | a result has no attempts",
                "{\"check\": 1, \"started\": \"2026-02-23T17:25:00Z\", \"took_ms\": 1, \"results\": [{\"attempts\": [{\"layer\": \"x\"}]}]} | there is no layer x"
            })
    void aDamagedRecordIsNamed(String text, String problem) {
        assertThatThrownBy(() -> CheckJson.read(text, "before.json"))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.found())
                                .isEqualTo("before.json is not the record of a check: " + problem));
    }
}
