package io.github.wingload.exchange;

import static io.github.wingload.exchange.Exchange.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.testkit.Calls;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void timesAreRoundedToTheNearestMicrosecond() {
        Call call = call(-501, -500, 499, 500, 1_499, NEVER, 1_500, NEVER).inMicroseconds();

        assertThat(call).isEqualTo(call(-1_000, 0, 0, 1_000, 1_000, NEVER, 2_000, NEVER));
        assertThat(call.inMicroseconds()).isEqualTo(call);
    }

    private static Call call(long... ns) {
        return Calls.timed(ns[0], ns[1], ns[2], ns[3], ns[4], ns[5], ns[6])
                .task(3)
                .failed(FailureClass.RESET, "e")
                .upstreamNs(ns[7])
                .call();
    }
}
