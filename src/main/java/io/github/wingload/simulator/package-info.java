/**
 * An inference service with known behaviour, to test against in place of a real one.
 *
 * <p>In: a {@link io.github.wingload.plan.target.SimulatorTarget} and HTTP requests on the loopback interface. Out: the answers that
 * the service would give, at the times at which it would give them, and a {@link io.github.wingload.simulator.RequestCounts} of those
 * answers, to compare with what a client has counted.
 *
 * <p>This package puts the parts together: the settings with the profile's defaults, the service's backend, the faults, and
 * the tally. The parts are the server ({@code simulator.http}), the queueing model ({@code simulator.queue}), and the
 * services ({@code simulator.liftwing}, {@code simulator.mlapi}). Everything runs on the server's one thread, so only
 * {@link io.github.wingload.simulator.Simulator} has to be thread-safe.
 */
package io.github.wingload.simulator;
