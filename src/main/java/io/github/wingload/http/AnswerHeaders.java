package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.ResponseHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** The headers of an answer, parsed and copied on first use. */
record AnswerHeaders(AnswerHead head) implements ResponseHeaders {

    @Override
    public List<HeaderField> all() {
        try {
            List<CharArrayBuffer> lines = HeadLines.of(head.bytes());
            List<HeaderField> fields = new ArrayList<>(lines.size() - 1);
            for (CharArrayBuffer line : lines.subList(1, lines.size())) {
                Header header = LazyLaxLineParser.INSTANCE.parseHeader(line);
                fields.add(new HeaderField(header.getName(), header.getValue()));
            }
            return List.copyOf(fields);
        } catch (HttpException | IOException e) {
            throw new IllegalStateException("a head that was understood before", e);
        }
    }

    /** Searches the raw bytes, without parsing: every call asks for the header that holds the target's own time. */
    @Override
    public Optional<String> first(String name) {
        byte[] bytes = head.bytes();
        int start = afterLine(bytes, 0);
        while (start < bytes.length) {
            int next = afterLine(bytes, start);
            int value = valueStart(bytes, start, name);
            if (value > 0) {
                boolean goesOn = next < bytes.length && (bytes[next] == ' ' || bytes[next] == '\t');
                return goesOn ? ResponseHeaders.super.first(name) : Optional.of(text(bytes, value, next));
            }
            start = next;
        }
        return Optional.empty();
    }

    private static int afterLine(byte[] bytes, int start) {
        int at = start;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /** The index of the line's value, after the colon; 0 if the line has another name. */
    private static int valueStart(byte[] bytes, int start, String name) {
        int colon = start + name.length();
        for (int i = start; i < colon; i++) {
            if (i == bytes.length || lower(bytes[i]) != lower(name.charAt(i - start))) {
                return 0;
            }
        }
        while (colon < bytes.length && (bytes[colon] == ' ' || bytes[colon] == '\t')) {
            colon++;
        }
        return colon < bytes.length && bytes[colon] == ':' ? colon + 1 : 0;
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    }

    private static String text(byte[] bytes, int from, int to) {
        String value = new String(bytes, from, Math.min(to, bytes.length) - from, StandardCharsets.ISO_8859_1);
        return value.strip().replace('\r', ' ').replace('\0', ' ');
    }
}
