/**
 * What the intervals and verdicts promise, checked on services whose behaviour is known.
 *
 * <p>{@code mvn -Paudit test} simulates at least 400 runs of every kind of service and length of run, and writes {@code
 * src/site/markdown/audit.md}. Every number has a fixed seed. The ordinary build checks a small part of it.
 */
package io.github.wingload.audit;
