package io.github.wingload.simulator;

/** The input of a model is not what it has to be; the message is for the client. */
final class InvalidInputException extends Exception {

    InvalidInputException(String message) {
        super(message);
    }
}
