package io.github.wingload.artefact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of {@code calls.csv} in the order in which they are written. Readers find them by their names. */
enum CallColumn {
    TASK,
    INTENDED_US,
    STARTED_US,
    CONNECT_US,
    SENT_US,
    BODY_SENT_US,
    FIRST_BYTE_US,
    ENDED_US,
    UPSTREAM_US,
    OUTCOME,
    STATUS,
    BYTES,
    KEY,
    PAYLOAD,
    ERROR,
    MUTATION,
    CACHE,
    ITEMS,
    ITEMS_OK,
    STALLED_US,
    FIRST_EVENT_US,
    FIRST_TOKEN_US,
    FIRST_OUTPUT_US,
    LAST_TOKEN_US,
    EVENTS,
    TOKEN_EVENTS,
    TOKENS,
    INPUT_TOKENS,
    CACHED_TOKENS,
    LONGEST_GAP_US,
    FINISH,
    TEXT_DIGEST,
    GAPS_US,
    TRACE_ID,
    REQUEST_ID,
    /** Only in the calls of a comparison. */
    PAIR;

    /** Columns that every call needs. The others may be absent, which means empty. */
    static final List<CallColumn> REQUIRED = List.of(TASK, INTENDED_US, STARTED_US, ENDED_US, OUTCOME);

    /** The column's name in the file. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(CallColumn::label).toList();
    }
}
