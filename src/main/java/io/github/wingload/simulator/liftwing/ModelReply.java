package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.HttpAnswer;

/** An answer, and what it takes. */
record ModelReply(HttpAnswer answer, Work work) {

    /** What the model server does for an answer. */
    enum Work {
        /** Nothing that takes time. */
        NONE,
        /** The model computes it. */
        PREDICTION,
        /** The model server waits for MediaWiki until its timeout. */
        EGRESS_TIMEOUT
    }

    static ModelReply atOnce(HttpAnswer answer) {
        return new ModelReply(answer, Work.NONE);
    }

    static ModelReply predicted(HttpAnswer answer) {
        return new ModelReply(answer, Work.PREDICTION);
    }

    static ModelReply withoutEgress(HttpAnswer answer) {
        return new ModelReply(answer, Work.EGRESS_TIMEOUT);
    }
}
