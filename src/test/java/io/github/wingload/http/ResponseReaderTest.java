package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, good and bad, in whatever pieces they come; HttpCore's reader says what is right. */
class ResponseReaderTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final Pattern INFORMATION = Pattern.compile("HTTP/1..\\s+1\\d\\d");

    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Sun, 22 Nov 2026 08:00:00 GMT\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 11\r\nConnection: keep-alive\r\n\r\n{\"ok\":true}",
            "HTTP/1.1 200\r\ncontent-length:0\r\n\r\n",
            "HTTP/1.1 200 \r\nCONTENT-LENGTH:   3  \r\nconnection: Close\r\n\r\nabc",
            "HTTP/1.1 503 Service Unavailable\nContent-Length: 2\n\nno",
            "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\nuntil the end",
            "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\nuntil the end",
            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok",
            "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: a\r\n  b\r\n\tc\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-\r\n Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length : 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\n Content-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nX: \u00e9\r\nContent-Length: 1\r\n\r\n\u00ff",
            "  HTTP/1.1   200   OK\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: keep-alive, x\r\nConnection: close\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nProxy-Connection: close\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: upgrade\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
            "HTTP/1.1 200 OK\r\nContent-Length",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK",
            "HTTP/1.1 20",
            "",
            "\r\n",
            "this is not HTTP at all 4711\r\n\r\n",
            "SSH-2.0-OpenSSH_9.2\r\n",
            "HTTP/2.0 200 OK\r\n\r\n",
            "HTTP/1.1 2000 High\r\n\r\n",
            "HTTP/1.1 200OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX: 1\r\r\n\r\n",
            CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
            CHUNKED + "5;name=value\r\nhello\r\n10 \r\n0123456789abcdef\r\n0\r\nTrailer: x\r\n more\r\n\r\n",
            CHUNKED + "1\nx\n0\n\n",
            CHUNKED + "1\r\nxy\r\n0\r\n\r\n",
            CHUNKED + "zz\r\n",
            CHUNKED + "\r\n",
            CHUNKED + "8\r\nabc",
            CHUNKED + "3\r\nabc",
            CHUNKED + "3\r\nabc\r",
            CHUNKED + "3\r\nabc\r\n",
            CHUNKED + "3\r\nabc\r\n0",
            CHUNKED + "3\r\nabc\r\n0\r\n",
            CHUNKED + "3\r\nabc\r\n0\r\nX",
            CHUNKED);

    static Stream<String> answers() {
        return ANSWERS.stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreAcceptedAndRejectedAsByHttpCore(String text) throws IOException {
        for (String method : List.of("GET", "HEAD", "POST")) {
            assertAsHttpCore(method, text);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void piecesMakeNoDifference(String text) {
        byte[] bytes = bytes(text);
        Answer whole = Answer.of("GET", List.of(bytes));
        for (int i = 0; i <= bytes.length; i++) {
            for (int j = i; j <= bytes.length; j++) {
                assertThat(Answer.of("GET", cut(bytes, i, j))).isEqualTo(whole);
            }
        }
        assertThat(Answer.of("GET", oneByOne(bytes))).isEqualTo(whole);
    }

    /** Faults that nobody thought of: answers with some bytes changed, lost or doubled. */
    @Test
    void damagedAnswersAreAcceptedAndRejectedAsByHttpCore() throws IOException {
        Random random = new Random(4);
        byte[] often = bytes("\r\n\t :;,019afAF\u0000\u00ff");
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = bytes(ANSWERS.get(random.nextInt(ANSWERS.size())));
            for (int faults = random.nextInt(3); faults >= 0; faults--) {
                damaged = damaged(damaged, often[random.nextInt(often.length)], random);
            }
            if (!INFORMATION.matcher(text(damaged)).find()) {
                // After information HttpCore looks for the connection's end before it looks at what it has.
                assertAsHttpCore("GET", text(damaged));
            }
            Answer whole = Answer.of("GET", List.of(damaged));
            assertThat(Answer.of("GET", oneByOne(damaged))).as(text(damaged)).isEqualTo(whole);
            refused += whole.failure().isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(5_000, 15_000);
    }

    @Test
    void headsHaveLimits() throws IOException {
        for (int count : new int[] {8, 9}) {
            String head = "\r\n".repeat(count) + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
            assertAsHttpCore("GET", head);
        }
    }

    @Test
    void tenEmptyLinesAreNoHead() {
        assertThat(failure("\r\n".repeat(10))).isEqualTo("HEAD_TOO_LARGE: answer begins with ten empty lines or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void linesOf64KibAnd1000HeadersAreRead(String end) {
        String longest = "X: " + "a".repeat(64 * 1024 - 3) + end;
        String last = "Content-Length: 2" + end + end + "ok";
        for (String headers : List.of(longest, longest.repeat(3), ("X: y" + end).repeat(999))) {
            byte[] answer = bytes("HTTP/1.1 200 OK" + end + headers + last);
            Answer whole = Answer.of("GET", List.of(answer));
            assertThat(whole.failure()).isEmpty();
            assertThat(Answer.of("GET", pieces(answer, 1000))).isEqualTo(whole);
        }
    }

    @Test
    void largerHeadsAreNamed() {
        String line = "HTTP/1.1 200 OK\r\n";
        assertThat(failure(line + "X: " + "a".repeat(64 * 1024)))
                .isEqualTo("HEAD_TOO_LARGE: answer's head has a line of more than 64 KiB");
        assertThat(failure(line + "X: " + "a".repeat(40_000) + "\r\n " + "a".repeat(40_000) + "\r\n\r\n"))
                .isEqualTo("HEAD_TOO_LARGE: answer's head has a line of more than 64 KiB");
        assertThat(failure(line + "X: y\r\n".repeat(1001)))
                .isEqualTo("HEAD_TOO_LARGE: answer's head has more than 1000 headers");
        assertThat(failure(CHUNKED + "0\r\n" + "X: y\r\n".repeat(1001)))
                .isEqualTo("HEAD_TOO_LARGE: answer's head has more than 1000 headers");
        List<byte[]> pieces = new ArrayList<>(List.of(bytes(line)));
        for (int i = 0; i < 100; i++) {
            pieces.add(bytes("X: " + "a".repeat(60_000) + "\r\n"));
        }
        assertThat(Answer.of("GET", pieces).failure()).isEqualTo("HEAD_TOO_LARGE: answer's head has more than 4 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0015\u0003\u0001\u0000\u0002\u0002\u0046", "\u0016\u0003\u0003\n"})
    void tlsIsNamed(String record) {
        assertThat(failure(record))
                .isEqualTo("PROTOCOL: answer is TLS and not HTTP (https:// instead of http:// in the URL?)");
    }

    /** What follows is not HTTP, so waiting for another answer would only end at the deadline. */
    @Test
    void switchingProtocolsIsAnAnswer() {
        Answer answer = Answer.of("GET", List.of(bytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")));
        assertThat(answer.failure()).isEmpty();
        assertThat(answer.kept()).isFalse();
    }

    private static String failure(String text) {
        return Answer.of("GET", List.of(bytes(text))).failure();
    }

    @Test
    void bytesAfterTheAnswerAreNotConsumed() throws Exception {
        for (String first : List.of(ANSWERS.get(0), ANSWERS.get(6), CHUNKED + "1\r\nx\r\n0\r\n\r\n")) {
            ByteBuffer in = ByteBuffer.wrap(bytes(first + "HTTP/1.1 200"));
            ResponseReader reader = new ResponseReader();
            assertThat(reader.read(in, new Answer.Told("GET"))).isTrue();
            assertThat(in.remaining()).isEqualTo("HTTP/1.1 200".length());
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 Connected", "HTTP/1.0 200 Connected", "HTTP/1.1 201 Made"})
    void aTunnelHasNoBodyAndIsKept(String line) {
        for (String headers : List.of("", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n")) {
            Answer answer = Answer.of("CONNECT", List.of(bytes(line + "\r\n" + headers + "\r\n")));
            assertThat(answer.failure()).isEmpty();
            assertThat(answer.kept()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1\\r\\n | PROTOCOL: answer's body is not well-formed chunks or ended early",
                "1\\r\\nx\\r\\n0\\r\\nno colon\\r\\n\\r\\n | PROTOCOL: answer's body is not well-formed chunks or ended early"
            })
    void chunksThatHttpCoreMisunderstandsAreRefused(String body, String failure) {
        String text = CHUNKED + body.replace("\\r", "\r").replace("\\n", "\n");
        assertThat(Answer.of("GET", List.of(bytes(text))).failure()).isEqualTo(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "099"})
    void aStatusBelow100IsInvalid(String status) {
        assertThat(Answer.of("GET", List.of(bytes("HTTP/1.1 " + status + " Low\r\n\r\n")))
                        .failure())
                .isEqualTo("PROTOCOL: answer is not HTTP/1.1: Invalid response");
    }

    private static void assertAsHttpCore(String method, String text) throws IOException {
        Answer expected = HttpCoreReader.read(method, bytes(text));
        Answer answer = Answer.of(method, List.of(bytes(text)));
        // Where HttpCore throws something else than it means to, nothing is to be learnt from it.
        if (!expected.failure().startsWith("GENERATOR") && !expected.failure().startsWith("RESET")) {
            assertThat(answer).as(text).matches(expected::isLike, "is like " + expected);
        }
    }

    private static byte[] damaged(byte[] bytes, byte other, Random random) {
        if (bytes.length == 0) {
            return new byte[] {other};
        }
        int at = random.nextInt(bytes.length);
        byte[] result = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> result[at] = other;
            case 1 -> result = join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
            case 2 -> result = join(Arrays.copyOf(bytes, at + 1), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> result = Arrays.copyOf(bytes, at);
        }
        return result;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<byte[]> cut(byte[] bytes, int i, int j) {
        return List.of(
                Arrays.copyOf(bytes, i), Arrays.copyOfRange(bytes, i, j), Arrays.copyOfRange(bytes, j, bytes.length));
    }

    private static List<byte[]> oneByOne(byte[] bytes) {
        return pieces(bytes, 1);
    }

    private static List<byte[]> pieces(byte[] bytes, int length) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += length) {
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length)));
        }
        return pieces;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
