package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.HttpAnswer;

/**
 * An answer, and whether the model computes it.
 *
 * @param usesModel false for an answer that needs no work of a pod
 */
record ModelReply(HttpAnswer answer, boolean usesModel) {

    static ModelReply atOnce(HttpAnswer answer) {
        return new ModelReply(answer, false);
    }
}
