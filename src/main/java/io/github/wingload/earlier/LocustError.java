package io.github.wingload.earlier;

import io.github.wingload.exchange.FailureClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of an error by its text in a {@code _failures.csv} file. The file may be Locust's, whose texts come from Python and
 * differ between its clients and versions, or wingload's own.
 */
final class LocustError {

    /** {@code BadStatusCode('http://…', code=502)}, {@code HTTPError('502 Server Error: …')}, {@code 502 Bad Gateway}. */
    private static final Pattern STATUS =
            Pattern.compile("code=\\d{3}\\)|^'?HTTPError\\(\\\\?['\"]\\d{3} |^\\d{3}(?: |$)|, got \\d{3}\\b");

    /** Words that identify the class, the specific ones first: a Python error quotes the errors that caused it. */
    private static final List<Words> WORDS = List.of(
            new Words(
                    FailureClass.DEADLINE_CONNECT,
                    "exceeded while connecting",
                    "exceeded while asking the proxy",
                    "exceeded while negotiating"),
            new Words(FailureClass.DEADLINE_SEND, "exceeded while sending"),
            new Words(FailureClass.DEADLINE_BODY, "exceeded while receiving"),
            new Words(FailureClass.DEADLINE_WAIT, "exceeded while waiting"),
            new Words(FailureClass.UNFINISHED, "cut off when the run was stopped"),
            new Words(FailureClass.CONNECT_REFUSED, "connection refused"),
            new Words(FailureClass.PROXY_REFUSED, "proxy refused the tunnel"),
            new Words(FailureClass.HEAD_TOO_LARGE, "answer's head has"),
            new Words(
                    FailureClass.DNS,
                    "gaierror",
                    "name resolution",
                    "nameresolutionerror",
                    "name or service not known",
                    "cannot resolve"),
            new Words(FailureClass.TLS, "sslerror", "ssl:", "certificate", "tls"),
            new Words(FailureClass.CONNECT_TIMEOUT, "connecttimeout", "connecting timed out"),
            new Words(FailureClass.DEADLINE_WAIT, "timed out", "timeout"),
            new Words(FailureClass.STALE_CONNECTION, "kept connection was closed"),
            new Words(FailureClass.RESET, "connectionreset", "connection reset", "broken pipe", "brokenpipe"),
            new Words(FailureClass.CLOSED, "remotedisconnected", "connection closed", "httpconnectionclosed"),
            new Words(
                    FailureClass.PROTOCOL,
                    "httpparseerror",
                    "badstatusline",
                    "incompleteread",
                    "protocolerror",
                    "chunkedencodingerror"),
            new Words(FailureClass.HTTP_OTHER, "toomanyredirects"),
            new Words(FailureClass.CONNECT_FAILED, "newconnectionerror", "no route", "unreachable"));

    /** A text with one of the words is an error of the class. */
    private record Words(FailureClass failureClass, String... words) {
        boolean in(String text) {
            return Arrays.stream(words).anyMatch(text::contains);
        }
    }

    private LocustError() {}

    /** The class of a failed call. An error that names no known fault was found by a check, so it is a failed expectation. */
    static FailureClass failureClass(String error) {
        if (error.startsWith("CatchResponseError(") || error.startsWith("'CatchResponseError(")) {
            return FailureClass.EXPECTATION_FAILED;
        }
        Matcher status = STATUS.matcher(error);
        if (status.find()) {
            return FailureClass.ofStatus(Integer.parseInt(status.group().replaceAll("\\D", "")));
        }
        String text = error.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(words -> words.in(text))
                .findFirst()
                .map(Words::failureClass)
                .orElse(FailureClass.EXPECTATION_FAILED);
    }
}
