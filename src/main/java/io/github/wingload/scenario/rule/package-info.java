/**
 * Reads what is judged: thresholds, stop rules, and the server figures that a run observes.
 *
 * <p>A rule is one line with a grammar of its own. {@code ConditionParser} reads it without knowing the document.
 */
package io.github.wingload.scenario.rule;
