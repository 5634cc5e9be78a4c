package io.github.wingload.artefact;

import io.github.wingload.exchange.FailureClass;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of an error by its text in a {@code _failures.csv} file. The file may be Locust's, whose texts come from Python and
 * differ between its clients and versions, or wingload's own.
 */
final class LocustError {

    /** {@code BadStatusCode('http://…', code=502)}, {@code HTTPError('502 Server Error: …')}, {@code 502 Bad Gateway}. */
    private static final Pattern STATUS =
            Pattern.compile("code=(\\d{3})\\)|^'?HTTPError\\(\\\\?['\"](\\d{3}) |^(\\d{3})(?: |$)|, got (\\d{3})\\b");

    /** Words that identify the class, the specific ones first: a Python error quotes the errors that caused it. */
    private static final Map<String, FailureClass> WORDS = words();

    private LocustError() {}

    /** The class of a failed call; what only a test can have found wrong is a failed expectation. */
    static FailureClass failureClass(String error) {
        if (error.startsWith("CatchResponseError(") || error.startsWith("'CatchResponseError(")) {
            return FailureClass.EXPECTATION_FAILED;
        }
        Matcher status = STATUS.matcher(error);
        if (status.find()) {
            return FailureClass.ofStatus(Integer.parseInt(group(status)));
        }
        String text = error.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(FailureClass.EXPECTATION_FAILED);
    }

    private static String group(Matcher status) {
        for (int i = 1; i < status.groupCount(); i++) {
            if (status.group(i) != null) {
                return status.group(i);
            }
        }
        return status.group(status.groupCount());
    }

    private static Map<String, FailureClass> words() {
        Map<String, FailureClass> words = new LinkedHashMap<>();
        words.put("exceeded while queueing", FailureClass.DEADLINE_QUEUE);
        words.put("exceeded while connecting", FailureClass.DEADLINE_CONNECT);
        words.put("exceeded while asking the proxy", FailureClass.DEADLINE_CONNECT);
        words.put("exceeded while negotiating", FailureClass.DEADLINE_CONNECT);
        words.put("exceeded while sending", FailureClass.DEADLINE_SEND);
        words.put("exceeded while receiving", FailureClass.DEADLINE_BODY);
        words.put("exceeded while waiting", FailureClass.DEADLINE_WAIT);
        words.put("cut off when the run was stopped", FailureClass.UNFINISHED);
        words.put("connection refused", FailureClass.CONNECT_REFUSED);
        words.put("gaierror", FailureClass.DNS);
        words.put("name resolution", FailureClass.DNS);
        words.put("nameresolutionerror", FailureClass.DNS);
        words.put("name or service not known", FailureClass.DNS);
        words.put("cannot resolve", FailureClass.DNS);
        words.put("sslerror", FailureClass.TLS);
        words.put("ssl:", FailureClass.TLS);
        words.put("certificate", FailureClass.TLS);
        words.put("tls", FailureClass.TLS);
        words.put("connecttimeout", FailureClass.CONNECT_TIMEOUT);
        words.put("connecting timed out", FailureClass.CONNECT_TIMEOUT);
        words.put("timed out", FailureClass.DEADLINE_WAIT);
        words.put("timeout", FailureClass.DEADLINE_WAIT);
        words.put("kept connection was closed", FailureClass.STALE_CONNECTION);
        words.put("connectionreset", FailureClass.RESET);
        words.put("connection reset", FailureClass.RESET);
        words.put("broken pipe", FailureClass.RESET);
        words.put("brokenpipe", FailureClass.RESET);
        words.put("remotedisconnected", FailureClass.CLOSED);
        words.put("connection closed", FailureClass.CLOSED);
        words.put("httpconnectionclosed", FailureClass.CLOSED);
        words.put("httpparseerror", FailureClass.PROTOCOL);
        words.put("badstatusline", FailureClass.PROTOCOL);
        words.put("incompleteread", FailureClass.PROTOCOL);
        words.put("protocolerror", FailureClass.PROTOCOL);
        words.put("chunkedencodingerror", FailureClass.PROTOCOL);
        words.put("toomanyredirects", FailureClass.HTTP_OTHER);
        words.put("newconnectionerror", FailureClass.CONNECT_FAILED);
        words.put("no route", FailureClass.CONNECT_FAILED);
        words.put("unreachable", FailureClass.CONNECT_FAILED);
        return words;
    }
}
