package io.github.wingload.simulator;

/**
 * What an autoscaler aims at.
 *
 * @param targetPerSecond requests per second that one pod is meant to take
 * @param minPods never fewer, unless {@code maxPods} is lower
 * @param maxPods never more
 */
record ScalingRule(double targetPerSecond, int minPods, int maxPods) {

    /** The share of a configured target that Knative aims at. */
    static final double UTILISATION = 0.7;

    int withinBounds(int pods) {
        return Math.min(maxPods, Math.max(minPods, pods));
    }
}
