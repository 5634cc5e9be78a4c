package io.github.wingload.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.time.HandMovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the date of an answer tells about the clock of this machine. */
class ProbingTest {

    private static final long SECOND_NS = 1_000_000_000;

    /** Sent 100 s after 1970 by this machine's clock; its answer came 200 ms later. */
    private static Optional<ClockOffset> clock(HeaderField... headers) {
        HandMovedClock clock = new HandMovedClock();
        clock.moveTo(101 * SECOND_NS);
        long sentNs = 100 * SECOND_NS;
        long firstByteNs = sentNs + 200_000_000;
        Times times = new Times(sentNs, sentNs, Times.NEVER, sentNs, sentNs, firstByteNs, firstByteNs);
        Exchange exchange = new Exchange(times, false, 200, () -> List.of(headers), 0, new byte[0], Optional.empty());
        Request request = new Request("GET", "/", List.of(), new byte[0]);
        return Probing.judge(exchange, request, new Classifier(Tasks.get("/").task()), clock)
                .clock();
    }

    private static HeaderField date(int second) {
        return new HeaderField("Date", "Thu, 1 Jan 1970 00:01:%02d GMT".formatted(second));
    }

    @Test
    void theDateBoundsTheDifference() {
        assertThat(clock(date(40))).contains(new ClockOffset(Duration.ofMillis(-650), Duration.ofMillis(850)));
        assertThat(clock(date(28))).contains(new ClockOffset(Duration.ofMillis(11_350), Duration.ofMillis(850)));
    }

    @Test
    void theDateThatACacheKeepsTellsNothing() {
        assertThat(clock(date(28), new HeaderField("Age", "12"))).isEmpty();
    }

    @Test
    void noDateTellsNothing() {
        assertThat(clock()).isEmpty();
        assertThat(clock(new HeaderField("Date", "yesterday"))).isEmpty();
    }
}
