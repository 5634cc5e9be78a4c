/**
 * The files of a run: written second by second while it goes on, complete at its end, and read back.
 *
 * <p>In: the manifest at the start, {@link io.github.wingload.result.Progress} each second, the {@link
 * io.github.wingload.result.RunResult} at the end. Out: the run directory with Locust's four CSVs, {@code run.json} and the
 * histogram log. {@link io.github.wingload.artefact.ArtefactWriter} is the way in, {@link
 * io.github.wingload.artefact.RunJson#read} the way back. What a file says is made as text first, by classes that touch no
 * disk; only {@link io.github.wingload.artefact.OutputFiles} does.
 */
package io.github.wingload.artefact;
