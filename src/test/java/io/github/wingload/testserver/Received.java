package io.github.wingload.testserver;

import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param connection on which connection, from 1 in the order in which they were accepted
 * @param head request line and header lines, without the empty line
 * @param body as many bytes as {@code Content-Length} says
 */
public record Received(int connection, String head, byte[] body) {

    /** For example {@code GET /path HTTP/1.1}. */
    public String line() {
        return head.lines().findFirst().orElseThrow();
    }

    public String method() {
        return line().split(" ")[0];
    }

    /** The request target: a path, as a rule. */
    public String target() {
        return line().split(" ")[1];
    }

    public Optional<String> header(String name) {
        return head.lines()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
