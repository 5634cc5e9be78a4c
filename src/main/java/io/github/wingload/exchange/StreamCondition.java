package io.github.wingload.exchange;

import io.github.wingload.plan.Expectation.EventStream;
import io.github.wingload.plan.Expectation.StreamFormat;
import io.github.wingload.stream.EventReader;
import io.github.wingload.text.Figures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer is a complete stream of events. A server sends its status before it makes the answer, so what goes wrong later is only in
 * the events: an error, an end that is missing, a finish reason that is missing. Each of the three is a class of failures.
 */
record StreamCondition(EventStream expected) implements Condition {

    @Override
    public Optional<Mismatch> mismatch(Answer answer, JsonNode json) {
        StreamedEvents events;
        try {
            events = StreamedEvents.in(answer.body(), expected.format());
        } catch (EventReader.TooLongException e) {
            return Optional.of(new Mismatch("events that can be read", "" + e.getMessage()));
        }
        return Optional.ofNullable(broken(answer, events)).or(() -> Optional.ofNullable(unwanted(events)));
    }

    private @Nullable Mismatch broken(Answer answer, StreamedEvents events) {
        boolean openAi = expected.format() == StreamFormat.OPENAI;
        if (events.error().isPresent()) {
            String error = AnswerJson.shortened(events.error().get());
            return new Mismatch("a stream without an error", "\"" + error + '"', FailureClass.STREAM_ERROR);
        }
        if (events.count() == 0) {
            return new Mismatch("a stream of events", notAStream(answer));
        }
        if (!events.ended()) {
            String end = openAi ? "[DONE] at the end of the stream" : "an empty line after the last event";
            return new Mismatch(end, "a stream that was cut off", FailureClass.STREAM_CUT);
        }
        // After the end, since a stream that is cut off may end within an event.
        if (events.malformed()) {
            return new Mismatch("JSON in every event", "data that is not JSON");
        }
        return openAi && events.finishReason().isEmpty()
                ? new Mismatch("a finish reason", "none", FailureClass.STREAM_UNFINISHED)
                : null;
    }

    private static String notAStream(Answer answer) {
        String type = answer.mediaType();
        return answer.body().length == 0
                ? "an empty body"
                : type.isEmpty() || type.equals("text/event-stream")
                        ? "a body without events"
                        : AnswerJson.shortened(type);
    }

    private @Nullable Mismatch unwanted(StreamedEvents events) {
        String reason = events.finishReason().orElse("");
        if (!expected.finishReasons().isEmpty() && !expected.finishReasons().contains(reason)) {
            return new Mismatch(
                    "the finish reason " + String.join(" or ", expected.finishReasons()), AnswerJson.shortened(reason));
        }
        if (!expected.countsTokens()) {
            return null;
        }
        if (events.outputTokens().isEmpty()) {
            return new Mismatch(tokens(), "no usage in the stream");
        }
        long made = events.outputTokens().getAsLong();
        String got = made < expected.leastTokens() ? "fewer" : "more";
        return made >= expected.leastTokens() && made <= expected.mostTokens() ? null : new Mismatch(tokens(), got);
    }

    private String tokens() {
        String least = Figures.count(expected.leastTokens());
        String most = Figures.count(expected.mostTokens());
        String range = expected.mostTokens() == Long.MAX_VALUE
                ? "at least " + least
                : expected.leastTokens() == 0 ? "at most " + most : least + " to " + most;
        return range + " output tokens";
    }
}
