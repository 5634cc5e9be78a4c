package io.github.wingload.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestParserTest {

    private static final String POST = "POST /v1/models?x=1 HTTP/1.1\r\nHost: a\r\ncontent-TYPE:  application/json \r\n"
            + "Content-Length: 2\r\n\r\n{}";

    @Test
    void readsRequestLineHeadersAndBody() throws Exception {
        HttpRequest request = parse(bytes(POST));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/models");
        assertThat(request.contentType()).isEqualTo("application/json");
        assertThat(request.keepAlive()).isTrue();
        assertThat(request.body()).asString().isEqualTo("{}");
    }

    @Test
    void headersAndQueryCanBeLookedUp() throws Exception {
        String head =
                "POST /v1/models/langid:predict?a=b%20c&a=d&e&f=%zz HTTP/1.1\r\nhost:  x.example.org \r\nX-Two: 1\r\n"
                        + "x-two: 2\r\nContent-Length: 13\r\n\r\n";
        String body = "{\"text\": \"\u00e9\"}";
        HttpRequest request = parse(bytes(head + body));
        assertThat(request.body()).isEqualTo(body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(request.target()).isEqualTo("/v1/models/langid:predict?a=b%20c&a=d&e&f=%zz");
        assertThat(request.path()).isEqualTo("/v1/models/langid:predict");
        assertThat(request.query()).containsOnly(Map.entry("a", "d"), Map.entry("f", "%zz"));
        assertThat(request.header("HOST")).contains("x.example.org");
        assertThat(request.header("x-two")).contains("1");
        assertThat(request.header("x-three")).isEmpty();
    }

    @Test
    void anIncompleteRequestLeavesTheBufferAsItWas() throws Exception {
        for (int length = 0; length < POST.length(); length++) {
            ByteBuffer in = bytes(POST.substring(0, length));
            assertThat(parse(in)).isNull();
            assertThat(in.remaining()).isEqualTo(length);
        }
    }

    @Test
    void bytesOfTheNextRequestStayInTheBuffer() throws Exception {
        ByteBuffer in = bytes(POST + "GET / HTTP/1.1\r\n\r\n");
        assertThat(parse(in).isPost()).isTrue();
        assertThat(parse(in).path()).isEqualTo("/");
        assertThat(parse(in)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, , true",
        "HTTP/1.1, Close, false",
        "HTTP/1.0, , false",
        "HTTP/1.0, Keep-Alive, true",
        "HTTP/1.1, 'Upgrade, HTTP2-Settings', true",
    })
    void keepsTheConnectionAsTheClientWants(String version, String connection, boolean keepAlive) throws Exception {
        String header = connection == null ? "" : "Connection: " + connection + "\r\n";
        assertThat(parse(bytes("GET / " + version + "\r\n" + header + "\r\n")).keepAlive())
                .isEqualTo(keepAlive);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | 400",
                "GET / HTTP/2.0 | 400",
                "GET http://a/ HTTP/1.1 | 400",
                "POST / HTTP/1.1~Content-Length: -1 | 400",
                "POST / HTTP/1.1~Content-Length: two | 400",
                "POST / HTTP/1.1~no colon | 400",
                "POST / HTTP/1.1~Transfer-Encoding: chunked | 411",
                "POST / HTTP/1.1~Content-Length: 2000000 | 413",
                "POST / HTTP/1.1~Content-Length: 4000000000 | 413",
            })
    void refusesInvalidRequests(String head, int status) {
        ByteBuffer in = bytes(head.replace("~", "\r\n") + "\r\n\r\n");
        assertThatThrownBy(() -> parse(in))
                .asInstanceOf(InstanceOfAssertFactories.type(RequestParser.BadRequest.class))
                .extracting(refused -> refused.answer().status())
                .isEqualTo(status);
    }

    @Test
    void refusesAHeadWithoutEnd() {
        ByteBuffer in = bytes("GET / HTTP/1.1\r\nX: " + "x".repeat(RequestParser.LIMIT_BYTES));
        assertThatThrownBy(() -> parse(in)).hasMessage("Request head is too large.");
    }

    private static HttpRequest parse(ByteBuffer in) throws RequestParser.BadRequest {
        return RequestParser.parse(in, RequestParser.LIMIT_BYTES);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
