package io.github.wingload.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as it came over the wire, for whoever wants to know what was sent to the last byte.
 *
 * @param head request line and header lines with all their line ends and the empty line, one character for each byte
 * @param body its bytes; not copied, so not to be changed
 */
public record ReceivedRequest(String head, byte[] body) {

    private static final String LINE_END = "\r\n";

    /** Such as {@code POST}. */
    public String method() {
        return requestLine()[0];
    }

    /** Path and query as sent, such as {@code /v3/scores/enwiki?models=damaging}. */
    public String target() {
        return requestLine()[1];
    }

    /** The target without its query. */
    public String path() {
        int query = target().indexOf('?');
        return query < 0 ? target() : target().substring(0, query);
    }

    /** The target behind its first question mark; empty when there is none. */
    public String query() {
        int query = target().indexOf('?');
        return query < 0 ? "" : target().substring(query + 1);
    }

    /** All header lines in their order. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        String[] lines = head.split(LINE_END);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(new Header(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).trim()));
        }
        return headers;
    }

    /** The first header of that name, in whatever case it was sent. */
    public Optional<String> header(String name) {
        return headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private String[] requestLine() {
        return head.substring(0, head.indexOf(LINE_END)).split(" ");
    }

    /**
     * One header line.
     *
     * @param name in the case in which it was sent
     * @param value without the spaces around it
     */
    public record Header(String name, String value) {}
}
