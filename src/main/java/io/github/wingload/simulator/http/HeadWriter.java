package io.github.wingload.simulator.http;

import io.github.wingload.text.StatusText;
import io.github.wingload.time.NanoClock;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes the heads of answers as the ingress in front of the service does, or as the service itself if it has no ingress. Not
 * thread-safe, because it caches the date for a second.
 */
final class HeadWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long SECOND_NS = 1_000_000_000L;

    private static final String INGRESS = "istio-envoy";

    private final NanoClock clock;
    private final String server;
    private String date;
    private long dateReadNs;

    /** @param server the {@code server} header; the ingress adds a header with the service time */
    HeadWriter(NanoClock clock, String server) {
        this.clock = clock;
        this.server = server;
        readDate(clock.nanos());
    }

    /** @param serviceMs how long the ingress waited for the service */
    byte[] whole(HttpAnswer answer, long serviceMs, boolean keepAlive) {
        return bytes(answer, "content-length: " + answer.body().length + "\r\n", serviceMs, keepAlive);
    }

    /**
     * The head of an answer whose body comes in pieces.
     *
     * @param chunked false if the end of the connection ends the body
     */
    byte[] streamed(HttpAnswer answer, long serviceMs, boolean chunked, boolean keepAlive) {
        return bytes(answer, chunked ? "transfer-encoding: chunked\r\n" : "", serviceMs, keepAlive);
    }

    private byte[] bytes(HttpAnswer answer, String framing, long serviceMs, boolean keepAlive) {
        String head = "HTTP/1.1 " + StatusText.of(answer.status())
                + "\r\n" + framing
                + "content-type: " + answer.contentType()
                + "\r\ndate: " + date()
                + "\r\nserver: " + server
                + (server.equals(INGRESS) ? "\r\nx-envoy-upstream-service-time: " + serviceMs : "")
                + "\r\n" + answer.moreHeaders()
                + (keepAlive ? "\r\n" : "connection: close\r\n\r\n");
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String date() {
        long nowNs = clock.nanos();
        if (nowNs - dateReadNs >= SECOND_NS) {
            readDate(nowNs);
        }
        return date;
    }

    private void readDate(long nowNs) {
        date = DATE.format(clock.wallTime());
        dateReadNs = nowNs;
    }
}
