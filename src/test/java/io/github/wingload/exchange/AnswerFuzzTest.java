package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Template;
import io.github.wingload.testkit.Mutants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any body passes or fails its checks; it never ends in an exception. */
class AnswerFuzzTest {

    private static final List<Check> CHECKS = List.of(
            new JsonEquals("/a", Template.of("1")),
            new JsonEquals("", Template.of("{\"a\":1.0,\"b\":[1e3,null]}")),
            new JsonType("/a", Kind.INTEGER),
            new JsonBetween("/a", 0, 1),
            new ForAll("/b", List.of(new JsonType("", Kind.NUMBER))),
            new Contains(Template.of("aab")),
            new Matches("(a|aa)+$"));

    private static final List<Check> STREAM = List.of(
            new StreamCheck(
                    List.of("stop"), 1, 9, Optional.empty(), Optional.of(Template.of("aab")), Optional.of("a+$")),
            new StreamJson(List.of(new JsonType("/a", Kind.INTEGER))));

    @FuzzTest(maxDuration = "2m")
    void body(byte[] bytes) {
        Answers answer = Answers.bytes(bytes);
        for (Check check : CHECKS) {
            assertThat(answer.judged(check).error()).hasSizeLessThan(500);
        }
        for (AnswerStream format : List.of(AnswerStream.OPENAI, AnswerStream.SSE, AnswerStream.NDJSON)) {
            for (Check check : STREAM) {
                assertThat(answer.judged(format, check).error()).hasSizeLessThan(500);
            }
        }
    }

    @Test
    @Timeout(120)
    void mutants() {
        Mutants.readAll(getClass(), "body", 2_000, this::body);
    }
}
