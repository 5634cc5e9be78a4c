package io.github.wingload.run;

import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classifier;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.result.Probe;
import java.util.concurrent.CompletableFuture;

/** Sends one request and waits for its end. */
final class Probing {

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
    static Probe judge(Exchange exchange, Request request, Classifier classifier) {
        Classification classification = classifier.classify(exchange, request).classification();
        return new Probe(
                classification.failureClass(),
                exchange.status(),
                classification.error(),
                exchange.times().serviceTimeNs() / 1e6);
    }
}
