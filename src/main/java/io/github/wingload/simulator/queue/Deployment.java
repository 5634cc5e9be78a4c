package io.github.wingload.simulator.queue;

import io.github.wingload.plan.target.SimulatorTarget.Routing;

/**
 * The pods of a service, their autoscaler and their routing.
 *
 * @param pods ready at the start; 1 or more
 * @param badGatewayPerInFlight probability of a 502 per request in flight in the pod
 */
public record Deployment(
        ServiceTimes times, int pods, Autoscaler.Rule rule, Routing routing, double badGatewayPerInFlight) {}
