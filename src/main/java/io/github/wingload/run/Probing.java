package io.github.wingload.run;

import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Times;
import io.github.wingload.exchange.Transport;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.Probe;
import io.github.wingload.time.NanoClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Sends one request and waits for its end. */
final class Probing {

    /** A {@code Date} is cut to seconds, and proxies such as Envoy make a new one every half second only. */
    private static final Duration DATE_LASTS = Duration.ofMillis(1_500);

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private Probing() {}

    /** Returns when the call has ended, by its deadline at the latest. */
    static Exchange exchange(Transport.Connection to, Request request) {
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        try (Transport.Connection connection = to) {
            connection.start(request, ended::complete);
            return ended.join();
        }
    }

    /** Classifies the probe's exchange. */
    static Probe judge(Exchange exchange, Request request, Classifier classifier, NanoClock clock) {
        Classification classification = classifier.classify(exchange, request).classification();
        return new Probe(
                classification.failureClass(),
                exchange.status(),
                classification.error(),
                exchange.times().serviceTimeNs() / 1e6,
                clock(exchange, clock),
                exchange.headers()
                        .first("X-Client-IP")
                        .filter(address -> ADDRESS.matcher(address).matches()));
    }

    /**
     * How the clock of this machine differs from the one that made the {@code Date} of an answer: it was made between the sending of
     * the request and the first byte of the answer. Within a second or so, which finds clocks that were never set. An answer of a cache,
     * which has an {@code Age}, may keep the {@code Date} of long ago.
     */
    private static Optional<ClockOffset> clock(Exchange exchange, NanoClock clock) {
        Times times = exchange.times();
        if (times.sentNs() == Times.NEVER
                || times.firstByteNs() == Times.NEVER
                || exchange.headers().first("Age").isPresent()) {
            return Optional.empty();
        }
        return exchange.headers().first("Date").flatMap(Probing::date).map(date -> {
            long nowNs = clock.nanos();
            Instant now = clock.wallTime();
            Duration least = Duration.between(date, now.minusNanos(nowNs - times.sentNs()))
                    .minus(DATE_LASTS);
            Duration most = Duration.between(date, now.minusNanos(nowNs - times.firstByteNs()));
            Duration half = most.minus(least).dividedBy(2);
            return new ClockOffset(least.plus(half), half);
        });
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
