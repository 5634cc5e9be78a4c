package io.github.wingload.exchange;

import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.plan.task.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes request heads: request line, {@code Host}, the request's own headers, {@code Content-Length}, {@code Connection}, and
 * nothing else. Text is UTF-8. Thread-safe.
 *
 * <p>Most requests of a task differ only in their body, so the part before the length is cached.
 */
public final class RequestHeads {

    /** With these methods an empty body gets a {@code Content-Length: 0}, which some servers require. */
    private static final Set<String> BODY_EXPECTED = Set.of("POST", "PUT", "PATCH");

    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] END = ascii("\r\nConnection: keep-alive\r\n\r\n");
    private static final byte[] END_WITHOUT_LENGTH = ascii("Connection: keep-alive\r\n\r\n");
    private static final int KEPT = 64;

    private final String pathPrefix;
    private final String host;

    /** Read and written without a lock: entries are immutable, and a lost one is made again. */
    private final Beginning[] kept = new Beginning[KEPT];

    /**
     * @param pathPrefix put before each path; may be empty
     * @param host the value of {@code Host} for requests that do not set it
     */
    public RequestHeads(String pathPrefix, String host) {
        this.pathPrefix = pathPrefix;
        this.host = host;
    }

    /** The heads of requests to a target. */
    public static RequestHeads to(UrlTarget target) {
        return new RequestHeads(target.beforePath(), target.host());
    }

    /** A request that cannot be sent, since a header of it would be read as something else. */
    public static final class UnsendableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsendableException(String header) {
            super("header " + header + " has a line break or another control character, so the request was not sent");
        }
    }

    /**
     * The head's bytes.
     *
     * @throws UnsendableException if a header's value has a control character
     */
    public byte[] of(Request request) {
        byte[] beginning = beginning(request);
        long length = request.body().length();
        if (length == 0 && !BODY_EXPECTED.contains(request.method())) {
            byte[] head = new byte[beginning.length + END_WITHOUT_LENGTH.length];
            System.arraycopy(beginning, 0, head, 0, beginning.length);
            System.arraycopy(END_WITHOUT_LENGTH, 0, head, beginning.length, END_WITHOUT_LENGTH.length);
            return head;
        }
        int digits = digits(length);
        byte[] head = new byte[beginning.length + LENGTH.length + digits + END.length];
        int at = beginning.length;
        System.arraycopy(beginning, 0, head, 0, at);
        System.arraycopy(LENGTH, 0, head, at, LENGTH.length);
        at += LENGTH.length + digits;
        long rest = length;
        for (int i = 1; i <= digits; i++) {
            head[at - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(END, 0, head, at, END.length);
        return head;
    }

    private byte[] beginning(Request request) {
        int slot = System.identityHashCode(request.headers()) & KEPT - 1;
        Beginning beginning = kept[slot];
        if (beginning == null || !beginning.isOf(request)) {
            beginning =
                    new Beginning(request.method(), request.path(), request.host(), request.headers(), write(request));
            kept[slot] = beginning;
        }
        return beginning.bytes;
    }

    private byte[] write(Request request) {
        StringBuilder text = new StringBuilder(256);
        text.append(request.method())
                .append(' ')
                .append(pathPrefix)
                .append(request.path())
                .append(" HTTP/1.1\r\n");
        field(text, "Host", request.host().orElse(host));
        for (HeaderField field : request.headers()) {
            field(text, field.name(), field.value());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(StringBuilder text, String name, String value) {
        if (Header.cannotHold(value)) {
            throw new UnsendableException(name);
        }
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The part of a head before its length. */
    private record Beginning(
            String method, String path, Optional<String> host, List<HeaderField> headers, byte[] bytes) {

        /** True for a request of the same task: its constant headers are the same list. */
        boolean isOf(Request request) {
            return headers == request.headers()
                    && path.equals(request.path())
                    && method.equals(request.method())
                    && host.equals(request.host());
        }
    }
}
