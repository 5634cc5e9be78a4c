/**
 * Recorded times of real traffic, which become the starts of a load.
 *
 * <p>In: rows of samples with a column of times. {@link io.github.wingload.schedule.replay.StampFormat} reads a time, {@link
 * io.github.wingload.schedule.replay.StampedRows} brings rows into the order of their times, {@link
 * io.github.wingload.schedule.replay.ReplayPace} cuts gaps, changes the speed and limits the rate. {@link
 * io.github.wingload.schedule.replay.RecordedTraffic} reads all rows once before the run, and counts. Out: planned times with their rows.
 * Nothing here keeps more than a bounded number of rows.
 */
package io.github.wingload.schedule.replay;
