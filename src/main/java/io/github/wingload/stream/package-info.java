/**
 * Answers that come as a stream of events. In: bytes, in whatever pieces they arrive. Out: events, and values in them. Knows nothing of HTTP, and
 * nothing of what the events mean.
 */
package io.github.wingload.stream;
