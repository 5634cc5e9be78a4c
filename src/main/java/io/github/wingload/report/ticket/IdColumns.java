package io.github.wingload.report.ticket;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.text.Block.Table.Column;
import io.github.wingload.text.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of a table with the ids by which the server's logs name calls.
 *
 * @param trace true if a call has a trace id
 * @param request true if a call has a request id
 */
record IdColumns(boolean trace, boolean request) {

    static IdColumns of(Stream<CallIds> calls) {
        List<CallIds> all = calls.toList();
        return new IdColumns(
                all.stream().anyMatch(ids -> !ids.trace().isEmpty()),
                all.stream().anyMatch(ids -> !ids.request().isEmpty()));
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (trace) {
            columns.add(Column.text("Trace ID"));
        }
        if (request) {
            columns.add(Column.text("Request ID"));
        }
        return columns;
    }

    List<Phrase> cells(Optional<CallIds> call) {
        CallIds ids = call.orElse(CallIds.NONE);
        List<Phrase> cells = new ArrayList<>();
        if (trace) {
            cells.add(cell(ids.trace()));
        }
        if (request) {
            cells.add(cell(ids.request()));
        }
        return cells;
    }

    private static Phrase cell(String id) {
        return id.isEmpty() ? Phrase.of("-") : Phrase.code(id);
    }
}
