package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.testkit.Mutants;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any bytes on the wire are an answer or a failure, in whatever pieces they come. */
class AnswerHeadFuzzTest {

    @FuzzTest(maxDuration = "2m")
    void answer(byte[] bytes) {
        int half = bytes.length / 2;
        byte[] start = Arrays.copyOf(bytes, half);
        byte[] rest = Arrays.copyOfRange(bytes, half, bytes.length);
        assertThat(Answer.of("GET", List.of(start, rest))).isEqualTo(Answer.of("GET", List.of(bytes)));
    }

    @Test
    @Timeout(120)
    void mutants() {
        Mutants.readAll(getClass(), "answer", 2_000, this::answer);
    }
}
