/**
 * The queueing model of a service: pods, routing, autoscaler, worker threads and service times.
 *
 * <p>A discrete-event simulation on an {@link io.github.wingload.simulator.queue.EventQueue}. It receives the time and never
 * asks for it, so hours of service are tested in milliseconds. It knows no HTTP. Times are nanoseconds from the start of the
 * simulator. Not thread-safe.
 */
package io.github.wingload.simulator.queue;
