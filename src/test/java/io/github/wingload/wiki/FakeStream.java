package io.github.wingload.wiki;

import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** EventStreams in memory: what each connection gets is queued, and the clock moves only while somebody waits. */
final class FakeStream implements StreamSource, Waiter, NanoClock {

    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    static final URI STREAMS = URI.create("https://stream.example.org/v2/stream");
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** How a connection ends. */
    enum Ending {
        CUT,
        END,
        SILENCE,
        INTERRUPTION,

        /** Comments go on, but no event comes. */
        COMMENTS
    }

    private record Planned(int status, String retryAfter, String text, Ending ending) {}

    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private long nowNs;

    FakeStream connection(Ending ending, String... events) {
        planned.add(new Planned(200, "", String.join("", events), ending));
        return this;
    }

    FakeStream refusal(int status, String retryAfter) {
        planned.add(new Planned(status, retryAfter, "", Ending.END));
        return this;
    }

    ChangeRecorder recorder(RecordingOrder order) {
        return new ChangeRecorder(order, this, this, this, said::add);
    }

    /** The query of each request, and its {@code Last-Event-ID}. */
    List<String> requests() {
        return requests;
    }

    List<Duration> pauses() {
        return pauses;
    }

    List<String> said() {
        return said;
    }

    @Override
    public Connection open(URI url, Optional<String> lastEventId) throws IOException {
        requests.add(url.getPath().replaceFirst(".*/", "") + "?" + url.getQuery() + " " + lastEventId.orElse("-"));
        if (planned.isEmpty()) {
            throw new IOException("refused");
        }
        Planned now = planned.remove();
        Deque<ByteBuffer> pieces = new ArrayDeque<>();
        byte[] bytes = now.text().getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += 700) {
            pieces.add(ByteBuffer.wrap(bytes, at, Math.min(700, bytes.length - at)));
        }
        return new Connection() {
            @Override
            public int status() {
                return now.status();
            }

            @Override
            public Optional<String> retryAfter() {
                return Optional.of(now.retryAfter()).filter(text -> !text.isEmpty());
            }

            @Override
            public boolean hasEvents() {
                return true;
            }

            @Override
            public Optional<ByteBuffer> next() throws IOException, InterruptedException {
                if (!pieces.isEmpty()) {
                    return Optional.of(pieces.remove());
                }
                switch (now.ending()) {
                    case END:
                        return Optional.empty();
                    case SILENCE:
                        nowNs += SILENCE.toNanos();
                        throw new HttpTimeoutException("no byte arrived within 60 s");
                    case INTERRUPTION:
                        throw new InterruptedException();
                    case COMMENTS:
                        nowNs += Duration.ofSeconds(15).toNanos();
                        return Optional.of(ByteBuffer.wrap(":\n".getBytes(StandardCharsets.UTF_8)));
                    default:
                        throw new IOException("connection reset");
                }
            }

            @Override
            public void close() {
                pieces.clear();
            }
        };
    }

    @Override
    public void sleep(Duration time) {
        pauses.add(time);
        nowNs += time.toNanos();
    }

    @Override
    public long nanos() {
        return nowNs;
    }

    @Override
    public Instant wallTime() {
        return NOW.plusNanos(nowNs);
    }
}
