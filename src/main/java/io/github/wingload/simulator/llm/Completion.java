package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.LlmTuning.Obeyed;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.http.Caller;
import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.StreamedBody;
import io.github.wingload.simulator.queue.EventQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One request from its acceptance to the end of its answer. */
final class Completion implements Generation.Reader {

    private static final Duration SLOW_FIRST = Duration.ofMillis(435);
    private static final Duration PING = Duration.ofMillis(50);
    private static final long SHORTEST_PING_NS = 1_000_000;
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";

    private final LlmSetup setup;
    private final CompletionRequest request;
    private final Caller caller;
    private final PrefixCache cache;
    private final LlmFigures figures;
    private final EventQueue events;
    private final Random random;
    private final AnswerText text;
    private final Chunks chunks;

    /** Of a streamed answer; the caller carries out that of another. */
    private final Optional<Fault> fault;

    private long queuedNs;
    private long lastTokenNs;
    private @Nullable StreamedBody body;
    private @Nullable AnswerEvents stream;

    /** True if the client has the whole answer, or gets none. */
    private boolean over;

    /** @param number of the request, from 1 */
    Completion(
            LlmSetup setup,
            CompletionRequest request,
            Caller caller,
            long number,
            PrefixCache cache,
            LlmFigures figures,
            Random random,
            EventQueue events) {
        this.setup = setup;
        this.request = request;
        this.caller = caller;
        this.cache = cache;
        this.figures = figures;
        this.events = events;
        this.random = random;
        this.fault = caller.fault().filter(any -> request.stream());
        boolean seeded = request.seed().isPresent() && setup.obeys().contains(Obeyed.SEED);
        this.text =
                text(seeded ? request.prompt().content() + 31 * request.seed().getAsLong() : number);
        this.chunks = new Chunks(Traits.of(setup.shape()), request, number);
    }

    private AnswerText text(long draw) {
        int limit = request.maxTokens();
        int length;
        if (is(Fault.SHORT)) {
            length = setup.lengths().shortLength(draw, limit);
        } else if (request.ignoresEos() && setup.obeys().contains(Obeyed.IGNORE_EOS)) {
            length = limit;
        } else {
            length = setup.lengths().length(draw, limit);
            if (setup.obeys().contains(Obeyed.MIN_TOKENS)) {
                length = Math.max(length, request.minTokens());
            }
        }
        return new AnswerText(draw, length, request.thinks() ? length / 3 : 0, length < limit);
    }

    /** Sends the request to the engine. */
    void start(BatchEngine engine) {
        long arrivedNs = events.nowNs();
        long lateNs = is(Fault.SLOW_FIRST) ? setup.scaledNs(SLOW_FIRST) : 0;
        events.at(arrivedNs + lateNs, nowNs -> {
            queuedNs = engine.submit(nowNs, new Generation(request.prompt().tokens(), text.length(), this));
            if (request.stream()) {
                events.at(queuedNs, this::begin);
            }
        });
        setup.cutAfterNs().ifPresent(ns -> events.at(arrivedNs + ns, this::cut));
    }

    private void begin(long nowNs) {
        if (over) {
            return;
        }
        HttpAnswer head = new HttpAnswer(200, EVENT_STREAM, "cache-control: no-cache\r\n", new byte[0]);
        body = caller.stream(head, nowNs);
        EventLine line = new EventLine(body, setup, random, events);
        stream = new AnswerEvents(setup, request, chunks, text, line, fault, 1 + random.nextInt(text.length()));
        if (is(Fault.SLOW_FIRST)) {
            body.play(Fault.SLOW_FIRST);
        }
        if (is(Fault.PING)) {
            body.play(Fault.PING);
            line.commentEvery(Math.max(SHORTEST_PING_NS, setup.scaledNs(PING)));
        }
        long commentNs = setup.scaledNs(Traits.of(setup.shape()).commentEvery());
        if (commentNs > 0) {
            line.commentEvery(commentNs);
        }
    }

    /** The gateway does not wait any longer. */
    private void cut(long nowNs) {
        if (body != null) {
            body.play(Fault.TRUNCATE);
        } else if (!over) {
            over = true;
            caller.answer(HttpAnswer.text(504, "upstream request timeout"), nowNs);
        }
    }

    @Override
    public int cachedTokens() {
        int cached = setup.prefixCache() ? cache.cachedTokens(request.prompt()) : 0;
        figures.promptTaken(request.prompt().tokens(), cached);
        return cached;
    }

    /** A client that has gone is reported to its caller once, which counts it. */
    @Override
    public boolean gone() {
        if (stream != null) {
            return stream.over();
        }
        if (!request.stream() && !over && caller.gone()) {
            answer(events.nowNs());
        }
        return over;
    }

    @Override
    public void token(int number, long atNs) {
        long nowNs = events.nowNs();
        if (number == 1) {
            if (setup.prefixCache()) {
                cache.add(request.prompt());
            }
            figures.firstToken(nowNs - queuedNs);
        } else {
            figures.nextToken(nowNs - lastTokenNs);
        }
        lastTokenNs = nowNs;
        boolean last = number == text.length();
        if (last) {
            figures.finished(text.reason(), nowNs - queuedNs);
        }
        if (stream != null) {
            stream.token(number, atNs);
        } else if (last && !over) {
            events.at(atNs, this::answer);
        }
    }

    private void answer(long nowNs) {
        if (!over) {
            over = true;
            caller.answer(HttpAnswer.json(200, chunks.whole(text)), nowNs);
        }
    }

    private boolean is(Fault other) {
        return fault.filter(other::equals).isPresent();
    }
}
