/**
 * The files of a run: written while it goes on, complete at the end, and read back.
 *
 * <p>In: the manifest at the start, each call as it ends, {@link io.github.wingload.result.Progress} each second, the {@link
 * io.github.wingload.result.Analysis} at the end. Out: the run directory with Locust's four CSVs, {@code calls.csv}, {@code
 * run.json}, {@code report.json}, {@code report.md} and the histogram log. {@link
 * io.github.wingload.artefact.ArtefactWriter} writes, {@link io.github.wingload.artefact.SavedRun} reads, including a run
 * that was killed. The content of a file is made first, by classes that do not touch the disk; only {@link
 * io.github.wingload.artefact.OutputFiles} writes.
 */
package io.github.wingload.artefact;
