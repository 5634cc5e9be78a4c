package io.github.wingload.exchange;

import java.util.Optional;

/**
 * An answer that was read as a stream, and whether it is a complete one.
 *
 * @param answer its events
 * @param error the message of the last error in it
 * @param ended true if the stream has the end that its format asks for
 * @param malformed true if the data of an event is not JSON though its format asks for that
 * @param tooLong true if an event was longer than {@link Request#MOST_KEPT_BYTES}; what came after it was not read
 */
public record ReadStream(
        StreamedAnswer answer, Optional<String> error, boolean ended, boolean malformed, boolean tooLong) {}
