package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallIdsTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void bothIdsAreTakenFromTheExchange() {
        assertThat(ids("b7ad6b71-6920")).isEqualTo(new CallIds(TRACE, "b7ad6b71-6920"));
        assertThat(CallIds.of(request(), ResponseHeaders.NONE)).isEqualTo(new CallIds(TRACE, ""));
        assertThat(CallIds.NONE.none()).isTrue();
    }

    @Test
    void aRequestIdIsBoundedAndVisible() {
        assertThat(ids("x".repeat(5000)).request()).isEqualTo("x".repeat(CallIds.LONGEST));
        assertThat(ids("a\u001b[31m b\u202ec\u00e9").request()).isEqualTo("a?[31m?b?c?");
    }

    private static CallIds ids(String requestId) {
        return CallIds.of(request(), () -> List.of(new HeaderField("X-Request-ID", requestId)));
    }

    private static Request request() {
        return new Request(
                "GET",
                "/",
                List.of(
                        new HeaderField("Accept", "*/*"),
                        new HeaderField("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")),
                new byte[0]);
    }
}
