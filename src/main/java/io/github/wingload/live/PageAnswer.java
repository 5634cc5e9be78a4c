package io.github.wingload.live;

import java.nio.charset.StandardCharsets;

/** The answer to an {@link Ask}. */
public sealed interface PageAnswer {

    /**
     * A whole answer.
     *
     * @param type its Content-Type
     * @param policy its Content-Security-Policy; a page has one more in itself
     */
    @SuppressWarnings("ArrayRecordComponent") // Answers are not compared.
    record Whole(int status, String type, String policy, byte[] body) implements PageAnswer {}

    /** Events of a run, until it is over. */
    record Events(Audience audience) implements PageAnswer {}

    /** The browser is sent to another page of this server. */
    record Elsewhere(String path) implements PageAnswer {}

    /** A page of wingload names its scripts itself; no other page may have it in a frame. */
    String PAGE = "frame-ancestors 'none'";

    /** Data are no page. */
    String DATA = "default-src 'none'; frame-ancestors 'none'";

    /** A file from the disk may be anybody's: it can neither ask for anything nor act as a page of wingload. */
    String FOREIGN = "sandbox allow-scripts; default-src 'unsafe-inline' data:; frame-ancestors 'none'";

    /** A page of wingload. */
    static PageAnswer page(String html) {
        return new Whole(200, "text/html; charset=utf-8", PAGE, utf8(html));
    }

    /** A page that was read from a file. */
    static PageAnswer file(byte[] html) {
        return new Whole(200, "text/html; charset=utf-8", FOREIGN, html);
    }

    /** Data for a script of wingload. */
    static PageAnswer json(int status, String json) {
        return new Whole(status, "application/json", DATA, utf8(json));
    }

    /** A sentence. */
    static PageAnswer words(int status, String words) {
        return new Whole(status, "text/plain; charset=utf-8", DATA, utf8(words));
    }

    /** There is no such page. */
    static PageAnswer nothing() {
        return words(404, "There is no such page.");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
