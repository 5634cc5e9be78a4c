package io.github.wingload.run;

import io.github.wingload.result.ExceptionGroup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts exceptions of wingload by stack trace; after a hundred kinds, further ones count as one. Thread-safe. */
final class ExceptionLog {

    private static final int MAX_GROUPS = 100;

    private final Map<String, ExceptionGroup> groups = new LinkedHashMap<>();

    synchronized void add(Throwable thrown) {
        String trace = trace(thrown);
        String key = groups.containsKey(trace) || groups.size() < MAX_GROUPS ? trace : "other exceptions";
        groups.merge(
                key,
                new ExceptionGroup(1, thrown.toString(), key),
                (known, one) -> new ExceptionGroup(known.count() + 1, known.message(), known.trace()));
    }

    synchronized List<ExceptionGroup> groups() {
        return List.copyOf(groups.values());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
