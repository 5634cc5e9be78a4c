/**
 * Reads what requests are made from: samples and their filters, generated values, headers, and JSON with placeholders.
 *
 * <p>{@code Templates} knows the names that a placeholder can have and turns a text into a template. {@code SampleSets} reads
 * each data set once, however many tasks share it. A task's JSON is a {@code JsonTree} until it becomes a template, so that
 * checks and mutations can be made from it.
 */
package io.github.wingload.scenario.data;
