/**
 * A run as values, from which every file, report and page is made.
 *
 * <p>In come the manifest, the totals of the recorder and how the load ended. Out goes a {@link
 * io.github.wingload.result.RunResult}, and with its analysis a {@link io.github.wingload.result.Analysis}. Nothing here knows
 * an engine, a file or a clock, so whatever is said about a run can be said again from its directory.
 */
package io.github.wingload.result;
