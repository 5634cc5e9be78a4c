package io.github.wingload.artefact;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.result.Judgement;
import io.github.wingload.result.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a list of runs shows of one, read from its {@code run.json} alone.
 *
 * @param manifest what ran, where and since when
 * @param judgement its verdict; empty for a run that goes on or was killed
 */
public record RunGlance(Manifest manifest, Optional<Judgement> judgement) {

    /** Many times the size of a page. */
    private static final int MOST_PAGE_BYTES = 64 << 20;

    /**
     * Reads it.
     *
     * @param directory of the run
     * @throws UnreadableRunException if {@code run.json} does not exist or cannot be read
     */
    public static RunGlance of(Path directory) throws UnreadableRunException {
        return ArtefactJson.read(RunDirectory.runJson(directory), "run.json", RunJson.SCHEMA_VERSION, RunGlance.class);
    }

    /**
     * The page of a run as wingload wrote it, in UTF-8; empty if the run has no page.
     *
     * @throws IOException if it is there and cannot be read
     */
    public static Optional<byte[]> page(Path directory) throws IOException {
        Path page = new RunDirectory(directory, "").reportHtml();
        return Files.exists(page) ? Optional.of(BoundedRead.ofFile(page, MOST_PAGE_BYTES)) : Optional.empty();
    }
}
