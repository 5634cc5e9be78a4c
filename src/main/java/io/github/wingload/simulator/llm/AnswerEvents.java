package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Turns the tokens of an answer into the events of its server, and carries out its fault. */
final class AnswerEvents {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration DRIP = Duration.ofMillis(200);
    private static final String NULL = "null";
    private static final Set<Fault> BREAKS = Set.of(Fault.RESET, Fault.STALL, Fault.TRUNCATE);

    private final Traits traits;
    private final CompletionRequest request;
    private final Chunks chunks;
    private final AnswerText text;
    private final EventLine line;
    private final LlmSetup setup;
    private final Optional<Fault> fault;

    /** The token at which the fault happens. */
    private final int faultAt;

    private int sent;
    private boolean over;

    /** @param faultAt from 1 to the answer's length */
    AnswerEvents(
            LlmSetup setup,
            CompletionRequest request,
            Chunks chunks,
            AnswerText text,
            EventLine line,
            Optional<Fault> fault,
            int faultAt) {
        this.setup = setup;
        this.traits = Traits.of(setup.shape());
        this.request = request;
        this.chunks = chunks;
        this.text = text;
        this.line = line;
        this.fault = fault;
        this.faultAt = faultAt;
        if (is(Fault.BURST)) {
            line.hold();
        }
    }

    /** True if no more tokens are of use. */
    boolean over() {
        return over || line.ended();
    }

    /** A token has been made; it reaches the client at this time. */
    void token(int number, long atNs) {
        if (over()) {
            return;
        }
        boolean fails = number == faultAt;
        if (fails && is(Fault.ERROR_OBJECT)) {
            error(atNs);
            return;
        }
        if (number == 1 && request.chat() && !traits.roleInEach()) {
            data(chunks.role(), 0, atNs);
        }
        boolean last = number == text.length();
        if (last || fails || number == 1 || turnsToContent(number) || number - sent >= setup.tokensPerEvent()) {
            text(number, last, fails && is(Fault.DRIP), atNs);
        }
        if (fails) {
            fail(atNs);
        }
        if (last && !over) {
            end(atNs);
        }
    }

    private boolean turnsToContent(int number) {
        return text.isThinking(number) && !text.isThinking(number + 1);
    }

    private void text(int number, boolean last, boolean drips, long atNs) {
        boolean apart = traits.finishApart(request.chat());
        String tokens = text.tokens(sent + 1, number);
        int count = number - sent;
        boolean thinks = text.isThinking(number);
        sent = number;
        if (last && apart && tokens.isEmpty()) {
            data(chunks.finish(reason(), usageInFinish()), count, atNs);
            return;
        }
        boolean finishes = last && !apart;
        String usage = finishes ? usageInFinish() : request.everyUsage() ? chunks.usageOf(number) : "";
        String event = dataLines(chunks.text(tokens, thinks, finishes ? reason() : NULL, usage));
        if (drips) {
            line.drip(event, count, atNs, setup.scaledNs(DRIP));
        } else {
            line.event(event, count, atNs);
        }
        if (last && apart) {
            data(chunks.finish(reason(), usageInFinish()), 0, atNs);
        }
    }

    /** The fault in the middle of the answer. */
    private void fail(long atNs) {
        if (fault.filter(BREAKS::contains).isPresent()) {
            line.play(fault.get(), atNs);
            over = true;
        } else if (is(Fault.PAUSE)) {
            line.play(Fault.PAUSE, atNs);
            line.pause(atNs + setup.scaledNs(PAUSE));
        } else if (is(Fault.GARBAGE_EVENT)) {
            data(chunks.broken(), 0, atNs);
            line.play(Fault.GARBAGE_EVENT, atNs);
        } else if (is(Fault.DRIP)) {
            line.play(Fault.DRIP, atNs);
        }
    }

    private void error(long atNs) {
        over = true;
        line.play(Fault.ERROR_OBJECT, atNs);
        switch (traits.error()) {
            case OBJECT -> data(chunks.error(), 0, atNs);
            case FIELD -> line.event("error: " + chunks.error() + "\n\n", 0, atNs);
            case DROPPED -> {
                // The answer just ends.
            }
        }
        if (traits.error() != Traits.ErrorShape.FIELD) {
            done(atNs);
        }
        line.end(atNs);
    }

    private void end(long atNs) {
        over = true;
        if (!traits.usageInFinish() && request.includeUsage()) {
            usageApart(atNs);
        }
        if (!is(Fault.NO_DONE)) {
            done(atNs);
        }
        if (is(Fault.BURST)) {
            line.release(atNs);
        }
        if (is(Fault.BURST) || is(Fault.SHORT) || is(Fault.NO_DONE) || is(Fault.NO_FINISH) || changesUsage()) {
            line.play(fault.orElseThrow(), atNs);
        }
        line.end(atNs);
    }

    /** Whether the fault has changed a usage that the answer has. */
    private boolean changesUsage() {
        return (traits.usageInFinish() || request.includeUsage())
                && (is(Fault.WRONG_USAGE) || is(Fault.NO_USAGE) || is(Fault.NULL_USAGE));
    }

    private void usageApart(long atNs) {
        if (!is(Fault.NO_USAGE)) {
            data(chunks.usage(usage()), 0, atNs);
        }
    }

    private String usageInFinish() {
        return traits.usageInFinish() && !is(Fault.NO_USAGE) ? usage() : "";
    }

    private String usage() {
        if (is(Fault.NULL_USAGE)) {
            return NULL;
        }
        return chunks.usageOf(is(Fault.WRONG_USAGE) ? (int) Math.ceil(1.1 * text.length()) : text.length());
    }

    private String reason() {
        return is(Fault.NO_FINISH) ? NULL : "\"" + text.reason() + "\"";
    }

    private void data(String json, int tokens, long atNs) {
        line.event(dataLines(json), tokens, atNs);
    }

    private void done(long atNs) {
        line.event(traits.data() + "[DONE]\n" + (traits.closesDone() ? "\n" : ""), 0, atNs);
    }

    private String dataLines(String json) {
        return traits.data() + json + "\n\n";
    }

    private boolean is(Fault other) {
        return fault.filter(other::equals).isPresent();
    }
}
