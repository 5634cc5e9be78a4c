package io.github.wingload.simulator.queue;

import java.util.Random;
import java.util.function.Consumer;

/**
 * The times at which a service answers: routing, pods, autoscaler, and the 502s of a proxy that loses its connection to a busy
 * pod.
 *
 * <p>It has no clock: it receives the time of each arrival, adds events to a queue, and answers when the queue runs. The same
 * seed and arrivals give the same answers. Not thread-safe.
 */
public final class ServiceModel {

    private static final long BAD_GATEWAY_AFTER_NS = 50_000_000L;
    private static final long BAD_GATEWAY_SPREAD_NS = 550_000_000L;

    private final Deployment deployment;
    private final EventQueue events;
    private final Autoscaler autoscaler;
    private final Fleet fleet;
    private final Router router;
    private final Random demands;
    private final Random badGateways;

    public ServiceModel(Deployment deployment, long seed, EventQueue events) {
        this.deployment = deployment;
        this.events = events;
        this.autoscaler = new Autoscaler(deployment.rule(), deployment.pods());
        this.fleet = new Fleet(
                deployment.pods(),
                () -> new Pod(events, deployment.times().networkNs() / 2),
                autoscaler,
                events,
                RandomStream.POD_START.of(seed));
        this.router = new Router(deployment.routing(), RandomStream.ROUTE.of(seed));
        this.demands = RandomStream.DEMAND.of(seed);
        this.badGateways = RandomStream.BAD_GATEWAY.of(seed);
    }

    /** Handles a request that the model must compute. */
    public void arrive(long nowNs, Consumer<Answer> listener) {
        autoscaler.arrived(nowNs);
        ServiceTimes.Demand demand = deployment.times().draw(demands);
        Pod pod = router.choose(fleet.ready());
        boolean broken = badGateways.nextDouble() < deployment.badGatewayPerInFlight() * pod.inFlight();
        long brokenNs = BAD_GATEWAY_AFTER_NS + Math.round(badGateways.nextDouble() * BAD_GATEWAY_SPREAD_NS);
        if (broken) {
            events.at(nowNs + brokenNs, atNs -> listener.accept(new Answer(false, atNs)));
        } else {
            pod.serve(nowNs, demand, atNs -> listener.accept(new Answer(true, atNs)));
        }
    }

    /** Handles a request that needs no model; it takes only the network time. */
    public void pass(long nowNs, Consumer<Answer> listener) {
        events.at(nowNs + deployment.times().networkNs(), atNs -> listener.accept(new Answer(true, atNs)));
    }

    /**
     * An answer of the service.
     *
     * @param done true if the pod has answered; false if the connection between proxy and pod broke
     * @param atNs nanoseconds from the start of the simulator
     */
    public record Answer(boolean done, long atNs) {}
}
