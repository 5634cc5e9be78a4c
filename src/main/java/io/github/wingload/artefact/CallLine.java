package io.github.wingload.artefact;

import static io.github.wingload.artefact.CallColumn.BODY_SENT_US;
import static io.github.wingload.artefact.CallColumn.BYTES;
import static io.github.wingload.artefact.CallColumn.CACHE;
import static io.github.wingload.artefact.CallColumn.CACHED_TOKENS;
import static io.github.wingload.artefact.CallColumn.CONNECT_US;
import static io.github.wingload.artefact.CallColumn.ENDED_US;
import static io.github.wingload.artefact.CallColumn.ERROR;
import static io.github.wingload.artefact.CallColumn.EVENTS;
import static io.github.wingload.artefact.CallColumn.FINISH;
import static io.github.wingload.artefact.CallColumn.FIRST_BYTE_US;
import static io.github.wingload.artefact.CallColumn.FIRST_EVENT_US;
import static io.github.wingload.artefact.CallColumn.FIRST_OUTPUT_US;
import static io.github.wingload.artefact.CallColumn.FIRST_TOKEN_US;
import static io.github.wingload.artefact.CallColumn.GAPS_US;
import static io.github.wingload.artefact.CallColumn.INPUT_TOKENS;
import static io.github.wingload.artefact.CallColumn.INTENDED_US;
import static io.github.wingload.artefact.CallColumn.ITEMS;
import static io.github.wingload.artefact.CallColumn.ITEMS_OK;
import static io.github.wingload.artefact.CallColumn.KEY;
import static io.github.wingload.artefact.CallColumn.LAST_TOKEN_US;
import static io.github.wingload.artefact.CallColumn.LONGEST_GAP_US;
import static io.github.wingload.artefact.CallColumn.MUTATION;
import static io.github.wingload.artefact.CallColumn.OUTCOME;
import static io.github.wingload.artefact.CallColumn.PAIR;
import static io.github.wingload.artefact.CallColumn.PAYLOAD;
import static io.github.wingload.artefact.CallColumn.REQUEST_ID;
import static io.github.wingload.artefact.CallColumn.SENT_US;
import static io.github.wingload.artefact.CallColumn.STALLED_US;
import static io.github.wingload.artefact.CallColumn.STARTED_US;
import static io.github.wingload.artefact.CallColumn.STATUS;
import static io.github.wingload.artefact.CallColumn.TASK;
import static io.github.wingload.artefact.CallColumn.TEXT_DIGEST;
import static io.github.wingload.artefact.CallColumn.TOKENS;
import static io.github.wingload.artefact.CallColumn.TOKEN_EVENTS;
import static io.github.wingload.artefact.CallColumn.TRACE_ID;
import static io.github.wingload.artefact.CallColumn.UPSTREAM_US;
import static io.github.wingload.exchange.Times.NEVER;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.Classification;
import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.SparseHistogram;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.exchange.Times;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.text.Excerpt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Makes calls of the records of a {@code calls.csv} file. */
final class CallLine {

    private static final byte[] NO_EXCERPT = {};
    private static final long NS_PER_US = 1_000;

    /** A hundred days in microseconds have 13 digits; more than 15 would not fit in nanoseconds. */
    private static final int MOST_DIGITS = 15;

    private static final Map<String, CacheResult> CACHE_RESULTS = Map.of(
            CallsCsv.cacheWord(CacheResult.HIT),
            CacheResult.HIT,
            CallsCsv.cacheWord(CacheResult.MISS),
            CacheResult.MISS);

    private final List<String> columns;
    private final Map<CallColumn, Integer> indexes = new EnumMap<>(CallColumn.class);
    private final Map<String, Integer> tasks = new HashMap<>();
    private final List<Set<String>> mutations = new ArrayList<>();
    private List<String> cells = List.of();

    /** @param columns their names in the file's order, including all required ones */
    CallLine(List<String> columns, List<Task> tasks) {
        this.columns = columns;
        for (CallColumn column : CallColumn.values()) {
            int index = columns.indexOf(column.label());
            if (index >= 0) {
                indexes.put(column, index);
            }
        }
        List<String> names = CallsCsv.taskNames(tasks);
        for (int task = 0; task < names.size(); task++) {
            this.tasks.put(names.get(task), task);
            mutations.add(
                    tasks.get(task).mutations().stream().map(Mutation::kind).collect(Collectors.toSet()));
        }
    }

    /**
     * Makes a call of a record.
     *
     * @throws IllegalArgumentException if the record is not a call; the message says why
     */
    Call call(List<String> record) {
        cells = record;
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("it has " + cells.size() + " cells in place of " + columns.size());
        }
        Integer task = tasks.get(text(TASK));
        if (task == null) {
            throw new IllegalArgumentException("the plan has no task named " + quoted(TASK));
        }
        FailureClass failureClass = FailureClass.labelled(text(OUTCOME))
                .orElseThrow(() -> new IllegalArgumentException("there is no outcome named " + quoted(OUTCOME)));
        long intended = time(INTENDED_US);
        long started = time(STARTED_US);
        long connect = time(CONNECT_US);
        long sent = time(SENT_US);
        long bodySent = time(BODY_SENT_US);
        long firstByte = time(FIRST_BYTE_US);
        long ended = time(ENDED_US);
        StreamedAnswer stream = stream();
        boolean dropped = failureClass == FailureClass.DROPPED;
        if (intended == NEVER || ended == NEVER || (started == NEVER) != dropped) {
            throw new IllegalArgumentException("a time is missing, or one too many is there");
        }
        if (ended < (dropped ? intended : started)) {
            throw new IllegalArgumentException("it ended before it started");
        }
        if (stream.any()
                && LongStream.of(stream.firstEventNs(), stream.firstTokenNs(), stream.firstOutputNs(), stream.lastNs())
                        .anyMatch(time -> time != NEVER && (time < Math.max(started, firstByte) || time > ended))) {
            throw new IllegalArgumentException("an event came outside of the answer");
        }
        // The file has the duration of connecting, not its time. Most connections are used at once, so it ended at
        // sending.
        long connected = sent != NEVER ? sent : connect != NEVER ? started + connect : NEVER;
        long leased = connected != NEVER && connect != NEVER ? connected - connect : connected;
        return stalled(new Call(
                task,
                pair(),
                payload(),
                mutation(task),
                intended,
                new Times(started, leased, connected, sent, bodySent, firstByte, ended),
                stream,
                time(UPSTREAM_US),
                sent != NEVER && connect == NEVER,
                (int) number(STATUS, 0),
                number(BYTES, 0),
                classification(failureClass),
                NO_EXCERPT,
                0,
                ids()));
    }

    /** Files of older versions have the first token alone. */
    private StreamedAnswer stream() {
        long firstToken = time(FIRST_TOKEN_US);
        if (text(FIRST_EVENT_US).isEmpty() && firstToken == NEVER) {
            return StreamedAnswer.NONE;
        }
        long events = number(EVENTS, 1);
        long tokenEvents = number(TOKEN_EVENTS, firstToken == NEVER ? 0 : 1);
        SparseHistogram gaps = GapsText.read(text(GAPS_US))
                .orElseThrow(() -> new IllegalArgumentException(
                        "gaps_us is " + quoted(GAPS_US) + ", which is not a list of times"));
        if (events < 1 || tokenEvents < 0 || tokenEvents > events || gaps.total() > Math.max(0, tokenEvents - 1)) {
            throw new IllegalArgumentException("its numbers of events cannot be");
        }
        return new StreamedAnswer(
                time(FIRST_EVENT_US),
                firstToken,
                time(FIRST_OUTPUT_US),
                time(LAST_TOKEN_US),
                events,
                tokenEvents,
                tokens(TOKENS),
                tokens(INPUT_TOKENS),
                tokens(CACHED_TOKENS),
                text(FINISH),
                digest(TEXT_DIGEST),
                time(LONGEST_GAP_US),
                gaps);
    }

    private long tokens(CallColumn column) {
        long tokens = number(column, StreamedAnswer.UNKNOWN);
        if (tokens < StreamedAnswer.UNKNOWN) {
            throw new IllegalArgumentException(column.label() + " is " + quoted(column) + ", which is below zero");
        }
        return tokens;
    }

    /** Files of older versions have no digests. Keys cannot replace them, since two payloads may have the same key. */
    private Payload payload() {
        return new Payload(digest(PAYLOAD), text(KEY));
    }

    private long digest(CallColumn column) {
        return Payload.digest(text(column))
                .orElseThrow(() -> new IllegalArgumentException(
                        column.label() + " is " + quoted(column) + ", which is not a hex number"));
    }

    /** Empty for most calls, and in files without such a column. */
    private String mutation(int task) {
        String mutation = text(MUTATION);
        if (!mutation.isEmpty() && !mutations.get(task).contains(mutation)) {
            throw new IllegalArgumentException("its task has no mutation named " + quoted(MUTATION));
        }
        return mutation;
    }

    private long pair() {
        long pair = number(PAIR, Call.NO_PAIR);
        if (pair < Call.NO_PAIR) {
            throw new IllegalArgumentException("pair is " + quoted(PAIR) + ", which is below zero");
        }
        return pair;
    }

    private CallIds ids() {
        return text(TRACE_ID).isEmpty() && text(REQUEST_ID).isEmpty()
                ? CallIds.NONE
                : new CallIds(text(TRACE_ID), text(REQUEST_ID));
    }

    private Call stalled(Call call) {
        long ns = number(STALLED_US, 0) * NS_PER_US;
        if (ns == 0) {
            return call;
        }
        if (ns < 0 || call.startedNs() == NEVER || ns > call.endNs() - call.stallsFromNs()) {
            throw new IllegalArgumentException(
                    "stalled_us is " + quoted(STALLED_US) + ", which is not a part of the call");
        }
        return call.stalled(ns);
    }

    private Classification classification(FailureClass failureClass) {
        String error = text(ERROR);
        if (text(CACHE).isEmpty() && text(ITEMS).isEmpty()) {
            return failureClass == FailureClass.OK && error.isEmpty()
                    ? Classification.OK
                    : new Classification(failureClass, error);
        }
        CacheResult cache = text(CACHE).isEmpty() ? CacheResult.UNKNOWN : CACHE_RESULTS.get(text(CACHE));
        if (cache == null) {
            throw new IllegalArgumentException("cache is " + quoted(CACHE) + ", which is neither hit nor miss");
        }
        long items = number(ITEMS, 0);
        long itemsOk = number(ITEMS_OK, 0);
        if (items < 0 || items > Integer.MAX_VALUE || itemsOk < 0 || itemsOk > items) {
            throw new IllegalArgumentException(quoted(ITEMS_OK) + " of " + quoted(ITEMS) + " items cannot be ok");
        }
        return new Classification(failureClass, error, cache, (int) items, (int) itemsOk);
    }

    private String quoted(CallColumn column) {
        return Excerpt.quoted(text(column));
    }

    /** The text of a cell; empty if the file has no such column. */
    private String text(CallColumn column) {
        Integer index = indexes.get(column);
        return index == null ? "" : cells.get(index);
    }

    private long time(CallColumn column) {
        long us = number(column, NEVER);
        return us == NEVER ? NEVER : us * NS_PER_US;
    }

    /** The whole number in a cell, or {@code ifEmpty} if the cell is empty. */
    private long number(CallColumn column, long ifEmpty) {
        String text = text(column);
        if (text.isEmpty()) {
            return ifEmpty;
        }
        try {
            if (text.length() <= MOST_DIGITS && text.charAt(0) != '+') {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw new IllegalArgumentException(column.label() + " is " + quoted(column) + ", which is not a whole number");
    }
}
