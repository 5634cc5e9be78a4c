package io.github.wingload.engine;

import io.github.wingload.text.Secrets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets that flows extracted from answers. A target may echo one in an answer to any flow, if they share a token. So the first
 * {@value #MOST_SHARED} distinct ones are removed from all errors and excerpts; the others only from those of their own flow, because
 * each flow may have another. Thread-safe.
 */
final class ExtractedSecrets {

    static final int MOST_SHARED = 100;

    private final Set<String> values = ConcurrentHashMap.newKeySet();
    private volatile Secrets shared = Secrets.NONE;

    void add(String value) {
        if (values.size() < MOST_SHARED && values.add(value)) {
            share();
        }
    }

    private synchronized void share() {
        shared = Secrets.of(values);
    }

    /**
     * A text of an answer without secrets.
     *
     * @param ofFlow the secrets of the flow that it belongs to
     */
    String removedFrom(String text, Secrets ofFlow) {
        return ofFlow.redact(shared.redact(text));
    }

    /** True if there are none. */
    boolean isEmpty() {
        return values.isEmpty();
    }
}
