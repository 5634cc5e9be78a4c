/**
 * Who fires when: pure functions of an index, a seed and a rate.
 *
 * <p>In: the plan's load and wait time. Out: times in nanoseconds from time zero, which the engine compares with its
 * clock. No clocks or threads here, so a schedule of an hour is tested in microseconds, and no error adds up: a time is
 * computed from its index, never from the time before.
 */
package io.github.wingload.schedule;
