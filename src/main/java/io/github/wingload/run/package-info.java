/**
 * Wires a plan into a result: the left half of the road, read aloud.
 *
 * <p>In: a validated plan and its sample rows. It starts the simulator if that is the target, opens the transport, lets the
 * engine make the load, records what comes back and hands every ended call and every second to a listener. Out: a
 * {@link io.github.wingload.result.RunResult}. Where that is written or shown is decided by whoever called.
 */
package io.github.wingload.run;
