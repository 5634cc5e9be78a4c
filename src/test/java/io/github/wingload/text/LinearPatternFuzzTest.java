package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.testkit.Mutants;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text is a regular expression that is searched for quickly, or a fault that says what to do. */
class LinearPatternFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void expression(byte[] bytes) {
        try {
            LinearPattern.of(new String(bytes, StandardCharsets.UTF_8))
                    .isIn("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab [12] (x)");
        } catch (Fault fault) {
            assertThat(fault.found()).isNotBlank();
            assertThat(fault.remedy()).isNotBlank();
        }
    }

    @Test
    @Timeout(120)
    void mutants() {
        Mutants.readAll(getClass(), "expression", 3_000, this::expression);
    }
}
