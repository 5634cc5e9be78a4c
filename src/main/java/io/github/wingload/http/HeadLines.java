package io.github.wingload.http;

import org.apache.hc.core5.http.FormattedHeader;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Takes the lines of an answer's head as HttpCore does, and the usual ones without making texts of them.
 *
 * <p>Usual is {@code HTTP/1.1 200 OK} and a header of a well-known name. Anything else is HttpCore's to understand or refuse.
 */
final class HeadLines extends LazyLaxLineParser {

    private static final String OK_LINE = "HTTP/1.1 200 OK";
    private static final StatusLine OK = new StatusLine(HttpVersion.HTTP_1_1, 200, "OK");

    /** Different spellings are different texts: reports show names as the target writes them. */
    private static final String[] KNOWN = {
        "content-type",
        "content-length",
        "server",
        "date",
        "connection",
        "x-envoy-upstream-service-time",
        "x-request-id",
        "vary",
        "age",
        "Content-Type",
        "Content-Length",
        "Server",
        "Date",
        "Connection",
        "Keep-Alive",
        "Vary"
    };

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
        return matches(line, OK_LINE, line.length()) ? OK : super.parseStatusLine(line);
    }

    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
        int colon = line.indexOf(':');
        for (String name : KNOWN) {
            if (matches(line, name, colon)) {
                return new KnownHeader(name, line);
            }
        }
        return super.parseHeader(line);
    }

    /** True if the line's first characters, so many, are this text. */
    private static boolean matches(CharArrayBuffer line, String text, int length) {
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (line.charAt(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A header whose value becomes a text when somebody asks. */
    private record KnownHeader(String name, CharArrayBuffer line) implements FormattedHeader {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getValue() {
            return line.substringTrimmed(getValuePos(), line.length());
        }

        @Override
        public boolean isSensitive() {
            return false;
        }

        @Override
        public CharArrayBuffer getBuffer() {
            return line;
        }

        @Override
        public int getValuePos() {
            return name.length() + 1;
        }
    }
}
