package io.github.wingload.wiki;

import io.github.wingload.text.Excerpt;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Text of a server in messages: in one line, cut to 200 characters, and without characters that control a terminal. */
final class ForeignText {

    private static final int LONGEST = 200;

    private ForeignText() {}

    static String shown(String text) {
        String start = Excerpt.start(text.strip(), LONGEST);
        return Printable.of(start.replaceAll("\\s+", " "));
    }

    /** The text after a colon; empty if it is blank. */
    static String quote(String text) {
        String shown = shown(text);
        return shown.isEmpty() ? "" : ": " + shown;
    }

    /** Why there is no answer of a host. */
    static String ofFailure(String host, IOException failure) {
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return host + " cannot be reached";
        }
        return "the connection to " + host + " broke: " + shown(IoReason.of(failure));
    }
}
