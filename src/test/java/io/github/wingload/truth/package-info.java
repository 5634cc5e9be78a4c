/**
 * The instrument held against the truth: a server whose behaviour is known to the microsecond, and what wingload says of it.
 *
 * <p>In every build: what is exact (counts, sums, order, lower bounds), and ratios of figures of one run, which a busy machine
 * does not bend. With the tag {@code timing} ({@code mvn -P timing verify}, nightly): milliseconds, as medians of three runs.
 */
package io.github.wingload.truth;
