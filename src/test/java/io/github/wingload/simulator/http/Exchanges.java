package io.github.wingload.simulator.http;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.queue.EventQueue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A backend without its server: requests at given times, and what came back when. */
public final class Exchanges {

    private final EventQueue events = new EventQueue();
    private final Backend backend;
    private final List<Reply> replies = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();

    public Exchanges(Function<EventQueue, Backend> backend) {
        this.backend = backend.apply(events);
    }

    /** Sends a request at a time, in milliseconds; times must not fall. */
    public void send(long atMs, HttpRequest request) {
        long startNs = atMs * 1_000_000;
        events.runUntil(startNs);
        int index = replies.size();
        replies.add(null);
        backend.serve(request, new Caller() {
            @Override
            public String address() {
                return "127.0.0.1";
            }

            @Override
            public boolean gone() {
                return false;
            }

            @Override
            public Optional<Fault> fault() {
                return fault;
            }

            @Override
            public void answer(HttpAnswer answer, long atNs) {
                replies.set(index, new Reply(answer, List.of(), Optional.empty(), (atNs - startNs) / 1e6));
            }

            @Override
            public StreamedBody stream(HttpAnswer head, long atNs) {
                return new KeptBody(
                        events,
                        startNs,
                        body -> replies.set(
                                index,
                                new Reply(head, body.chunks(), body.played(), (events.nowNs() - startNs) / 1e6)));
            }
        });
    }

    /** The fault that the requests from now on have. */
    public void setFault(Fault next) {
        fault = Optional.of(next);
    }

    /** Sends one and waits for its answer. */
    public Reply ask(HttpRequest request) {
        send(events.nowNs() / 1_000_000 + 1, request);
        return all().get(replies.size() - 1);
    }

    /** All of them, once all are answered. */
    public List<Reply> all() {
        while (replies.contains(null)) {
            events.runUntil(events.nextNs());
        }
        return replies;
    }

    public void pass(long ms) {
        events.runUntil(events.nowNs() + ms * 1_000_000);
    }

    /**
     * A chunk of a streamed answer.
     *
     * @param atMs from sending to this chunk
     */
    public record Chunk(byte[] bytes, double atMs) {}

    /** Keeps a streamed answer until it ends. */
    private static final class KeptBody implements StreamedBody {

        private final EventQueue events;
        private final long startNs;
        private final Consumer<KeptBody> whenEnded;
        private final List<Chunk> chunks = new ArrayList<>();
        private Optional<Fault> played = Optional.empty();
        private boolean ended;

        private KeptBody(EventQueue events, long startNs, Consumer<KeptBody> whenEnded) {
            this.events = events;
            this.startNs = startNs;
            this.whenEnded = whenEnded;
        }

        private List<Chunk> chunks() {
            return chunks;
        }

        private Optional<Fault> played() {
            return played;
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public void write(byte[] chunk) {
            chunks.add(new Chunk(chunk, (events.nowNs() - startNs) / 1e6));
        }

        @Override
        public void countEvent(int tokens) {
            // The tally of the whole simulator is tested over sockets.
        }

        @Override
        public void play(Fault fault) {
            played = Optional.of(fault);
            if (fault.endsStream()) {
                end();
            }
        }

        @Override
        public void end() {
            if (!ended) {
                ended = true;
                whenEnded.accept(this);
            }
        }
    }

    public static HttpRequest post(String path, String body) {
        return request("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    public static HttpRequest get(String target) {
        return request("GET", target, Map.of(), "");
    }

    public static HttpRequest request(String method, String target, Map<String, String> headers, String body) {
        Map<String, String> byLowerCaseName = new HashMap<>();
        headers.forEach((name, value) -> byLowerCaseName.put(name.toLowerCase(Locale.ROOT), value));
        return new HttpRequest(method, target, true, true, byLowerCaseName, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What came back.
     *
     * @param chunks of a streamed answer
     * @param fault that a streamed answer was counted with
     * @param tookMs from sending to the end of the answer
     */
    public record Reply(HttpAnswer answer, List<Chunk> chunks, Optional<Fault> fault, double tookMs) {

        public int status() {
            return answer.status();
        }

        public String body() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        /** The body, streamed or not. */
        public byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(answer.body());
            chunks.forEach(chunk -> all.writeBytes(chunk.bytes()));
            return all.toByteArray();
        }

        public String headers() {
            return answer.moreHeaders();
        }
    }
}
