package io.github.wingload.testserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What the server does with a request. Once it returns, the next request of the connection is read, if it is open. */
@FunctionalInterface
public interface Script {

    void play(Received request, Peer peer) throws IOException, InterruptedException;

    /** A complete answer; headers as {@code Name: value}. */
    static Script answer(int status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length);
        String answer = head + "\r\n\r\n" + body;
        return (request, peer) -> peer.send(answer);
    }

    /** These bytes and nothing else. */
    static Script raw(String text) {
        return (request, peer) -> peer.send(text);
    }

    static Script after(Duration pause, Script script) {
        return (request, peer) -> {
            Thread.sleep(pause.toMillis());
            script.play(request, peer);
        };
    }

    /** One thing after the other. */
    default Script then(Script next) {
        return (request, peer) -> {
            play(request, peer);
            next.play(request, peer);
        };
    }

    /** No answer, ever. */
    static Script stall() {
        return (request, peer) -> peer.swallow();
    }

    /** A body that comes a byte at a time, until the client has had enough. */
    static Script drip(int status) {
        return (request, peer) -> {
            peer.send("HTTP/1.1 " + status + " Dripping\r\nContent-Length: 1000000\r\n\r\n");
            while (true) {
                peer.send("x");
                Thread.sleep(10);
            }
        };
    }

    static Script reset() {
        return (request, peer) -> peer.reset();
    }

    static Script close() {
        return (request, peer) -> peer.close();
    }

    /** Half a body. */
    static Script truncate() {
        return raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345").then(close());
    }

    /** What the request's path, without its query, asks for. */
    static Script byPath(Map<String, Script> scripts) {
        return (request, peer) -> {
            String path = request.target().split("\\?")[0];
            Script script = scripts.get(path);
            if (script == null) {
                throw new IllegalStateException("no script for " + path);
            }
            script.play(request, peer);
        };
    }
}
