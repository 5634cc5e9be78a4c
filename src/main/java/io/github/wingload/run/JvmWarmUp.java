package io.github.wingload.run;

import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Request;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.plan.Connections;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Profile;
import io.github.wingload.plan.UrlTarget;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Makes the JVM load and compile the code of a call before the first call needs it. For at most 200 ms it sends requests to a
 * simulator in this process, never to the target.
 */
final class JvmWarmUp {

    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final int MOST_CALLS = 300;
    private static final Request REQUEST = new Request(
            "POST",
            "/v1/models/revertrisk-wikidata:predict",
            List.of(new HeaderField("Content-Type", "application/json")),
            "{\"rev_id\":1}".getBytes(StandardCharsets.UTF_8));

    private JvmWarmUp() {}

    static void run(NanoClock clock) {
        long endNs = clock.nanos() + LONGEST.toNanos();
        try (Simulator echo = Simulator.start(SimulatorTarget.of(Profile.REVERTRISK_WIKIDATA_INSTANT), 0, clock);
                HttpTransport transport = HttpTransport.open(
                        UrlTarget.of(echo.url()), HttpSettings.of(Connections.SHARED, LONGEST), clock)) {
            for (int i = 0; i < MOST_CALLS && clock.nanos() < endNs; i++) {
                Exchange exchange = Probing.exchange(transport, REQUEST);
                if (exchange.failure().isPresent()) {
                    return;
                }
            }
        } catch (IOException | TlsFileException e) {
            // Without a loopback interface the first calls are slower, but measured correctly.
            LoggerFactory.getLogger(JvmWarmUp.class).info("no warm-up of the JVM: {}", e.getMessage());
        }
    }
}
