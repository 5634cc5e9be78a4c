package io.github.wingload.simulator;

import io.github.wingload.plan.SimulatorTarget.Fault;
import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Connection;
import io.github.wingload.simulator.http.Handler;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.liftwing.Egress;
import io.github.wingload.simulator.liftwing.LiftWing;
import io.github.wingload.simulator.liftwing.RevertRiskService;
import io.github.wingload.simulator.mlapi.MlApi;
import io.github.wingload.simulator.queue.EventQueue;
import io.github.wingload.simulator.queue.RandomStream;
import io.github.wingload.simulator.queue.ServiceModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The simulated service: decides the answer to a request, its time and its fault, and counts the answers. */
final class Service implements Handler {

    private static final String TALLY = "/__tally";
    private static final long MILLISECOND_NS = 1_000_000L;

    private final EventQueue events;
    private final RequestCounts.Counter tally;
    private final Backend backend;
    private final FaultDraw faults;

    Service(Settings settings, EventQueue events, RequestCounts.Counter tally) {
        this.events = events;
        this.tally = tally;
        this.backend = backend(settings, events);
        this.faults = new FaultDraw(settings.faults(), RandomStream.FAULT.of(settings.seed()));
    }

    private static Backend backend(Settings settings, EventQueue events) {
        Egress egress =
                new Egress(settings.faults().getOrDefault(Fault.EGRESS, 0.0), RandomStream.EGRESS.of(settings.seed()));
        return switch (settings.profile()) {
            case REVERTRISK_WIKIDATA_STAGING, REVERTRISK_WIKIDATA_PRODUCTION ->
                new RevertRiskService(
                        Optional.of(new ServiceModel(settings.deployment(), settings.seed(), events)), egress, events);
            case REVERTRISK_WIKIDATA_INSTANT -> new RevertRiskService(Optional.empty(), egress, events);
            case LIFTWING -> new LiftWing(settings.timeScale(), egress, settings.seed(), events);
            case ML_API_HEART, ML_API_TEXT -> new MlApi(settings.api(), settings.seed(), events);
        };
    }

    @Override
    public void serve(HttpRequest request, Connection client) {
        if (request.path().equals(TALLY) && request.isGet()) {
            client.answer(tallyAnswer(), 0);
            return;
        }
        tally.received();
        long nowNs = events.nowNs();
        Optional<Fault> fault = faults.next();
        backend.serve(
                request,
                client.address(),
                (answer, atNs) -> finish(answer, fault, (atNs - nowNs) / MILLISECOND_NS, client));
    }

    /** Writes the answer at once, and counts it. */
    @Override
    public void refuse(HttpAnswer answer, Connection client) {
        tally.received();
        finish(answer, Optional.empty(), 0, client);
    }

    /** Counts the answer before writing it, so that a client that has received it finds it in the tally. */
    private void finish(HttpAnswer answer, Optional<Fault> fault, long serviceMs, Connection client) {
        if (client.gone()) {
            tally.unanswered();
        } else if (fault.isPresent()) {
            tally.failed(fault.get());
            client.fail(fault.get(), answer, serviceMs);
        } else {
            tally.answered(answer.status());
            client.answer(answer, serviceMs);
        }
    }

    private HttpAnswer tallyAnswer() {
        RequestCounts now = tally.tally();
        Map<String, Long> byFault = new LinkedHashMap<>();
        now.byFault().forEach((fault, count) -> byFault.put(fault.word(), count));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("received", now.received());
        members.put("by_status", now.byStatus());
        members.put("by_fault", byFault);
        members.put("in_flight", now.inFlight());
        members.put("unanswered", now.unanswered());
        return Json.object(200, members);
    }
}
