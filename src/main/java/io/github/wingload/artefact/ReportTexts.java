package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The reports that people read, made from a finished run.
 *
 * @param markdown of {@code report.md}
 * @param html of {@code report.html}; it is written as it is, so it must not contain a secret
 * @param picture if the plan wants one; without secrets, too
 */
public record ReportTexts(
        Function<Analysis, String> markdown, BiFunction<Analysis, Timeline, String> html, Drawing picture) {

    /** Draws the result of a run. */
    @FunctionalInterface
    public interface Drawing {

        /**
         * The content of the file.
         *
         * @throws IOException if it cannot be drawn; the message says why
         */
        byte[] of(Analysis analysis, Timeline timeline) throws IOException;
    }
}
