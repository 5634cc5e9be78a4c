package io.github.wingload.simulator.mlapi;

/** A model refuses its input; the message is for the client. */
final class InvalidInput extends Exception {

    InvalidInput(String message) {
        super(message);
    }
}
