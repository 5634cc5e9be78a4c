package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import java.nio.file.Path;
import java.util.zip.DataFormatException;

/**
 * {@code report.json}: everything a report says about a run, for programs; and the way back from disk.
 *
 * <p>What is read back equals what was written, but for the values of secret headers.
 */
public final class ReportJson {

    private ReportJson() {}

    /** The file, in UTF-8. */
    public static byte[] bytes(Analysis report) {
        return ArtefactJson.bytes(ReportDocument.of(report));
    }

    /**
     * Reads a report.
     *
     * @throws UnreadableRunException if it cannot be read, is no {@code report.json}, or is of another schema version
     */
    public static Analysis read(Path file) throws UnreadableRunException {
        ReportDocument document =
                ArtefactJson.read(file, "report.json", ReportDocument.class, ReportDocument.SCHEMA_VERSION);
        try {
            return document.report();
        } catch (DataFormatException | RuntimeException broken) {
            // A file that was edited or cut can be wrong in any way; none of them is a bug here.
            throw new UnreadableRunException(
                    file, "its figures are broken or incomplete: " + broken.getMessage(), broken);
        }
    }
}
