package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.ResponseHeaders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadersTest {

    @Test
    void headersKeepTheirOrderAndSpelling() {
        assertThat(headers("content-type: text/plain\r\nX-Own:a: b \r\nx-own:\t\r\n")
                        .all())
                .containsExactly(
                        new HeaderField("content-type", "text/plain"),
                        new HeaderField("X-Own", "a: b"),
                        new HeaderField("x-own", ""));
    }

    @Test
    void headerMayContinueOnFurtherLines() {
        assertThat(headers("X: a\r\n  b\r\n\tc\r\nY : d\n").all())
                .containsExactly(new HeaderField("X", "a b c"), new HeaderField("Y", "d"));
    }

    @Test
    void theFirstOfANameIsFoundWhateverItsCase() {
        ResponseHeaders headers = headers("Via: a\r\nvia: b\r\n");

        assertThat(headers.first("VIA")).contains("a");
        assertThat(headers.first("Date")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\r\n",
                "y: b\r\nx:a\n",
                "XX: b\r\nx : a \r\n",
                "x: a\r\n  b\r\ny: c\r\n",
                "y: c\r\n x: b\r\nX:\r\n",
                "X: a\rb\u0000c\r\n",
                "xx: b\r\n",
                ""
            })
    void theFirstHeaderIsTheFirstInTheList(String lines) {
        ResponseHeaders headers = headers(lines);
        ResponseHeaders all = headers::all;

        assertThat(headers.first("x")).isEqualTo(all.first("x"));
    }

    @Test
    void anAnswerWithoutHeadersHasAnEmptyList() {
        assertThat(headers("").all()).isEmpty();
    }

    private static ResponseHeaders headers(String lines) {
        String head = "HTTP/1.1 200 OK\r\n" + lines + "\r\n";
        return new AnswerHeaders(new AnswerHead(head.getBytes(StandardCharsets.ISO_8859_1), 200, 0, true));
    }
}
