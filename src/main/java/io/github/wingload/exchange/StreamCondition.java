package io.github.wingload.exchange;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.AnswerStream.Framing;
import io.github.wingload.plan.task.AnswerStream.Part;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer is a complete stream of events. A server sends its status before it makes the answer, so what goes wrong later is only in
 * the events: an error, an end that is missing, a finish reason that is missing. Each of the three is a class of failures.
 */
record StreamCondition(AnswerStream format) {

    /** What is wrong with a complete answer; empty if it is a complete stream. */
    Optional<Mismatch> mismatch(Answer answer) {
        if (!ContentCoding.of(answer.exchange().headers()).isEmpty()) {
            return Optional.of(new Mismatch(
                    "a stream without content coding",
                    AnswerJson.shortened(
                            String.join(", ", ContentCoding.of(answer.exchange().headers())))));
        }
        return Optional.ofNullable(broken(answer, answer.exchange().stream().orElseThrow()));
    }

    private @Nullable Mismatch broken(Answer answer, ReadStream stream) {
        StreamedAnswer events = stream.answer();
        if (stream.error().isPresent()) {
            String error = AnswerJson.shortened(stream.error().get());
            return new Mismatch("a stream without an error", "\"" + error + '"', FailureClass.STREAM_ERROR);
        }
        if (stream.tooLong()) {
            return new Mismatch(
                    "events that can be read", "an event of more than " + Request.MOST_KEPT_BYTES + " bytes");
        }
        if (!events.any() && (format.end().isEmpty() || !stream.ended())) {
            return new Mismatch("a stream of events", notAStream(answer));
        }
        if (!stream.ended()) {
            String end = format.end()
                    .map(mark -> mark + " at the end of the stream")
                    .orElse("an empty line after the last event");
            return new Mismatch(end, "a stream that was cut off", FailureClass.STREAM_CUT);
        }
        // After the end, since a stream that is cut off may end within an event.
        if (stream.malformed()) {
            return new Mismatch("JSON in every event", "data that is not JSON");
        }
        return format.has(Part.FINISH) && events.finishReason().isEmpty()
                ? new Mismatch("a finish reason", "none", FailureClass.STREAM_UNFINISHED)
                : null;
    }

    private String notAStream(Answer answer) {
        String type = answer.mediaType();
        return answer.exchange().bytes() == 0
                ? "an empty body"
                : type.isEmpty() || type.equals("text/event-stream") || format.framing() == Framing.NDJSON
                        ? "a body without events"
                        : AnswerJson.shortened(type);
    }
}
