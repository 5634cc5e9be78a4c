package io.github.wingload.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.testkit.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes are some events, and the same ones in whatever pieces they come. */
class EventReaderFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void stream(byte[] bytes) throws EventReader.TooLongException {
        Events whole = Events.of(bytes);
        int[] everywhere = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            everywhere[i] = i + 1;
        }
        assertThat(Events.of(bytes, everywhere)).isEqualTo(whole);
        assertThat(Events.of(bytes, bytes.length / 2)).isEqualTo(whole);
    }

    @Test
    @Timeout(120)
    void mutants() {
        Mutants.readAll(getClass(), "stream", 2_000, bytes -> {
            try {
                stream(bytes);
            } catch (EventReader.TooLongException e) {
                throw new AssertionError(e);
            }
        });
    }
}
