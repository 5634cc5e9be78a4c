package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * {@code run.json}: what ran and what came of it, for programs; and the way back from disk.
 *
 * <p>Names are in snake case, enum values in lower case, instants and durations in ISO 8601. Figures are rounded to
 * microseconds; beside them the histograms stand in full, so that what is read back equals what was written, but for the
 * values of secret headers.
 */
public final class RunJson {

    private RunJson() {}

    /** The file while the run goes on, as it would read if it were killed now. */
    static byte[] running(RunResult soFar, List<WriteError> writeErrors) {
        return ArtefactJson.bytes(RunDocument.running(soFar, writeErrors));
    }

    /** The file of a run that has ended. */
    static byte[] ended(Analysis report, List<WriteError> writeErrors) {
        return ArtefactJson.bytes(RunDocument.ended(report, writeErrors));
    }

    /**
     * Reads a run that has ended.
     *
     * @throws UnreadableRunException if it cannot be read, is no {@code run.json}, is of another schema version, or of a run
     *     that has not ended
     */
    public static RunResult read(Path file) throws UnreadableRunException {
        RunDocument document = document(file);
        if (document.state() == RunDocument.State.RUNNING) {
            throw new UnreadableRunException(file, "this run has not ended, or was killed", null);
        }
        return result(file, document);
    }

    /**
     * Reads what ran, of a run in any state.
     *
     * @throws UnreadableRunException if it cannot be read, is no {@code run.json}, or is of another schema version
     */
    public static Manifest readManifest(Path file) throws UnreadableRunException {
        return document(file).manifest();
    }

    /** The run that a document is of, in any state. */
    static RunResult result(Path file, RunDocument document) throws UnreadableRunException {
        try {
            return document.result();
        } catch (DataFormatException | RuntimeException broken) {
            // A file that was edited or cut can be wrong in any way; none of them is a bug here.
            throw new UnreadableRunException(
                    file, "its figures are broken or incomplete: " + broken.getMessage(), broken);
        }
    }

    static RunDocument document(Path file) throws UnreadableRunException {
        RunDocument document = ArtefactJson.read(file, "run.json", RunDocument.class, RunDocument.SCHEMA_VERSION);
        if (document.manifest() == null || document.state() == null) {
            throw new UnreadableRunException(file, "this is no run.json: it has no manifest or no state", null);
        }
        return document;
    }
}
