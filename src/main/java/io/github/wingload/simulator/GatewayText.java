package io.github.wingload.simulator;

/**
 * Bodies of 502s: the texts with which the proxy beside a pod reports a connection that broke. Mostly a plain end of file;
 * every fourth is a reset, with a port that differs from one to the next, so that reports have something to group.
 */
final class GatewayText {

    private static final int FIRST_PORT = 32_768;
    private static final int PORTS = 28_232;

    private int count;

    HttpAnswer next() {
        count++;
        return HttpAnswer.plainError(502, count % 4 == 0 ? reset(FIRST_PORT + count * 7919 % PORTS) : "EOF");
    }

    private static String reset(int port) {
        return "read tcp 127.0.0.1:" + port + "->127.0.0.1:8080: read: connection reset by peer";
    }
}
