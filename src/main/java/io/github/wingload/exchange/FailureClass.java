package io.github.wingload.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The detail under an {@link Outcome}: what went wrong, in enough detail to act on. */
public enum FailureClass {
    OK(Outcome.OK),
    HTTP_4XX(Outcome.HTTP_ERROR),
    HTTP_429(Outcome.HTTP_ERROR),
    HTTP_5XX(Outcome.HTTP_ERROR),
    /** A complete answer with an unexpected status other than 4xx and 5xx. */
    HTTP_OTHER(Outcome.HTTP_ERROR),
    EXPECTATION_FAILED(Outcome.EXPECTATION_FAILED),
    /** The answer took longer than the scenario's {@code max_time}. */
    TOO_SLOW(Outcome.EXPECTATION_FAILED),
    /** A stream that began well tells of an error. */
    STREAM_ERROR(Outcome.EXPECTATION_FAILED),
    /** A stream has no end, though the answer as HTTP is complete. */
    STREAM_CUT(Outcome.EXPECTATION_FAILED),
    /** A stream ends without a reason why the model stopped. */
    STREAM_UNFINISHED(Outcome.EXPECTATION_FAILED),
    DEADLINE_CONNECT(Outcome.DEADLINE),
    DEADLINE_SEND(Outcome.DEADLINE),
    /** The request was sent, but no answer started before the deadline. */
    DEADLINE_WAIT(Outcome.DEADLINE),
    DEADLINE_BODY(Outcome.DEADLINE),
    /** No token of a stream came within the scenario's limit. */
    DEADLINE_FIRST(Outcome.DEADLINE),
    /** A stream was silent between two tokens for longer than the scenario allows. */
    DEADLINE_STALL(Outcome.DEADLINE),
    DNS(Outcome.CONNECTION_FAILED),
    CONNECT_REFUSED(Outcome.CONNECTION_FAILED),
    CONNECT_TIMEOUT(Outcome.CONNECTION_FAILED),
    /** Any other failure to connect: no route, no local port left. */
    CONNECT_FAILED(Outcome.CONNECTION_FAILED),
    /** The proxy refused a tunnel to the target. */
    PROXY_REFUSED(Outcome.CONNECTION_FAILED),
    TLS(Outcome.CONNECTION_FAILED),
    RESET(Outcome.CONNECTION_FAILED),
    /** A reused connection was closed by the target before the first byte of an answer. */
    STALE_CONNECTION(Outcome.CONNECTION_FAILED),
    /** A fresh connection was closed before the first byte of an answer. */
    CLOSED(Outcome.CONNECTION_FAILED),
    PROTOCOL(Outcome.PROTOCOL_ERROR),
    /** The head of the answer has more or longer headers than are read. */
    HEAD_TOO_LARGE(Outcome.PROTOCOL_ERROR),
    DROPPED(Outcome.DROPPED),
    UNFINISHED(Outcome.UNFINISHED),
    GENERATOR(Outcome.GENERATOR_ERROR);

    private static final Map<String, FailureClass> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toMap(FailureClass::label, known -> known));

    private final Outcome outcome;

    FailureClass(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The class of an answer with a status that was not accepted. */
    public static FailureClass ofStatus(int status) {
        if (status == 429) {
            return HTTP_429;
        }
        return switch (status / 100) {
            case 4 -> HTTP_4XX;
            case 5 -> HTTP_5XX;
            default -> HTTP_OTHER;
        };
    }

    /** The class with this {@link #label}, if there is one. */
    public static Optional<FailureClass> labelled(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }

    /**
     * True if the generator's own delay can be the cause: of a missed time limit, of a start that found no room, of a rate limit
     * that late starts ran into when they were made up.
     */
    public boolean delayCanCause() {
        return switch (this) {
            case HTTP_429,
                    TOO_SLOW,
                    DEADLINE_CONNECT,
                    DEADLINE_SEND,
                    DEADLINE_WAIT,
                    DEADLINE_BODY,
                    DEADLINE_FIRST,
                    DEADLINE_STALL,
                    CONNECT_TIMEOUT,
                    CONNECT_FAILED,
                    STALE_CONNECTION,
                    DROPPED,
                    UNFINISHED,
                    GENERATOR -> true;
            case OK,
                    HTTP_4XX,
                    HTTP_5XX,
                    HTTP_OTHER,
                    EXPECTATION_FAILED,
                    STREAM_ERROR,
                    STREAM_CUT,
                    STREAM_UNFINISHED,
                    DNS,
                    CONNECT_REFUSED,
                    PROXY_REFUSED,
                    TLS,
                    RESET,
                    CLOSED,
                    PROTOCOL,
                    HEAD_TOO_LARGE -> false;
        };
    }

    /** The name in files and reports, for example {@code deadline-wait}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
