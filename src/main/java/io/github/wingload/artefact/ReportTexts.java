package io.github.wingload.artefact;

import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The texts of the reports that people read, made from a finished run.
 *
 * @param markdown of {@code report.md}
 * @param html of {@code report.html}; it is written as it is, so it must not contain a secret
 */
public record ReportTexts(Function<Analysis, String> markdown, BiFunction<Analysis, Timeline, String> html) {}
