package io.github.wingload.http;

import io.github.wingload.exchange.FailureClass;

/** How far a call has come. */
enum Stage {
    QUEUE(FailureClass.DEADLINE_QUEUE, "queueing for a connection"),
    CONNECT(FailureClass.DEADLINE_CONNECT, "connecting"),
    TUNNEL(FailureClass.DEADLINE_CONNECT, "asking the proxy for a tunnel"),
    HANDSHAKE(FailureClass.DEADLINE_CONNECT, "negotiating TLS"),
    SEND(FailureClass.DEADLINE_SEND, "sending the request"),
    WAIT(FailureClass.DEADLINE_WAIT, "waiting for the answer"),
    BODY(FailureClass.DEADLINE_BODY, "receiving the answer's body");

    private final FailureClass deadlineClass;
    private final String words;

    Stage(FailureClass deadlineClass, String words) {
        this.deadlineClass = deadlineClass;
        this.words = words;
    }

    FailureClass deadlineClass() {
        return deadlineClass;
    }

    /** To be put after "while". */
    String words() {
        return words;
    }

    /** True until there is a connection that a request can be sent over. */
    boolean connecting() {
        return compareTo(SEND) < 0;
    }

    /** True while no byte of an answer can have been used. */
    boolean beforeAnswer() {
        return this == SEND || this == WAIT;
    }
}
