/**
 * An inference service to run against when the real one is not to be loaded.
 *
 * <p>In: {@link io.github.wingload.simulator.SimulatorSettings} and HTTP requests on the loopback interface. Out: the
 * answers that the service would give, when it would give them, and a {@link io.github.wingload.simulator.Tally} of what
 * was answered, to hold against what a client has counted.
 *
 * <p>Which service that is goes by the profile, and each family of profiles is a {@code Backend}: revertrisk-wikidata with its
 * pods, all of LiftWing from a table of models, and ML APIs with threads, cache and rate limit.
 *
 * <p>Two halves. The service model ({@code ServiceModel}, {@code Pod}, {@code Fleet}, {@code Autoscaler}) is a
 * discrete-event simulation that is handed the time and never asks for it, so that hours of service are tested in
 * milliseconds. The server ({@code Server}, {@code Connection}) runs it against the clock on one thread, which is also
 * why nothing here but {@link io.github.wingload.simulator.Simulator} needs to be thread-safe.
 */
package io.github.wingload.simulator;
