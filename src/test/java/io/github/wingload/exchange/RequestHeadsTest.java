package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadsTest {

    private static final List<HeaderField> JSON = List.of(new HeaderField("Content-Type", "application/json"));

    private final RequestHeads heads = new RequestHeads("", "example.org:8080");

    @Test
    void headersOfTheRequestAreBetweenHostAndLength() {
        assertThat(head("POST", "/v1/m:predict?x=1", JSON, 21)).isEqualTo("""
                        POST /v1/m:predict?x=1 HTTP/1.1
                        Host: example.org:8080
                        Content-Type: application/json
                        Content-Length: 21
                        Connection: keep-alive

                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 99, 100, 12_345, 1_000_000})
    void theLengthIsThatOfTheBody(int length) {
        assertThat(head("PUT", "/", JSON, length)).contains("\nContent-Length: " + length + "\nConnection");
    }

    @Test
    void anEmptyBodyIsAnnouncedWhereOneIsExpected() {
        assertThat(head("POST", "/", List.of(), 0)).contains("Content-Length: 0\n");
        assertThat(head("GET", "/", List.of(), 0)).doesNotContain("Content-Length");
        assertThat(head("DELETE", "/", List.of(), 0)).doesNotContain("Content-Length");
    }

    @Test
    void cachedHeadOfOneRequestIsNeverUsedForAnother() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 500; i++) {
                List<HeaderField> own = List.of(new HeaderField("X-Number", "n" + i));
                assertThat(head("GET", "/" + i, own, 0))
                        .startsWith("GET /" + i + " HTTP/1.1\n")
                        .contains("X-Number: n" + i + "\n");
            }
            assertThat(head("POST", "/a", JSON, 1)).startsWith("POST /a ");
            assertThat(head("POST", "/b", JSON, 1)).startsWith("POST /b ");
            assertThat(head("GET", "/b", JSON, 0)).startsWith("GET /b ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nY: b", "a\nb", "a\rb", "\0", "a\u000b", "\f", "\u007f", "\u001b[31m"})
    void aValueThatWouldEndItsHeaderIsRefused(String value) {
        assertThatThrownBy(() -> head("GET", "/", List.of(new HeaderField("X-Title", value)), 0))
                .isInstanceOf(RequestHeads.UnsendableException.class)
                .hasMessage(
                        "header X-Title has a line break or another control character, so the request was not sent");
    }

    @Test
    void textIsUtf8() {
        assertThat(head("GET", "/", List.of(new HeaderField("X-Title", "Zürich\t東京 😀")), 0))
                .contains("X-Title: Zürich\t東京 😀\n");
    }

    private String head(String method, String path, List<HeaderField> headers, int bodyLength) {
        byte[] head = heads.of(new Request(method, path, headers, new byte[bodyLength]));
        String text = new String(head, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        return text.replace("\r\n", "\n");
    }
}
