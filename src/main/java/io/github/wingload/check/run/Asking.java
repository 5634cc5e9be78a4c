package io.github.wingload.check.run;

import io.github.wingload.check.Attempt;
import io.github.wingload.check.CaseJudge;
import io.github.wingload.check.CaseResult;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import io.github.wingload.check.Layer;
import io.github.wingload.exchange.Exchange;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.Transport;
import io.github.wingload.http.HttpSettings;
import io.github.wingload.http.HttpTransport;
import io.github.wingload.http.TlsFileException;
import io.github.wingload.plan.load.Connections;
import io.github.wingload.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Asks one case on one target, one request after the other over one connection.
 *
 * @param cap shared by the whole check
 * @param health true to ask the health endpoint too
 */
record Asking(NanoClock clock, RequestCap cap, boolean health) {

    /** The paths of model servers that have a health endpoint. */
    private static final Pattern MODEL_SERVER = Pattern.compile("/v[12]/models/.*");

    private static final String HEALTH = "/v2/health/ready";
    private static final String CAPPED = "not sent: the check has sent as many requests as it may";

    /** @param limit the longest time of a good answer */
    CaseResult ask(CheckCase one, CheckTarget target, Optional<Duration> limit) throws InterruptedException {
        HttpSettings settings = HttpSettings.of(Connections.PER_USER, one.deadline());
        List<Attempt> attempts;
        OptionalInt healthStatus = OptionalInt.empty();
        try (HttpTransport transport = HttpTransport.open(target.of(one), settings, clock);
                Transport.Connection connection = transport.connection()) {
            attempts = attempts(one, target, new CaseJudge(one, limit), connection);
            if (asksHealth(one, attempts) && cap.take()) {
                Request ready = new Request("GET", HEALTH, List.of(), new byte[0]);
                healthStatus =
                        OptionalInt.of(exchange(connection, target.sent(ready)).status());
            }
        } catch (TlsFileException e) {
            attempts = List.of(Attempt.unreachable(one.samples().get(0).label(), String.valueOf(e.getMessage())));
        }
        return new CaseResult(one.id(), target.name(), one.source(), one.runbook(), attempts, healthStatus);
    }

    private List<Attempt> attempts(CheckCase one, CheckTarget target, CaseJudge judge, Transport.Connection connection)
            throws InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        Iterator<CheckSample> samples = one.samples().iterator();
        CheckSample sample = samples.next();
        boolean repeated = false;
        while (true) {
            if (!cap.take()) {
                attempts.add(Attempt.unsent(sample.label(), CAPPED));
                return attempts;
            }
            Attempt attempt = judge.judge(sample, exchange(connection, target.sent(sample.request())));
            attempts.add(attempt);
            // The first request to a new pod may have to wait for the model to load, so a slow answer counts if the
            // next is slow too.
            boolean slowOnce = attempt.layer() == Layer.SLOW && !repeated;
            boolean anotherSample = attempt.layer() == Layer.SAMPLE && samples.hasNext();
            if (!slowOnce && !anotherSample) {
                return attempts;
            }
            repeated |= slowOnce;
            sample = samples.hasNext() ? samples.next() : sample;
        }
    }

    private boolean asksHealth(CheckCase one, List<Attempt> attempts) {
        Layer layer = attempts.get(attempts.size() - 1).layer();
        return health
                && layer != Layer.CONNECTION
                && layer != Layer.UNREACHABLE
                && layer != Layer.UNSENT
                && MODEL_SERVER.matcher(one.samples().get(0).request().path()).matches();
    }

    private static Exchange exchange(Transport.Connection connection, Request request) throws InterruptedException {
        CompletableFuture<Exchange> ended = new CompletableFuture<>();
        connection.start(request, ended::complete);
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
