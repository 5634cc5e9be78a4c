/**
 * Turns a plan into an analysed run: the left half of the road, read aloud.
 *
 * <p>In: a validated plan and its sample rows. It starts the simulator if that is the target, opens the transport, lets the
 * engine make the load, counts what comes back, and hands every ended call and every second to the run's
 * {@linkplain io.github.wingload.result.RunLog logs}. Out: an {@link io.github.wingload.result.Analysis} with its verdict. The
 * caller decides where the run is written or shown, by the logs it brings.
 */
package io.github.wingload.run;
