package io.github.wingload.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.testkit.Mutants;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text is samples or an error of the scrape. */
class ExpositionFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void exposition(byte[] bytes) {
        try {
            assertThat(Exposition.samples(
                            new String(bytes, StandardCharsets.UTF_8), Set.of("m", "queue", "http_requests_total")))
                    .allSatisfy(sample -> assertThat(sample.metric()).isNotEmpty());
        } catch (NoReadingException none) {
            assertThat(none.getMessage()).isNotBlank().hasSizeLessThan(1_000);
        }
    }

    @Test
    @Timeout(120)
    void mutants() {
        Mutants.readAll(getClass(), "exposition", 3_000, this::exposition);
    }
}
