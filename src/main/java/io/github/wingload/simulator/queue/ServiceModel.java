package io.github.wingload.simulator.queue;

import java.util.Random;
import java.util.function.Consumer;

/**
 * When a service answers: routing, pods, autoscaler and the 502s of a proxy that loses its connection to a busy pod.
 *
 * <p>Without a clock: it receives the time of each arrival, puts its events into a queue and answers when that queue runs.
 * One seed and one sequence of arrivals give one sequence of answers. Not thread-safe.
 */
public final class ServiceModel {

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

    public ServiceModel(Deployment deployment, long seed, EventQueue events) {
        this.times = deployment.times();
        this.badGatewayPerInFlight = deployment.badGatewayPerInFlight();
        this.events = events;
        this.autoscaler = new Autoscaler(deployment.rule(), deployment.pods());
        this.fleet = new Fleet(
                deployment.pods(),
                () -> new Pod(events, times.networkNs() / 2),
                autoscaler,
                events,
                RandomStream.POD_START.of(seed));
        this.router = new Router(deployment.routing(), RandomStream.ROUTE.of(seed));
        this.demands = RandomStream.DEMAND.of(seed);
        this.badGateways = RandomStream.BAD_GATEWAY.of(seed);
    }

    /** A request for the model. */
    public void arrive(long nowNs, Consumer<Answer> listener) {
        autoscaler.arrived(nowNs);
        ServiceTimes.Demand demand = times.draw(demands);
        Pod pod = router.choose(fleet.ready());
        boolean broken = badGateways.nextDouble() < badGatewayPerInFlight * pod.inFlight();
        long brokenNs = BAD_GATEWAY_AFTER_NS + Math.round(badGateways.nextDouble() * BAD_GATEWAY_SPREAD_NS);
        if (broken) {
            events.at(nowNs + brokenNs, atNs -> listener.accept(new Answer(false, atNs)));
        } else {
            pod.serve(nowNs, demand, atNs -> listener.accept(new Answer(true, atNs)));
        }
    }

    /** A request that needs no model: there and back again. */
    public void pass(long nowNs, Consumer<Answer> listener) {
        events.at(nowNs + times.networkNs(), atNs -> listener.accept(new Answer(true, atNs)));
    }

    /**
     * How and when the model answers a request.
     *
     * @param done whether the pod has done its work; false when the connection between proxy and pod broke
     * @param atNs nanoseconds from the start of the simulator
     */
    public record Answer(boolean done, long atNs) {}
}
