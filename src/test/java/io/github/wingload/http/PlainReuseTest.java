package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 | 200 | Content-Length: 5 | true",
                "1.1 | 200 | Content-Length: 5, Connection: keep-alive | true",
                "1.1 | 200 | Content-Length: 5, Connection: Keep-Alive | true",
                "1.1 | 200 | Content-Length: 5, Connection: close | false",
                "1.1 | 200 | Content-Length: 5, Connection: keep-alive, Connection: close | false",
                "1.1 | 200 | Content-Length: 5, Proxy-Connection: close | false",
                "1.1 | 200 | Content-Length: 5, Content-Length: 6 | false",
                "1.1 | 200 | Content-Length: 5, Transfer-Encoding: chunked | true",
                "1.1 | 200 | Transfer-Encoding: chunked | true",
                "1.1 | 200 | X: no length | false",
                "1.1 | 204 | X: no body | true",
                "1.0 | 200 | Content-Length: 5 | false",
                "1.0 | 200 | Content-Length: 5, Connection: keep-alive | true"
            })
    void connectionsAreKeptWhereHttpCoreWouldKeepThem(String version, int status, String headers, boolean kept) {
        HttpResponse response = new BasicHttpResponse(status);
        ProtocolVersion spoken = version.equals("1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
        response.setVersion(spoken);
        for (String header : List.of(headers.split(", "))) {
            response.addHeader(header.split(": ")[0], header.split(": ")[1]);
        }
        RenderedHead request = new RenderedHead("POST", "/", new byte[0], 0);
        HttpCoreContext context = HttpCoreContext.create();

        boolean answer = new PlainReuse().keepAlive(request, response, context);

        assertThat(answer).isEqualTo(kept);
        assertThat(answer).isEqualTo(DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context));
    }
}
