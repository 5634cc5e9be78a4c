package io.github.wingload.simulator;

/** What was sent is no HTTP/1 request, or one that this server does not take. The connection cannot go on. */
final class BadRequestException extends Exception {

    private final int status;

    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
