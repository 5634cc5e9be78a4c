package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.http.StreamedBody;
import io.github.wingload.simulator.queue.EventQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The way of an answer's events to the client: in order, each at its time or later, if something before it is late. Bytes are split
 * and lines end as the setup has it.
 */
final class EventLine {

    private final StreamedBody body;
    private final EventQueue events;
    private final LineEnds lineEnds;
    private final Split split;
    private final Random random;
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean dripping;
    private long freeNs;

    EventLine(StreamedBody body, LlmSetup setup, Random random, EventQueue events) {
        this.body = body;
        this.events = events;
        this.lineEnds = setup.lineEnds();
        this.split = setup.split();
        this.random = random;
    }

    /** True if the client has gone or the answer has ended. */
    boolean ended() {
        return body.ended();
    }

    /**
     * Sends an event.
     *
     * @param lines each with a line feed
     * @param tokens that it carries
     */
    void event(String lines, int tokens, long atNs) {
        byte[] bytes = bytes(lines);
        at(atNs, () -> {
            body.countEvent(tokens);
            write(bytes);
        });
    }

    /** Sends an event byte by byte. */
    void drip(String lines, int tokens, long atNs, long gapNs) {
        byte[] bytes = bytes(lines);
        for (int i = 0; i < bytes.length; i++) {
            byte[] one = {bytes[i]};
            boolean last = i == bytes.length - 1;
            at(atNs + i * gapNs, () -> {
                if (last) {
                    body.countEvent(tokens);
                }
                dripping = !last;
                body.write(one);
            });
        }
    }

    /** Sends comments from now on, also while events are held up, but never within an event. */
    void commentEvery(long gapNs) {
        events.at(events.nowNs() + gapNs, nowNs -> {
            if (!ended()) {
                if (!holding && !dripping) {
                    write(bytes(":\n\n"));
                }
                commentEvery(gapNs);
            }
        });
    }

    /** Sends nothing before this time. */
    void pause(long untilNs) {
        freeNs = Math.max(freeNs, untilNs);
    }

    /** Sends nothing until {@link #release}. */
    void hold() {
        holding = true;
    }

    void release(long atNs) {
        holding = false;
        held.forEach(action -> at(atNs, action));
        held.clear();
    }

    void play(Fault fault, long atNs) {
        at(atNs, () -> body.play(fault));
    }

    void end(long atNs) {
        at(atNs, body::end);
    }

    private void at(long atNs, Runnable action) {
        if (holding) {
            held.add(action);
        } else {
            freeNs = Math.max(freeNs, atNs);
            events.at(freeNs, dueNs -> action.run());
        }
    }

    private void write(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            int length = switch (split) {
                case NONE -> bytes.length;
                case BYTES -> 1;
                case RANDOM -> 1 + random.nextInt(bytes.length);
            };
            int to = Math.min(bytes.length, from + length);
            body.write(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
    }

    private byte[] bytes(String lines) {
        String ended = switch (lineEnds) {
            case LF -> lines;
            case CRLF -> lines.replace("\n", "\r\n");
            case CR -> lines.replace('\n', '\r');
        };
        return ended.getBytes(StandardCharsets.UTF_8);
    }
}
