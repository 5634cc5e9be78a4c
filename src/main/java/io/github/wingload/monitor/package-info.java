/**
 * The generator's own condition: the limits of this machine and process, and how close the generator is to them.
 *
 * <p>In: the JVM's management beans and the kernel's counters. Out: {@link io.github.wingload.monitor.GeneratorFigures}. Other
 * packages decide what follows: {@code run} refuses a plan, {@code judge} doubts a measurement.
 */
package io.github.wingload.monitor;
