package io.github.wingload.http;

import io.github.wingload.exchange.FailureClass;

/** The phase that a call has reached. */
enum CallStage {
    CONNECT(FailureClass.DEADLINE_CONNECT, "connecting"),
    TUNNEL(FailureClass.DEADLINE_CONNECT, "asking the proxy for a tunnel"),
    HANDSHAKE(FailureClass.DEADLINE_CONNECT, "negotiating TLS"),
    SEND(FailureClass.DEADLINE_SEND, "sending the request"),
    WAIT(FailureClass.DEADLINE_WAIT, "waiting for the answer"),
    BODY(FailureClass.DEADLINE_BODY, "receiving the answer's body");

    private final FailureClass deadlineClass;
    private final String words;

    CallStage(FailureClass deadlineClass, String words) {
        this.deadlineClass = deadlineClass;
        this.words = words;
    }

    FailureClass deadlineClass() {
        return deadlineClass;
    }

    /** Completes a sentence after "while". */
    String words() {
        return words;
    }

    /** True while no byte of an answer has been used. */
    boolean beforeAnswer() {
        return this == SEND || this == WAIT;
    }
}
