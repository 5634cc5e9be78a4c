/**
 * The finished run, and the running one second by second, as plain values: what every artefact and report is made from.
 *
 * <p>In: the manifest, the totals of the recorder, what became of the load; and the calls, one by one. Out: a {@link
 * io.github.wingload.result.RunResult} and, by {@link io.github.wingload.result.RunAnalysis}, a {@link
 * io.github.wingload.result.RunReport} with the verdict in it. They know nothing of engines, files or clocks, so that
 * whatever is said about a run can be said again from its directory.
 */
package io.github.wingload.result;
