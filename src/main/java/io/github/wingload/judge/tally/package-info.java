/**
 * What the judge adds up over the calls of a run: counts, sums, ranks and series, each in one pass and in bounded memory.
 *
 * <p>A tally takes the calls one by one, in the order in which they ended, and gives its figures at the end. It weighs nothing:
 * what a figure means for the verdict is decided in {@link io.github.wingload.judge}.
 */
package io.github.wingload.judge.tally;
