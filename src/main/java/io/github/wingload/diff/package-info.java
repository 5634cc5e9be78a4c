/**
 * Runs compared: what changed from one side to another, how sure that is, and whether it matters.
 *
 * <p>In: two {@link io.github.wingload.diff.Side sides}, each one run, several replicates, or a table that another tool
 * left. Out: a {@link io.github.wingload.diff.RunDiff}, which {@code report} puts into words. Each figure has {@link
 * io.github.wingload.diff.Evidence} behind it, from which come its intervals; the interval of a change is made of two of
 * them, and a {@link io.github.wingload.diff.Word} says what that means. No files, no formatting.
 *
 * <p>Or in: many runs, each as a {@link io.github.wingload.diff.TrendRun}. Out: a {@link io.github.wingload.diff.Trend}, which
 * follows the runs of each name over time and holds every step against the {@link io.github.wingload.diff.NoiseBand} of the
 * replicates before it.
 */
package io.github.wingload.diff;
