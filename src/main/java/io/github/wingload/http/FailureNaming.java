package io.github.wingload.http;

import io.github.wingload.exchange.Exchange.Failure;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.RequestHeads;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * Names the failure behind a network exception. Messages contain no ports, ids or times, so that equal causes have equal
 * messages.
 *
 * <p>Pure.
 */
final class FailureNaming {

    private FailureNaming() {}

    /**
     * Names a failure.
     *
     * @param stage the phase that the call had reached
     * @param reused true if the connection had been used before
     */
    static Failure name(Exception cause, CallStage stage, boolean reused) {
        if (cause instanceof SSLException secure) {
            return new Failure(FailureClass.TLS, TlsFailureNaming.describe(secure));
        }
        if (cause instanceof RequestHeads.UnsendableException) {
            return new Failure(FailureClass.GENERATOR, "" + cause.getMessage());
        }
        if (stage == CallStage.CONNECT) {
            return connecting(cause);
        }
        if (cause instanceof MessageConstraintException) {
            return new Failure(FailureClass.HEAD_TOO_LARGE, "" + cause.getMessage());
        }
        if (cause instanceof HeadReader.NotHttp) {
            return new Failure(
                    FailureClass.PROTOCOL, "answer is TLS and not HTTP (https:// instead of http:// in the URL?)");
        }
        if (cause instanceof MalformedChunkCodingException || cause instanceof HttpException) {
            return new Failure(FailureClass.PROTOCOL, protocolProblem(cause, stage));
        }
        if (closedByTarget(cause)) {
            return closed(stage, reused);
        }
        if (cause instanceof IOException) {
            return reset(cause, stage, reused);
        }
        return generator(cause);
    }

    /** An exception in wingload's own code. */
    static Failure generator(Exception cause) {
        String message = cause.getMessage();
        return new Failure(
                FailureClass.GENERATOR,
                message == null ? cause.getClass().getName() : cause.getClass().getName() + ": " + message);
    }

    static Failure dns(String host) {
        return new Failure(FailureClass.DNS, "cannot resolve " + host);
    }

    static Failure unfinished() {
        return new Failure(FailureClass.UNFINISHED, "cut off when the run was stopped");
    }

    /** For example {@code deadline of 30 s exceeded while waiting for the answer}. */
    static Failure deadline(long deadlineNs, CallStage stage) {
        return new Failure(
                stage.deadlineClass(), "deadline of " + inWords(deadlineNs) + " exceeded while " + stage.words());
    }

    /** For example {@code no token within 5 s}. */
    static Failure noFirstToken(Duration limit) {
        return new Failure(FailureClass.DEADLINE_FIRST, "no token within " + inWords(limit.toNanos()));
    }

    /** For example {@code no token for 2 s}. */
    static Failure stalled(Duration limit) {
        return new Failure(FailureClass.DEADLINE_STALL, "no further token for " + inWords(limit.toNanos()));
    }

    private static Failure connecting(Exception cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof SocketTimeoutException || message.contains("timed out")) {
            return new Failure(FailureClass.CONNECT_TIMEOUT, "connecting timed out");
        }
        if (cause instanceof BindException || message.contains("cannot assign requested address")) {
            return new Failure(FailureClass.CONNECT_FAILED, "no local port left to connect from");
        }
        if (cause instanceof NoRouteToHostException) {
            return new Failure(FailureClass.CONNECT_FAILED, "no route to the target's host");
        }
        if (message.contains("unreachable")) {
            return new Failure(FailureClass.CONNECT_FAILED, "network is unreachable");
        }
        if (message.contains("too many open files")) {
            return new Failure(FailureClass.CONNECT_FAILED, "too many open files (raise the limit with ulimit -n)");
        }
        if (cause instanceof ConnectException) {
            return new Failure(FailureClass.CONNECT_REFUSED, "connection refused");
        }
        if (cause instanceof IOException) {
            return new Failure(FailureClass.CONNECT_FAILED, "cannot connect: " + withoutNumbers(cause));
        }
        return generator(cause);
    }

    private static boolean closedByTarget(Exception cause) {
        return cause instanceof ConnectionClosedException
                || cause instanceof ClosedChannelException
                || cause instanceof CancelledKeyException;
    }

    private static Failure closed(CallStage stage, boolean reused) {
        return switch (stage) {
            case TUNNEL -> new Failure(FailureClass.CONNECT_FAILED, "proxy closed the connection");
            case HANDSHAKE -> new Failure(FailureClass.TLS, TlsFailureNaming.CLOSED);
            case BODY -> new Failure(FailureClass.PROTOCOL, "connection closed before the end of the answer's body");
            default ->
                reused
                        ? new Failure(
                                FailureClass.STALE_CONNECTION,
                                "kept connection was closed by the target as it was used again")
                        : new Failure(FailureClass.CLOSED, "connection closed without an answer");
        };
    }

    private static Failure reset(Exception cause, CallStage stage, boolean reused) {
        if (reused && stage.beforeAnswer()) {
            return closed(stage, true);
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean plain = message.contains("reset") || message.contains("broken pipe") || message.contains("abort");
        return new Failure(
                FailureClass.RESET,
                (plain ? "connection reset" : "connection broken: " + withoutNumbers(cause)) + " while "
                        + stage.words());
    }

    private static String protocolProblem(Exception cause, CallStage stage) {
        if (stage == CallStage.BODY) {
            return cause instanceof MalformedChunkCodingException
                    ? "answer's body is not well-formed chunks or ended early"
                    : "answer's body breaks HTTP: " + withoutNumbers(cause);
        }
        return "answer is not HTTP/1.1: " + withoutNumbers(cause);
    }

    /** The message without text from the wire and without numbers that differ from call to call. */
    private static String withoutNumbers(Exception cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return message.split("[;:\\[<(\"]", 2)[0].strip().replaceAll("\\d+", "N");
    }

    private static String inWords(long ns) {
        if (ns % 1_000_000_000L == 0) {
            return ns / 1_000_000_000L + " s";
        }
        if (ns % 1_000_000L == 0) {
            return ns / 1_000_000L + " ms";
        }
        return String.format(Locale.ROOT, "%s ms", ns / 1e6);
    }
}
