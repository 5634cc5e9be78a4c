/**
 * Bytes that others wrote, read up to a bound. In: a file or a stream, and the most that is wanted of it. Out: its bytes, or an
 * {@link java.io.IOException} that says in words what is wrong.
 */
package io.github.wingload.foreign;
