package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadLinesTest {

    private final HeadLines lines = new HeadLines();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 Okay",
                "HTTP/1.1 200",
                "HTTP/1.0 200 OK",
                "HTTP/1.1 503 Service Unavailable"
            })
    void statusLinesAreTakenAsHttpCoreTakesThem(String line) throws ParseException {
        StatusLine taken = lines.parseStatusLine(buffer(line));
        StatusLine expected = LazyLaxLineParser.INSTANCE.parseStatusLine(buffer(line));
        assertThat(taken.getStatusCode()).isEqualTo(expected.getStatusCode());
        assertThat(taken.getProtocolVersion()).isEqualTo(expected.getProtocolVersion());
        assertThat(taken.getReasonPhrase()).isEqualTo(expected.getReasonPhrase());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 182",
                "Content-Length:182",
                "Content-Type:   application/json; charset=utf-8  ",
                "CONTENT-LENGTH: 5",
                "x-envoy-upstream-service-time: 41",
                "X-Own: a: b",
                "Connection:",
                "Connection : close"
            })
    void headersAreTakenAsHttpCoreTakesThem(String line) throws ParseException {
        Header taken = lines.parseHeader(buffer(line));
        Header expected = LazyLaxLineParser.INSTANCE.parseHeader(buffer(line));
        assertThat(taken.getName()).isEqualTo(expected.getName());
        assertThat(taken.getValue()).isEqualTo(expected.getValue());
    }

    @Test
    void garbageIsRefused() {
        assertThatThrownBy(() -> lines.parseStatusLine(buffer("garbage"))).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> lines.parseHeader(buffer("Server"))).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> lines.parseStatusLine(buffer("HTTP/1.1 2OO OK")))
                .isInstanceOf(ParseException.class);
    }

    private static CharArrayBuffer buffer(String line) {
        CharArrayBuffer buffer = new CharArrayBuffer(64);
        buffer.append(line);
        return buffer;
    }
}
