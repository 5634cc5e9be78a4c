/**
 * Compares runs: how figures changed from one side to the other, with which certainty, and whether the changes matter.
 *
 * <p>In: two {@link io.github.wingload.diff.ComparedRuns sides}, each with one run, several replicates, or a table that another tool
 * wrote. Out: a {@link io.github.wingload.diff.RunDiff}, which {@code report} describes. Each figure comes from {@link
 * io.github.wingload.diff.Evidence}, with an interval. The intervals of both sides give the interval of the {@link
 * io.github.wingload.diff.Change}, and a {@link io.github.wingload.diff.Comparison} has the finding. No files, no formatting.
 *
 * <p>Also in: many runs, each as a {@link io.github.wingload.diff.TrendRun}. Out: a {@link io.github.wingload.diff.TrendSeries}
 * for each name, which follows the runs over time and judges every step by the {@link io.github.wingload.diff.NoiseBand} of the
 * replicates before it.
 */
package io.github.wingload.diff;
