package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Expectation.StreamFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTokenTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"text\":\" \"}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
                "{\"choices\":[{\"delta\":{}},{\"delta\":{\"content\":\"second choice\"}}]}"
            })
    void whatTheModelSaysIsAToken(String data) {
        assertThat(arrives(StreamFormat.OPENAI, "data: " + data + "\n\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": ping",
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
                "data: {\"choices\":[{\"text\":\"\",\"finish_reason\":\"stop\"}]}",
                "data: {\"choices\":[],\"usage\":{\"completion_tokens\":0}}",
                "data: {\"choices\":\"a\"}",
                "data: {\"error\":{\"message\":\"a\"}}",
                "data: [DONE]",
                "data: a",
                "event: error\ndata: {\"choices\":[{\"text\":\"a\"}]}"
            })
    void anythingElseIsNone(String event) {
        assertThat(arrives(StreamFormat.OPENAI, event + "\n\n")).isFalse();
    }

    @Test
    void everyEventOfAStreamOfAnyDataIsATokenUnlessItIsAnError() {
        assertThat(arrives(StreamFormat.SSE, "data: a\n\n")).isTrue();
        assertThat(arrives(StreamFormat.SSE, ": ping\n\nevent: error\ndata: a\n\n"))
                .isFalse();
    }

    @Test
    void anEventThatHasNotEndedHasNotArrived() {
        FirstToken token = new FirstToken(StreamFormat.OPENAI);
        assertThat(token.arrivedWith(piece("data: {\"choices\":[{\"text\":\"a\"}]}\n")))
                .isFalse();
        assertThat(token.arrivedWith(piece("\n"))).isTrue();
        assertThat(token.arrivedWith(piece("data: b\n\n"))).isTrue();
    }

    @Test
    void aTokenIsNotLookedForBeyondItsBounds() {
        String token = "data: {\"choices\":[{\"text\":\"a\"}]}\n\n";
        FirstToken afterLongEvent = new FirstToken(StreamFormat.OPENAI);
        assertThat(afterLongEvent.arrivedWith(piece(": " + "x".repeat(FirstToken.LONGEST_EVENT) + "\n" + token)))
                .isFalse();
        assertThat(afterLongEvent.arrivedWith(piece(token))).isFalse();
        FirstToken afterMany = new FirstToken(StreamFormat.OPENAI);
        String pings = (": " + "x".repeat(1_021) + "\n").repeat(64);
        for (int bytes = 0; bytes < FirstToken.MOST_BYTES; bytes += pings.length()) {
            assertThat(afterMany.arrivedWith(piece(pings))).isFalse();
        }
        assertThat(afterMany.arrivedWith(piece(token))).isFalse();
    }

    private static boolean arrives(StreamFormat format, String stream) {
        return new FirstToken(format).arrivedWith(piece(stream));
    }

    private static ByteBuffer piece(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
