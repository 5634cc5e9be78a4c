package io.github.wingload.scenario.data;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as one piece of a URL (RFC 3986). */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** UTF-8 with {@code %XX} for every byte but the unreserved characters: letters, digits and {@code -._~}. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
