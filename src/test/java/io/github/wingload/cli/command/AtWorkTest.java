package io.github.wingload.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.report.console.Look;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtWorkTest {

    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Terminal.Size SIZE = new Terminal.Size(30, 24);

    private final StringWriter shown = new StringWriter();
    private final PrintWriter err = new PrintWriter(shown);

    @Test
    void aLineIsShownAndRemovedAtTheEnd() {
        try (AtWork work = AtWork.start("reading results/a\nb", err, () -> terminal(true), Duration.ofMillis(1))) {
            assertThat(work).isNotNull();
            await().until(() -> shown.toString().contains("reading results/a\\nb: 3 s"));
        }
        assertThat(shown.toString()).endsWith("\r\u001b[J");
    }

    @Test
    void aFileGetsNoLine() {
        CountDownLatch asked = new CountDownLatch(1);
        try (AtWork work = AtWork.start(
                "reading",
                err,
                () -> {
                    asked.countDown();
                    return terminal(false);
                },
                AT_ONCE)) {
            assertThat(work).isNotNull();
            await().until(() -> asked.getCount() == 0);
        }
        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void shortWorkShowsNothing() {
        AtWork.start("reading", err, () -> terminal(true), Duration.ofHours(1)).close();

        assertThat(shown.toString()).isEmpty();
    }

    private static Terminal terminal(boolean err) {
        return new Terminal(false, err, SIZE, Look.PLAIN);
    }
}
