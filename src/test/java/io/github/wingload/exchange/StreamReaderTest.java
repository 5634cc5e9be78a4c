package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.wingload.plan.task.AnswerStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {

    private static final String ROLE = "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}";
    private static final String FINISH = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}";
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}";

    private final StreamReader reader = new StreamReader(AnswerStream.OPENAI);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"text\":\" \"}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}",
                "{\"choices\":[{\"delta\":{}},{\"delta\":{\"content\":\"second choice\"}}]}",
                "{\"choices\":[{\"te\\u0078t\":\"a key with an escape\"}]}"
            })
    void whatTheModelSaysIsAToken(String data) {
        assertThat(tokens(AnswerStream.OPENAI, "data: " + data + "\n\n")).isEqualTo(1);
    }

    @Test
    void equalTextsHaveOneDigestInWhateverEventsTheyCome() {
        long whole = digest("{\"choices\":[{\"text\":\"a b \u00e9\"}]}");
        assertThat(whole).isNotZero();
        assertThat(digest(
                        "{\"choices\":[{\"text\":\"a \"}]}",
                        "{\"choices\":[{\"text\":\"\"}]}",
                        "{\"choices\":[{\"text\":\"b \u00e9\"}]}"))
                .isEqualTo(whole);
        assertThat(digest("{\"choices\":[{\"text\":\"a b e\"}]}")).isNotEqualTo(whole);
        assertThat(digest(FINISH)).isZero();
    }

    @Test
    void tokensOfThePromptFromACacheAreRead() {
        String usage =
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"prompt_tokens_details\":%s,\"completion_tokens\":4}}";
        assertThat(cached(usage.formatted("{\"cached_tokens\":8}"))).isEqualTo(8);
        assertThat(cached(usage.formatted("null"))).isEqualTo(StreamedAnswer.UNKNOWN);
        assertThat(cached(USAGE)).isEqualTo(StreamedAnswer.UNKNOWN);
    }

    private static long cached(String event) {
        return read(event).cachedTokens();
    }

    private static long digest(String... events) {
        return read(events).textDigest();
    }

    private static StreamedAnswer read(String... events) {
        StreamReader reader = new StreamReader(AnswerStream.OPENAI);
        for (String event : events) {
            reader.read(ByteBuffer.wrap(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8)), 1);
        }
        return reader.end(true).answer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": ping",
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}",
                "data: {\"choices\":[{\"text\":\"\",\"finish_reason\":\"stop\"}]}",
                "data: {\"choices\":[{\"delta\":{\"tool_calls\":[]}}]}",
                "data: {\"choices\":[],\"usage\":{\"completion_tokens\":0}}",
                "data: {\"choices\":\"a\"}",
                "data: {\"error\":{\"message\":\"a\"}}",
                "data: [DONE]",
                "data: a",
                "event: error\ndata: {\"choices\":[{\"text\":\"a\"}]}"
            })
    void anythingElseIsNone(String event) {
        assertThat(tokens(AnswerStream.OPENAI, event + "\n\n")).isZero();
    }

    @Test
    void everyEventOfAStreamOfAnyDataIsATokenUnlessItIsAnError() {
        assertThat(tokens(AnswerStream.SSE, "data: a\n\ndata: b\n\n")).isEqualTo(2);
        assertThat(tokens(AnswerStream.SSE, ": ping\n\nevent: error\ndata: a\n\n"))
                .isZero();
        assertThat(tokens(AnswerStream.NDJSON, "a\n\n \nb")).isEqualTo(2);
    }

    /** One stream whose figures differ from tool to tool. */
    @Test
    void theTimesOfAStreamAreThoseOfItsTokens() {
        at(40, event(ROLE));
        at(60, ": ping\n\n");
        at(100, event(text("A")));
        at(130, event(text("B")));
        at(145, event(text("")));
        at(170, event(text("CD")));
        at(171, event(FINISH));
        at(172, event(USAGE));
        at(173, event("[DONE]"));
        ReadStream read = reader.end(true);

        assertThat(read.ended()).isTrue();
        assertThat(read.answer())
                .returns(ms(40), StreamedAnswer::firstEventNs)
                .returns(ms(100), StreamedAnswer::firstTokenNs)
                .returns(ms(100), StreamedAnswer::firstOutputNs)
                .returns(ms(171), StreamedAnswer::lastNs)
                .returns(7L, StreamedAnswer::events)
                .returns(3L, StreamedAnswer::tokenEvents)
                .returns(4L, StreamedAnswer::outputTokens)
                .returns(9L, StreamedAnswer::inputTokens)
                .returns("length", StreamedAnswer::finishReason)
                .returns(ms(40), StreamedAnswer::longestGapNs);
        assertThat(gapsMs(read.answer())).containsExactly(30L, 40L);
    }

    @Test
    void reasoningIsATokenButNoOutput() {
        at(10, event("{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}"));
        at(50, event("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0}]}}]}"));

        assertThat(reader.end(true).answer())
                .returns(ms(10), StreamedAnswer::firstTokenNs)
                .returns(ms(50), StreamedAnswer::firstOutputNs);
    }

    @Test
    void theLastUsageCountsWhereverItIs() {
        at(1, event("{\"choices\":[],\"usage\":{\"completion_tokens\":1}}"));
        at(2, event("{\"choices\":[{\"text\":\"a\"}],\"usage\":null}"));
        at(3, event("{\"choices\":[{\"text\":\"b\"}],\"usage\":{\"completion_tokens\":2,\"prompt_tokens\":1.5}}"));

        assertThat(reader.end(true).answer())
                .returns(2L, StreamedAnswer::outputTokens)
                .returns(StreamedAnswer.UNKNOWN, StreamedAnswer::inputTokens);
    }

    @Test
    void anEventThatHasNotEndedHasNotArrived() {
        assertThat(at(1, "data: " + text("a") + "\n")).isFalse();
        assertThat(at(2, "\n")).isTrue();
        assertThat(at(3, "data: " + text("b"))).isFalse();
        assertThat(reader.end(false).answer().tokenEvents()).isEqualTo(1);
    }

    @Test
    void theEndOfACompleteAnswerEndsItsLastEvent() {
        at(1, "data: " + text("a"));

        assertThat(reader.end(true).answer().tokenEvents()).isEqualTo(1);
    }

    @Test
    void anEventOfAMegabyteIsReadAndOneThatIsTooLongIsNamed() {
        assertThat(at(1, event(text("a".repeat(1 << 20))))).isTrue();
        at(2, "data: " + "a".repeat(Request.MOST_KEPT_BYTES));
        at(3, "\n\n" + event(text("b")));

        assertThat(reader.end(true))
                .returns(true, ReadStream::tooLong)
                .extracting(read -> read.answer().tokenEvents())
                .isEqualTo(1L);
    }

    /** Another thread may end the call while a piece is on its way to the reader. */
    @Test
    void aPieceAfterTheEndIsIgnored() {
        at(1, event(text("a")));
        at(2, event(text("b")));
        StreamedAnswer answer = reader.end(false).answer();

        assertThat(at(3, event(text("c")))).isFalse();
        assertThat(answer.gaps()).isEqualTo(1);
        assertThat(reader.end(false).answer().tokenEvents()).isEqualTo(2);
    }

    @Test
    void gapsAreCountedUpToAnyLimit() {
        at(1, event(text("a")));
        at(11, event(text("b")));
        StreamedAnswer answer = reader.end(true).answer();

        assertThat(answer.gapsFrom(0, Long.MAX_VALUE)).isEqualTo(1);
        assertThat(answer.gapsFrom(ms(10), ms(11))).isEqualTo(1);
        assertThat(answer.gapsFrom(0, ms(10))).isZero();
    }

    @Test
    void tokensThatComeAtOnceAreABurst() {
        for (int token = 0; token < 20; token++) {
            at(1_000, event(text("a")));
        }
        StreamReader steady = new StreamReader(AnswerStream.OPENAI);
        for (int token = 0; token < 20; token++) {
            steady.read(bytes(event(text("a"))), ms(1_000 + 25 * token));
        }

        assertThat(reader.end(true).answer().inOneBurst()).isTrue();
        assertThat(steady.end(true).answer().inOneBurst()).isFalse();
    }

    /** A thousand streams at once, and forty tokens a second of each, must leave the garbage collector little to do. */
    @Test
    void anEventAllocatesAlmostNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        ByteBuffer piece = bytes(event(text("token")));
        for (int token = 0; token < 1_000; token++) {
            reader.read(piece.rewind(), ms(25L * token));
        }
        long beforeEvents = threads.getThreadAllocatedBytes(thread);
        for (int token = 1_000; token < 11_000; token++) {
            reader.read(piece.rewind(), ms(25L * token));
        }
        long perEvent = (threads.getThreadAllocatedBytes(thread) - beforeEvents) / 10_000;
        long beforeStream = threads.getThreadAllocatedBytes(thread);
        StreamReader another = new StreamReader(AnswerStream.OPENAI);
        for (int token = 0; token < 128; token++) {
            another.read(piece.rewind(), ms(25L * token) + 50_000L * (token % 40));
        }
        another.end(true);
        long perStream = threads.getThreadAllocatedBytes(thread) - beforeStream;

        assertThat(perEvent).isLessThanOrEqualTo(64);
        assertThat(perStream).isLessThan(20_000);
    }

    private static long tokens(AnswerStream format, String stream) {
        StreamReader reader = new StreamReader(format);
        reader.read(bytes(stream), 1);
        return reader.end(true).answer().tokenEvents();
    }

    private boolean at(long ms, String piece) {
        return reader.read(bytes(piece), ms(ms));
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String text(String text) {
        return "{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}],\"usage\":null}";
    }

    private static List<Long> gapsMs(StreamedAnswer answer) {
        List<Long> gaps = new ArrayList<>();
        answer.gapsUs().inOrder((us, count) -> gaps.add(us / 1_000));
        return gaps;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long ms(long ms) {
        return ms * 1_000_000;
    }
}
