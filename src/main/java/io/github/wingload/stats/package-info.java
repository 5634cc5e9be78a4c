/**
 * Recording: ended calls in, immutable figures out.
 *
 * <p>Calls are recorded from any thread; once a second the {@link io.github.wingload.stats.Recorder} hands out that second's
 * figures, and the totals up to it. Figures merge: those of the seconds added up are those of the run, and percentiles come
 * from added histograms, never from averages. Figures
 * with their uncertainty are made from short {@link io.github.wingload.stats.Slots slots}, put together to {@link
 * io.github.wingload.stats.Blocking blocks}. Files and formatting are the business of those who get the figures.
 */
package io.github.wingload.stats;
