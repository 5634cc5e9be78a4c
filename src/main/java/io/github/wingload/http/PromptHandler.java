package io.github.wingload.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.reactor.IOSession;

/**
 * HTTP/1.1 on a session, with requests written in the turn of the reactor in which they begin.
 *
 * <p>HttpCore begins a request in one turn, which fills its buffer, and writes the buffer in the next. Asking a second time
 * saves the wait between and two changes of the selector's interest for each request.
 */
final class PromptHandler extends ClientHttp1IOEventHandler {

    PromptHandler(ClientHttp1StreamDuplexer http1) {
        super(http1);
    }

    @Override
    public void outputReady(IOSession session) throws IOException {
        super.outputReady(session);
        if (session.isOpen() && (session.getEventMask() & SelectionKey.OP_WRITE) != 0) {
            super.outputReady(session);
        }
    }
}
