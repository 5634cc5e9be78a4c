package io.github.wingload.result;

import java.time.Duration;

/**
 * How a clock differs from another.
 *
 * @param ahead how much later it is
 * @param uncertainty the true difference is no further away than this
 */
public record ClockOffset(Duration ahead, Duration uncertainty) {}
