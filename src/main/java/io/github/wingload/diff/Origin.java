package io.github.wingload.diff;

import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.result.Manifest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run in a trend apart from its figures.
 *
 * @param name of its test
 * @param id by which the run is named
 * @param start when its load started
 * @param labels what the service was, in the user's words
 * @param load in words, for a result without a manifest; empty if it is not known
 * @param manifest of a run of wingload; empty for the result of another tool
 * @param verdict of a run of wingload
 */
public record Origin(
        String name,
        String id,
        Instant start,
        Map<String, String> labels,
        String load,
        Optional<Manifest> manifest,
        Optional<Verdict> verdict) {

    public Origin {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** Of a run of wingload. */
    public static Origin of(Manifest manifest, Verdict verdict) {
        return new Origin(
                manifest.plan().name(),
                manifest.id(),
                manifest.start(),
                manifest.plan().reporting().labels(),
                "",
                Optional.of(manifest),
                Optional.of(verdict));
    }

    /** Of a result of another tool, or of an earlier test. */
    public static Origin ofTable(String name, String id, Instant start, Map<String, String> labels, String load) {
        return new Origin(name, id, start, labels, load, Optional.empty(), Optional.empty());
    }
}
