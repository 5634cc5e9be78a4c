package io.github.wingload.artefact;

import static io.github.wingload.artefact.CallColumn.BYTES;
import static io.github.wingload.artefact.CallColumn.CACHE;
import static io.github.wingload.artefact.CallColumn.CONNECT_US;
import static io.github.wingload.artefact.CallColumn.ENDED_US;
import static io.github.wingload.artefact.CallColumn.ERROR;
import static io.github.wingload.artefact.CallColumn.FIRST_BYTE_US;
import static io.github.wingload.artefact.CallColumn.INTENDED_US;
import static io.github.wingload.artefact.CallColumn.ITEMS;
import static io.github.wingload.artefact.CallColumn.ITEMS_OK;
import static io.github.wingload.artefact.CallColumn.KEY;
import static io.github.wingload.artefact.CallColumn.MUTATION;
import static io.github.wingload.artefact.CallColumn.OUTCOME;
import static io.github.wingload.artefact.CallColumn.SENT_US;
import static io.github.wingload.artefact.CallColumn.STARTED_US;
import static io.github.wingload.artefact.CallColumn.STATUS;
import static io.github.wingload.artefact.CallColumn.TASK;
import static io.github.wingload.artefact.CallColumn.UPSTREAM_US;
import static io.github.wingload.exchange.Times.NEVER;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.Mutation;
import io.github.wingload.plan.Task;
import io.github.wingload.text.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a call of the CSV record that is being read, or says why the record is not a call. Used by one thread. */
final class CallLine {

    private static final byte[] NO_EXCERPT = {};
    private static final long NS_PER_US = 1_000;

    /** A hundred days in microseconds have 13 digits; more would not fit in nanoseconds. */
    private static final int MOST_DIGITS = 15;

    private static final Map<String, CacheResult> CACHE_RESULTS = Map.of(
            CallsCsv.cacheWord(CacheResult.HIT),
            CacheResult.HIT,
            CallsCsv.cacheWord(CacheResult.MISS),
            CacheResult.MISS);

    private final CsvRecords record;
    private final int columnCount;
    private final int[] cells = new int[CallColumn.values().length];
    private final Map<String, Integer> tasks = new HashMap<>();
    private final List<Set<String>> mutations = new ArrayList<>();
    private String problem;

    /** @param columns their names in the file's order, those that are needed among them */
    CallLine(CsvRecords record, List<String> columns, List<Task> tasks) {
        this.record = record;
        this.columnCount = columns.size();
        for (CallColumn column : CallColumn.values()) {
            cells[column.ordinal()] = columns.indexOf(column.label());
        }
        List<String> names = CallsCsv.taskNames(tasks);
        for (int task = 0; task < names.size(); task++) {
            this.tasks.put(names.get(task), task);
            mutations.add(
                    tasks.get(task).mutations().stream().map(Mutation::kind).collect(Collectors.toSet()));
        }
    }

    /** The call, or null if the record is not a call; {@link #problem} then says why. */
    Call call() {
        problem = null;
        if (record.cells() != columnCount) {
            return none("it has " + record.cells() + " cells in place of " + columnCount);
        }
        Integer task = tasks.get(text(TASK));
        if (task == null) {
            return none("the plan has no task named " + quoted(TASK));
        }
        FailureClass failureClass = FailureClass.labelled(text(OUTCOME)).orElse(null);
        if (failureClass == null) {
            return none("there is no outcome named " + quoted(OUTCOME));
        }
        long intended = time(INTENDED_US);
        long started = time(STARTED_US);
        long connect = time(CONNECT_US);
        long sent = time(SENT_US);
        long firstByte = time(FIRST_BYTE_US);
        long ended = time(ENDED_US);
        long upstream = time(UPSTREAM_US);
        long status = number(STATUS, 0);
        long bytes = number(BYTES, 0);
        String mutation = mutation(task);
        Classification classification = classification(failureClass);
        if (problem != null) {
            return null;
        }
        boolean dropped = failureClass == FailureClass.DROPPED;
        if (intended == NEVER || ended == NEVER || (started == NEVER) != dropped) {
            return none("a time is missing, or one too many is there");
        }
        if (ended < (dropped ? intended : started)) {
            return none("it ended before it started");
        }
        // What was kept of a connection is how long it took; that it was used at once is the best guess at when.
        long connected = sent != NEVER ? sent : connect != NEVER ? started + connect : NEVER;
        long leased = connected != NEVER && connect != NEVER ? connected - connect : connected;
        return new Call(
                task,
                text(KEY),
                mutation,
                intended,
                new Times(started, leased, connected, sent, NEVER, firstByte, ended),
                upstream,
                sent != NEVER && connect == NEVER,
                (int) status,
                bytes,
                classification,
                NO_EXCERPT);
    }

    /** Empty for most calls, and in files without such a column. */
    private String mutation(int task) {
        String mutation = text(MUTATION);
        if (!mutation.isEmpty() && !mutations.get(task).contains(mutation)) {
            problem = "its task has no mutation named " + quoted(MUTATION);
        }
        return mutation;
    }

    private Classification classification(FailureClass failureClass) {
        String error = text(ERROR);
        if (empty(CACHE) && empty(ITEMS)) {
            return failureClass == FailureClass.OK && error.isEmpty()
                    ? Classification.OK
                    : new Classification(failureClass, error);
        }
        CacheResult cache = empty(CACHE) ? CacheResult.UNKNOWN : CACHE_RESULTS.get(text(CACHE));
        if (cache == null) {
            problem = "cache is " + quoted(CACHE) + ", which is neither hit nor miss";
        }
        long items = number(ITEMS, 0);
        long itemsOk = number(ITEMS_OK, 0);
        if (items < 0 || items > Integer.MAX_VALUE || itemsOk < 0 || itemsOk > items) {
            problem = quoted(ITEMS_OK) + " of " + quoted(ITEMS) + " items cannot be ok";
        }
        return new Classification(failureClass, error, cache, (int) items, (int) itemsOk);
    }

    private boolean empty(CallColumn column) {
        int cell = cells[column.ordinal()];
        return cell < 0 || record.length(cell) == 0;
    }

    /** What is wrong with the record that was no call. */
    String problem() {
        return problem;
    }

    private Call none(String why) {
        problem = why;
        return null;
    }

    private String quoted(CallColumn column) {
        return Excerpt.quoted(text(column));
    }

    private String text(CallColumn column) {
        int cell = cells[column.ordinal()];
        return cell < 0 ? "" : record.text(cell);
    }

    private long time(CallColumn column) {
        long us = number(column, NEVER);
        return us == NEVER ? NEVER : us * NS_PER_US;
    }

    /** The whole number in a cell, the other if it is empty. */
    private long number(CallColumn column, long ifEmpty) {
        int cell = cells[column.ordinal()];
        int length = cell < 0 ? 0 : record.length(cell);
        if (length == 0) {
            return ifEmpty;
        }
        boolean negative = record.at(cell, 0) == '-';
        int first = negative ? 1 : 0;
        if (length == first || length - first > MOST_DIGITS) {
            return notANumber(column);
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            int digit = record.at(cell, i) - '0';
            if (digit < 0 || digit > 9) {
                return notANumber(column);
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }

    private long notANumber(CallColumn column) {
        problem = column.label() + " is " + quoted(column) + ", which is not a whole number";
        return 0;
    }
}
