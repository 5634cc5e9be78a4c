/**
 * Who starts when: arrival times, populations, wait times, and the virtual user as a state machine.
 *
 * <p>In: the plan's load, user classes and wait times, and a seed. Out: times in nanoseconds from time zero, which the engine
 * compares with its clock, and a user's next action. There are no clocks or threads here, so a schedule of an hour is tested in
 * microseconds. A time is computed from its index, never from the time before, so no error adds up.
 */
package io.github.wingload.schedule;
