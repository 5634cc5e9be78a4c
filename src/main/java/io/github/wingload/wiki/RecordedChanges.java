package io.github.wingload.wiki;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The changes of a stream that an order asks for, as its events arrive.
 *
 * <p>Events are near each other in time, but not in order: a stream mixes the topics of several data centres, and after a cut it
 * begins somewhat earlier. So rows are put in order at the end, the last {@value #REMEMBERED} ids tell which events were there
 * already, and one event after the end does not end the recording, but {@value #PAST_THE_END} in a row do.
 */
final class RecordedChanges {

    private static final int REMEMBERED = 100_000;
    static final int PAST_THE_END = 100;

    /** No event is stamped later than now by more than this, or before its time by more. */
    private static final Duration MOST_SKEW = Duration.ofDays(1);

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TITLE = 1_000;

    private final RecordingOrder order;
    private final JsonMapper json = JsonMapper.shared();
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> ids;
    private Optional<Instant> newest = Optional.empty();
    private long events;
    private long duplicates;
    private long canaries;
    private long unreadable;
    private int pastTheEnd;

    RecordedChanges(RecordingOrder order) {
        this(order, REMEMBERED);
    }

    /** @param remembered how many ids are kept, to tell which events were there already */
    RecordedChanges(RecordingOrder order, int remembered) {
        this.order = order;
        this.ids = Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > remembered;
            }
        });
    }

    private record Row(Instant time, String line) {}

    /**
     * Takes an event.
     *
     * @param data its JSON
     * @param now the time of day
     */
    void add(ByteBuffer data, Instant now) {
        Optional<WikiChange> read = read(data).filter(change -> isPlausible(change, now));
        if (read.isEmpty()) {
            unreadable++;
            return;
        }
        WikiChange change = read.get();
        if (!ids.add(change.id())) {
            duplicates++;
        } else if (change.isCanary()) {
            canaries++;
        } else if (!isComplete()) {
            add(change);
        }
    }

    private void add(WikiChange change) {
        events++;
        if (newest.isEmpty() || change.time().isAfter(newest.get())) {
            newest = Optional.of(change.time());
        }
        boolean past = order.until().isPresent()
                && !change.time().isBefore(order.until().get());
        pastTheEnd = past ? pastTheEnd + 1 : 0;
        boolean early = order.since().isPresent()
                && change.time().isBefore(order.since().get());
        if (!past && !early && isOrdered(change)) {
            rows.add(new Row(change.time(), change.row()));
        }
    }

    private Optional<WikiChange> read(ByteBuffer data) {
        try {
            return WikiChange.of(
                    json.readTree(StandardCharsets.UTF_8.decode(data).toString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isPlausible(WikiChange change, Instant now) {
        Instant earliest = order.since().orElse(now).minus(MOST_SKEW);
        return change.id().length() <= LONGEST_ID
                && change.title().length() <= LONGEST_TITLE
                && change.time().isAfter(earliest)
                && change.time().isBefore(now.plus(MOST_SKEW));
    }

    private boolean isOrdered(WikiChange change) {
        return change.isOfContent()
                && order.wiki().equals(order.wiki().contains(".") ? change.domain() : change.wiki())
                && order.namespaces().contains(change.namespace())
                && (order.bots() || !change.bot());
    }

    /** True if no further event is needed. */
    boolean isComplete() {
        return rows.size() >= order.most() || pastTheEnd >= PAST_THE_END;
    }

    /** How many events of any wiki were new: a connection that brought one was of use. */
    long events() {
        return events;
    }

    int rows() {
        return rows.size();
    }

    /** The time of the latest event of any wiki. */
    Optional<Instant> newest() {
        return newest;
    }

    /** The rows so far, by their times. */
    StreamRecording recording(StreamRecording.End end) {
        rows.sort(Comparator.comparing(Row::time));
        String csv = rows.stream()
                .map(Row::line)
                .collect(Collectors.joining(
                        "\n", String.join(",", WikiChange.COLUMNS) + "\n", rows.isEmpty() ? "" : "\n"));
        Duration span = rows.isEmpty()
                ? Duration.ZERO
                : Duration.between(rows.get(0).time(), rows.get(rows.size() - 1).time());
        return new StreamRecording(csv, rows.size(), span, duplicates, canaries, unreadable, end);
    }
}
