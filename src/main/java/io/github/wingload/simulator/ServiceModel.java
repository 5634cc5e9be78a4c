package io.github.wingload.simulator;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * When a service answers: routing, pods, autoscaler and the 502s of a proxy that loses its connection to a busy pod.
 *
 * <p>Clock-free: it is told the time of each arrival, puts its events into a queue and answers when that queue is run.
 * One seed and one sequence of arrivals give one sequence of answers. Not thread-safe.
 */
final class ServiceModel {

    private static final long BAD_GATEWAY_AFTER_NS = 50_000_000L;
    private static final long BAD_GATEWAY_SPREAD_NS = 550_000_000L;

    private final ServiceTimes times;
    private final double badGatewayPerInFlight;
    private final EventQueue events;
    private final Autoscaler autoscaler;
    private final Fleet fleet;
    private final Router router;
    private final Random demands;
    private final Random badGateways;

    /** @param settings of a profile that has service times */
    ServiceModel(SimulatorSettings settings, EventQueue events) {
        this.times = settings.profile().serviceTimes().orElseThrow();
        this.badGatewayPerInFlight = settings.faultProbability(Fault.BAD_GATEWAY);
        this.events = events;
        long seed = settings.seed();
        this.autoscaler = new Autoscaler(settings.scalingRule(), settings.pods());
        this.fleet = new Fleet(
                settings.pods(),
                () -> new Pod(events, times.networkNs() / 2),
                autoscaler,
                events,
                RandomStream.POD_START.of(seed));
        this.router = new Router(settings.routing(), RandomStream.ROUTE.of(seed));
        this.demands = RandomStream.DEMAND.of(seed);
        this.badGateways = RandomStream.BAD_GATEWAY.of(seed);
    }

    /** A request for the model. */
    void arrive(long nowNs, Consumer<Answer> listener) {
        autoscaler.arrived(nowNs);
        Demand demand = times.draw(demands);
        Pod pod = router.choose(fleet.ready());
        boolean broken = badGateways.nextDouble() < badGatewayPerInFlight * pod.inFlight();
        long brokenNs = BAD_GATEWAY_AFTER_NS + Math.round(badGateways.nextDouble() * BAD_GATEWAY_SPREAD_NS);
        if (broken) {
            events.at(nowNs + brokenNs, atNs -> listener.accept(new Answer(Answer.Kind.BAD_GATEWAY, atNs)));
        } else {
            pod.serve(nowNs, demand, atNs -> listener.accept(new Answer(Answer.Kind.DONE, atNs)));
        }
    }

    /** A request that needs no model: there and back again. */
    void pass(long nowNs, Consumer<Answer> listener) {
        events.at(nowNs + times.networkNs(), atNs -> listener.accept(new Answer(Answer.Kind.DONE, atNs)));
    }

    List<Pod> readyPods() {
        return fleet.ready();
    }
}
