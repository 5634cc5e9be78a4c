/**
 * Reads what requests are made from: samples, generated values, templates, headers and JSON.
 *
 * <p>{@code Templates} knows what a placeholder can name at its place; {@code JsonTree} is a JSON value whose texts are templates.
 */
package io.github.wingload.scenario.data;
