package io.github.wingload.simulator.queue;

import io.github.wingload.plan.SimulatorTarget.Routing;

/**
 * A service's pods, their autoscaler, and the way to them.
 *
 * @param pods ready at the start; 1 or more
 * @param badGatewayPerInFlight probability of a 502 for each request that is in flight in the pod
 */
public record Deployment(
        ServiceTimes times, int pods, Autoscaler.Rule rule, Routing routing, double badGatewayPerInFlight) {}
