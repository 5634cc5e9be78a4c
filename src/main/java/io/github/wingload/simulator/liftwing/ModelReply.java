package io.github.wingload.simulator.liftwing;

import io.github.wingload.simulator.http.HttpAnswer;

/**
 * An answer, and whether the model has to work for it.
 *
 * @param usesModel false for what is answered before a pod does any work
 */
record ModelReply(HttpAnswer answer, boolean usesModel) {

    static ModelReply atOnce(HttpAnswer answer) {
        return new ModelReply(answer, false);
    }
}
