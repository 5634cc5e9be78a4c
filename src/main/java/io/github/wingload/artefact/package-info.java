/**
 * The files of a run: written second by second while it goes on, complete at its end, and read back.
 *
 * <p>In: the manifest at the start, each call as it ends, {@link io.github.wingload.result.Progress} each second, the {@link
 * io.github.wingload.result.Analysis} at the end. Out: the run directory with Locust's four CSVs, {@code calls.csv}, {@code
 * run.json}, {@code report.json}, {@code report.md} and the histogram log. {@link
 * io.github.wingload.artefact.ArtefactWriter} is the way in, {@link io.github.wingload.artefact.SavedRun} the way back, also
 * for a run that was killed. What a file says is made as text first, by classes that touch no disk; only {@link
 * io.github.wingload.artefact.OutputFiles} writes.
 */
package io.github.wingload.artefact;
