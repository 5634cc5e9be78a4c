package io.github.wingload.artefact;

import io.github.wingload.result.ExceptionGroup;
import java.util.List;

/** {@code _exceptions.csv}: exceptions of our own by stack trace, in order of first occurrence, all on this node. */
final class ExceptionsCsv {

    private static final List<String> HEADER = List.of("Count", "Message", "Traceback", "Nodes");

    private ExceptionsCsv() {}

    /** The whole file. */
    static byte[] bytes(List<ExceptionGroup> exceptions) {
        CsvText text = new CsvText().row(HEADER);
        for (ExceptionGroup group : exceptions) {
            text.row(List.of(Long.toString(group.count()), group.message(), group.trace(), "local"));
        }
        return text.bytes();
    }
}
