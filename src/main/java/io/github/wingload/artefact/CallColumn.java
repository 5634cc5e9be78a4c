package io.github.wingload.artefact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of {@code calls.csv}, in the order in which they are written; readers go by their names. */
enum CallColumn {
    TASK,
    INTENDED_US,
    STARTED_US,
    CONNECT_US,
    SENT_US,
    FIRST_BYTE_US,
    ENDED_US,
    UPSTREAM_US,
    OUTCOME,
    STATUS,
    BYTES,
    KEY,
    ERROR,
    MUTATION,
    CACHE,
    ITEMS,
    ITEMS_OK;

    /** Without one of these a line says nothing about a call. */
    static final List<CallColumn> REQUIRED = List.of(TASK, INTENDED_US, STARTED_US, ENDED_US, OUTCOME);

    /** The column's name in the file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(CallColumn::label).toList();
    }
}
