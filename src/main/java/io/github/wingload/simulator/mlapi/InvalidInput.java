package io.github.wingload.simulator.mlapi;

import io.github.wingload.simulator.http.HttpAnswer;
import io.github.wingload.simulator.http.Json;

/** A model refuses its input. */
final class InvalidInput extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    /** @param message for the client */
    InvalidInput(String message) {
        super(message);
        this.answer = Json.object(400, "error", message);
    }

    HttpAnswer answer() {
        return answer;
    }
}
