package io.github.wingload.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.wingload.exchange.Exchange.Failure;
import io.github.wingload.exchange.FailureClass;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureNamingTest {

    static Stream<Arguments> causes() {
        SocketException reset = new SocketException("Connection reset");
        ConnectionClosedException closed = new ConnectionClosedException();
        String stale = "kept connection was closed by the target as it was used again";
        return Stream.of(
                arguments(
                        new ConnectException("Connection refused"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_REFUSED,
                        "connection refused"),
                arguments(
                        new ConnectException("Connection timed out"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_TIMEOUT,
                        "connecting timed out"),
                arguments(
                        new BindException("Address already in use"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_FAILED,
                        "no local port left to connect from"),
                arguments(
                        new NoRouteToHostException("No route to host"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_FAILED,
                        "no route to the target's host"),
                arguments(
                        new SocketException("Network is unreachable"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_FAILED,
                        "network is unreachable"),
                arguments(
                        new SocketException("Too many open files"),
                        CallStage.CONNECT,
                        false,
                        FailureClass.CONNECT_FAILED,
                        "too many open files (raise the limit with ulimit -n)"),
                arguments(
                        reset,
                        CallStage.HANDSHAKE,
                        false,
                        FailureClass.RESET,
                        "connection reset while negotiating TLS"),
                arguments(
                        reset, CallStage.SEND, false, FailureClass.RESET, "connection reset while sending the request"),
                arguments(reset, CallStage.SEND, true, FailureClass.STALE_CONNECTION, stale),
                arguments(reset, CallStage.WAIT, true, FailureClass.STALE_CONNECTION, stale),
                arguments(
                        reset,
                        CallStage.BODY,
                        true,
                        FailureClass.RESET,
                        "connection reset while receiving the answer's body"),
                arguments(
                        new IOException("Broken pipe"),
                        CallStage.SEND,
                        false,
                        FailureClass.RESET,
                        "connection reset while sending the request"),
                arguments(closed, CallStage.WAIT, false, FailureClass.CLOSED, "connection closed without an answer"),
                arguments(closed, CallStage.WAIT, true, FailureClass.STALE_CONNECTION, stale),
                arguments(
                        closed,
                        CallStage.BODY,
                        true,
                        FailureClass.PROTOCOL,
                        "connection closed before the end of the answer's body"),
                arguments(closed, CallStage.TUNNEL, false, FailureClass.CONNECT_FAILED, "proxy closed the connection"),
                arguments(
                        closed,
                        CallStage.HANDSHAKE,
                        false,
                        FailureClass.TLS,
                        "target closed the connection during the TLS handshake (does it speak TLS on this port?)"),
                arguments(
                        new TruncatedChunkException("Truncated chunk (expected size: 8; actual size: 3)"),
                        CallStage.BODY,
                        false,
                        FailureClass.PROTOCOL,
                        "answer's body is not well-formed chunks or ended early"),
                arguments(
                        new ParseException("Invalid status line", "x4711y", 0, 3, 1),
                        CallStage.WAIT,
                        true,
                        FailureClass.PROTOCOL,
                        "answer is not HTTP/1.1: Invalid status line"),
                arguments(
                        new IllegalStateException("a bug"),
                        CallStage.WAIT,
                        false,
                        FailureClass.GENERATOR,
                        "java.lang.IllegalStateException: a bug"));
    }

    /** As JSSE reports it: the expiry is the cause of a cause. */
    @Test
    void expiredCertificateIsCalledExpired() {
        CertPathValidatorException path =
                new CertPathValidatorException("validity check failed", new CertificateExpiredException("NotAfter"));
        SSLHandshakeException failure = new SSLHandshakeException("PKIX path validation failed");
        failure.initCause(new CertificateException("PKIX path validation failed", path));
        assertThat(FailureNaming.name(failure, CallStage.HANDSHAKE, false))
                .isEqualTo(new Failure(FailureClass.TLS, "certificate has expired"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void eachCauseHasItsFailureClassAndMessage(
            Exception cause, CallStage stage, boolean reused, FailureClass expected, String words) {
        assertThat(FailureNaming.name(cause, stage, reused)).isEqualTo(new Failure(expected, words));
    }

    static Stream<Arguments> handshakes() {
        return Stream.of(
                arguments(
                        new SSLHandshakeException("PKIX path building failed"),
                        new CertPathBuilderException("unable to find valid certification path to requested target"),
                        "certificate is not trusted (ca_file names the authority to trust)"),
                arguments(
                        new SSLHandshakeException("No name matching a.example found"),
                        new CertificateException("No name matching a.example found"),
                        "certificate is for another name (sni sets the name to ask for)"),
                arguments(
                        new SSLHandshakeException("PKIX path validation failed"),
                        new CertificateExpiredException("NotAfter: Mon Jan 01 00:00:00 UTC 2024"),
                        "certificate has expired"),
                arguments(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        null,
                        "target does not speak TLS on this port (http:// instead of https:// in the URL?)"),
                arguments(
                        new SSLHandshakeException("Received fatal alert: certificate_required"),
                        null,
                        "target refused the handshake: certificate_required (client_certificate names what to show)"),
                arguments(
                        new SSLHandshakeException("Received fatal alert: protocol_version"),
                        null,
                        "target refused the handshake: protocol_version"),
                arguments(
                        new SSLHandshakeException("Remote host terminated the handshake"),
                        null,
                        "target closed the connection during the TLS handshake (does it speak TLS on this port?)"));
    }

    @ParameterizedTest
    @MethodSource("handshakes")
    void failedHandshakeSaysWhatToDo(SSLException failure, Exception cause, String words) {
        if (cause != null) {
            failure.initCause(cause);
        }
        assertThat(FailureNaming.name(failure, CallStage.HANDSHAKE, false))
                .isEqualTo(new Failure(FailureClass.TLS, words));
    }

    @ParameterizedTest
    @CsvSource({
        "30000000000, CONNECT, DEADLINE_CONNECT, deadline of 30 s exceeded while connecting",
        "1500000000, CONNECT, DEADLINE_CONNECT, deadline of 1500 ms exceeded while connecting",
        "500000, WAIT, DEADLINE_WAIT, deadline of 0.5 ms exceeded while waiting for the answer"
    })
    void deadlineMessageHasTheLengthAndThePhase(long deadlineNs, CallStage stage, FailureClass expected, String words) {
        assertThat(FailureNaming.deadline(deadlineNs, stage)).isEqualTo(new Failure(expected, words));
    }

    @Test
    void messagesOmitValuesThatDifferFromCallToCall() {
        Exception first = new IOException("peer 17 went away: 10.0.0.1:4711");
        Exception second = new IOException("peer 99 went away: 10.0.0.2:4712");

        assertThat(FailureNaming.name(first, CallStage.WAIT, false))
                .isEqualTo(FailureNaming.name(second, CallStage.WAIT, false));
    }
}
