package io.github.wingload.result;

/**
 * Exceptions of wingload with the same stack trace.
 *
 * @param count how many; 1 or more
 * @param message of the first
 * @param trace its stack trace
 */
public record ExceptionGroup(long count, String message, String trace) {}
