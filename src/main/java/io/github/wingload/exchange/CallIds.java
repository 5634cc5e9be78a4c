package io.github.wingload.exchange;

import io.github.wingload.plan.GeneratedValue.TraceParent;

/**
 * The ids by which a server's logs and traces name a call.
 *
 * @param trace the W3C trace id that was sent, 32 hex digits; empty if none was
 * @param request the answer's {@code x-request-id}; empty if it had none. At most {@value #LONGEST} visible ASCII characters: others
 *     are replaced by a question mark
 */
public record CallIds(String trace, String request) {

    /** A call without ids. */
    public static final CallIds NONE = new CallIds("", "");

    /** Longer ids are cut. A UUID has 36 characters. */
    public static final int LONGEST = 100;

    private static final String REQUEST_HEADER = "x-request-id";

    /** {@code 00-}, then the trace id. */
    private static final int TRACE_FROM = 3;

    private static final int TRACE_TO = 35;

    /** The ids of a request that was sent with a {@code traceparent}, and of its answer. */
    public static CallIds of(Request request, ResponseHeaders answer) {
        String trace = request.headers().stream()
                .filter(field -> field.name().equals(TraceParent.HEADER))
                .map(field -> field.value().substring(TRACE_FROM, TRACE_TO))
                .findFirst()
                .orElse("");
        return new CallIds(
                trace, answer.first(REQUEST_HEADER).map(CallIds::visible).orElse(""));
    }

    public boolean none() {
        return trace.isEmpty() && request.isEmpty();
    }

    private static String visible(String id) {
        String bounded = id.substring(0, Math.min(LONGEST, id.length()));
        return bounded.chars().allMatch(CallIds::isVisible) ? bounded : bounded.replaceAll("[^!-~]", "?");
    }

    private static boolean isVisible(int character) {
        return '!' <= character && character <= '~';
    }
}
