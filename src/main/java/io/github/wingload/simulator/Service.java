package io.github.wingload.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The whole service behind its server: what each request is answered, when, whether a fault comes between, and the tally. */
final class Service {

    private static final String TALLY = "/__tally";
    private static final long MILLISECOND_NS = 1_000_000L;

    private final EventQueue events;
    private final TallyCounter tally;
    private final Backend backend;
    private final FaultDraw faults;
    private final RequestListener listener;

    Service(SimulatorSettings settings, EventQueue events, TallyCounter tally) {
        this.events = events;
        this.tally = tally;
        this.backend = backend(settings, events);
        this.faults = new FaultDraw(settings.faults(), RandomStream.FAULT.of(settings.seed()));
        this.listener = settings.requestListener();
    }

    private static Backend backend(SimulatorSettings settings, EventQueue events) {
        return switch (settings.profile().family()) {
            case REVERTRISK -> new RevertRiskService(settings, events);
            case LIFTWING -> new LiftWing(settings, events);
            case ML_API -> new MlApi(settings, events);
        };
    }

    /** @param client told later, or at once where the profile takes no time */
    void serve(HttpRequest request, Client client) {
        if (request.path().equals(TALLY) && request.isGet()) {
            client.answer(tallyAnswer(), 0);
            return;
        }
        listener.received(request.received());
        tally.received();
        long nowNs = events.nowNs();
        Optional<Fault> fault = faults.next();
        backend.serve(
                request,
                client.address(),
                (answer, atNs) -> finish(answer, fault, (atNs - nowNs) / MILLISECOND_NS, client));
    }

    /** What cannot be read is answered at once, and counts. */
    void refuse(BadRequestException problem, Client client) {
        tally.received();
        finish(HttpAnswer.text(problem.status(), problem.getMessage()), Optional.empty(), 0, client);
    }

    /** Counts before it writes, so that a client that has its answer finds it in the tally. */
    private void finish(HttpAnswer answer, Optional<Fault> fault, long serviceMs, Client client) {
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
        Tally now = tally.tally();
        Map<String, Long> byFault = new LinkedHashMap<>();
        now.byFault().forEach((fault, count) -> byFault.put(fault.key(), count));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("received", now.received());
        members.put("by_status", now.byStatus());
        members.put("by_fault", byFault);
        members.put("in_flight", now.inFlight());
        members.put("unanswered", now.unanswered());
        return Json.object(200, members);
    }
}
