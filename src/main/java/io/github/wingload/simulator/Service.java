package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.RequestCounts.Streamed;
import io.github.wingload.simulator.http.Backend;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.Connection;
import io.github.wingload.simulator.http.Handler;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.HttpRequest;
import io.github.wingload.simulator.http.Json;
import io.github.wingload.simulator.http.StreamedBody;
import io.github.wingload.simulator.liftwing.Egress;
import io.github.wingload.simulator.liftwing.LiftWing;
import io.github.wingload.simulator.liftwing.RevertRiskService;
import io.github.wingload.simulator.llm.LanguageModel;
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
            case LLM -> new LanguageModel(settings.llmSetup(), settings.seed(), events);
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
        backend.serve(request, new Asker(client, faults.next(), nowNs));
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

    /** One request from its arrival to the end of its answer. */
    private final class Asker implements Caller {

        private final Connection client;
        private final Optional<Fault> fault;
        private final long arrivedNs;

        private Asker(Connection client, Optional<Fault> fault, long arrivedNs) {
            this.client = client;
            this.fault = fault;
            this.arrivedNs = arrivedNs;
        }

        @Override
        public String address() {
            return client.address();
        }

        @Override
        public boolean gone() {
            return client.gone();
        }

        @Override
        public Optional<Fault> fault() {
            return fault;
        }

        @Override
        public void answer(HttpAnswer answer, long atNs) {
            finish(answer, fault.filter(any -> !any.isOfStreams()), serviceMs(atNs), client);
        }

        @Override
        public StreamedBody stream(HttpAnswer head, long atNs) {
            CountedBody body = new CountedBody(client, head.status(), tally);
            Optional<Fault> atOnce = fault.filter(any -> any == Fault.DROP || any == Fault.GARBAGE);
            if (atOnce.isPresent() && !body.ended()) {
                body.play(atOnce.get());
                client.fail(atOnce.get(), head, serviceMs(atNs));
            } else if (!body.ended()) {
                client.begin(head, serviceMs(atNs));
            }
            return body;
        }

        private long serviceMs(long atNs) {
            return (atNs - arrivedNs) / MILLISECOND_NS;
        }
    }

    private static Map<String, Long> members(Streamed written) {
        Map<String, Long> members = new LinkedHashMap<>();
        members.put("events", written.events());
        members.put("token_events", written.tokenEvents());
        members.put("tokens", written.tokens());
        return members;
    }

    private HttpAnswer tallyAnswer() {
        RequestCounts now = tally.tally();
        Map<String, Long> byFault = new LinkedHashMap<>();
        now.byFault().forEach((fault, count) -> byFault.put(fault.word(), count));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("received", now.received());
        members.put("by_status", now.byStatus());
        members.put("by_fault", byFault);
        if (!now.streamed().isEmpty()) {
            Map<String, Object> streamed = new LinkedHashMap<>();
            now.streamed().forEach((word, written) -> streamed.put(word, members(written)));
            members.put("streamed", streamed);
        }
        members.put("in_flight", now.inFlight());
        members.put("unanswered", now.unanswered());
        return Json.object(200, members);
    }
}
