package io.github.wingload.wiki;

import io.github.wingload.stream.EventReader;
import io.github.wingload.stream.EventReader.TooLongException;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Figures;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Records changes of a wiki from EventStreams, Wikimedia's service of server-sent events, with the times at which they were made.
 *
 * <p>The service ends every connection after a quarter of an hour. Then, and when a connection breaks or is silent, the recorder
 * connects again, with {@link Patience}, and continues after the last event that it has read. If the end of the order is in the past
 * and no event comes, there is none left. Makes one recording, on one thread, which can be interrupted.
 *
 * <p>Source: <a href="https://wikitech.wikimedia.org/wiki/Event_Platform/EventStreams_HTTP_Service">EventStreams</a>.
 */
public final class ChangeRecorder {

    static final int LONGEST_EVENT_BYTES = 10_000_000;
    private static final int LONGEST_ID = 4_000;

    /** Wikis all over the world make some events in each second. */
    private static final Duration LONGEST_LULL = Duration.ofSeconds(60);

    private final StreamSource source;
    private final NanoClock clock;
    private final Patience patience;
    private final RecordingOrder order;
    private final RecordedChanges changes;
    private EventReader reader = new EventReader(LONGEST_EVENT_BYTES, this::event);
    private Optional<String> lastId = Optional.empty();

    /** What the service says in an event of the type {@code error}. */
    private Optional<String> error = Optional.empty();

    ChangeRecorder(RecordingOrder order, StreamSource source, NanoClock clock, Waiter waiter, Consumer<String> say) {
        this.order = order;
        this.source = source;
        this.clock = clock;
        this.patience = new Patience(waiter, say);
        this.changes = new RecordedChanges(order);
    }

    /**
     * A recorder of a real service.
     *
     * @param userAgent with a contact
     * @param say receives the reason for each pause
     */
    public static ChangeRecorder over(
            RecordingOrder order,
            String userAgent,
            Optional<InetSocketAddress> proxy,
            NanoClock clock,
            Consumer<String> say) {
        Waiter waiter = time -> Thread.sleep(time.toMillis());
        return new ChangeRecorder(order, new HttpStreamSource(userAgent, proxy), clock, waiter, say);
    }

    /**
     * Records until the order is complete, the thread is interrupted, or the service fails for good.
     *
     * @param progress receives the number of changes so far
     * @return all that was recorded, whatever ended it
     */
    public StreamRecording record(IntConsumer progress) {
        try {
            boolean complete = false;
            while (!complete) {
                complete = connect(progress);
            }
            return changes.recording(StreamRecording.End.COMPLETE);
        } catch (Fault fault) {
            return changes.recording(StreamRecording.End.of(fault));
        } catch (InterruptedException e) {
            return changes.recording(StreamRecording.End.INTERRUPTED);
        }
    }

    /** Reads one connection to its end, and pauses unless the recording is complete. */
    private boolean connect(IntConsumer progress) throws InterruptedException {
        String host = order.streams().getHost();
        long before = changes.events();
        boolean resumed = lastId.isPresent();
        Optional<Duration> asked = Optional.empty();
        String trouble;
        try (StreamSource.Connection connection = source.open(url(), lastId)) {
            if (connection.status() == 200) {
                requireEvents(connection);
                read(connection, progress);
                if (changes.isComplete()) {
                    return true;
                }
                trouble = "the stream of " + host + " ended"
                        + error.map(ForeignText::quote).orElse("");
            } else {
                asked = connection.retryAfter().flatMap(text -> RetryAfter.read(text, clock.wallTime()));
                trouble = host + " answered " + connection.status();
                refuseUnlessTemporary(connection.status(), trouble);
            }
        } catch (HttpTimeoutException silence) {
            if (resumed && changes.events() == before && isEndInThePast()) {
                return true;
            }
            trouble = ForeignText.ofFailure(host, silence);
        } catch (IOException e) {
            trouble = ForeignText.ofFailure(host, e);
        }
        patience.pause(trouble, asked);
        return false;
    }

    /** Reads until the recording is complete, or the stream ends. */
    private void read(StreamSource.Connection connection, IntConsumer progress)
            throws IOException, InterruptedException {
        reader = new EventReader(LONGEST_EVENT_BYTES, this::event);
        error = Optional.empty();
        long eventNs = clock.nanos();
        Optional<ByteBuffer> bytes = connection.next();
        while (bytes.isPresent()) {
            long before = changes.events();
            try {
                reader.add(bytes.get());
            } catch (TooLongException e) {
                throw new Fault(
                        "the stream has an event of more than " + Figures.count(LONGEST_EVENT_BYTES) + " bytes",
                        "Record another stream.");
            }
            if (changes.events() > before) {
                eventNs = clock.nanos();
                patience.succeeded();
                progress.accept(changes.rows());
            } else if (isEndInThePast() && clock.nanos() - eventNs > LONGEST_LULL.toNanos()) {
                // Comments keep the connection alive, but nothing new comes.
                throw new HttpTimeoutException("no event arrived within " + LONGEST_LULL.toSeconds() + " s");
            }
            bytes = changes.isComplete() || error.isPresent() ? Optional.empty() : connection.next();
        }
    }

    private void event(String type, ByteBuffer data) {
        if (type.equals(EventReader.ERROR)) {
            error = Optional.of(StandardCharsets.UTF_8.decode(data).toString());
        } else if (type.equals(EventReader.MESSAGE)) {
            changes.add(data, clock.wallTime());
            String id = reader.lastId();
            if (isHeader(id)) {
                lastId = Optional.of(id);
            }
        }
    }

    private boolean isEndInThePast() {
        return order.until().filter(end -> !clock.wallTime().isBefore(end)).isPresent();
    }

    /** The address: with the time at which to begin, as long as there is no event to continue after. */
    private URI url() {
        Optional<Instant> from =
                lastId.isPresent() ? Optional.empty() : changes.newest().or(order::since);
        return URI.create(order.streams() + "/" + order.stream().path()
                + from.map(time -> "?since=" + time).orElse(""));
    }

    private static void requireEvents(StreamSource.Connection connection) {
        if (!connection.hasEvents()) {
            throw new Fault("the answer is no stream of events", "Check the address of the streams.");
        }
    }

    private static void refuseUnlessTemporary(int status, String trouble) {
        if (status != 429 && status < 500) {
            throw new Fault(trouble, "Check the address of the streams, and that they go back to that time.");
        }
    }

    /** True if the id can be sent in a header. */
    private static boolean isHeader(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
