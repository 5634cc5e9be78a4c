/**
 * A plan, its labels and confidence intervals in words: the same sentence before a run, after it and in comparisons.
 *
 * <p>Words come without layout; the console, the ticket report and the commands place them in lines and tables.
 */
package io.github.wingload.report.words;
