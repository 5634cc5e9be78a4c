/**
 * Reads where requests go: a URL with its host, proxy and certificates, or the built-in simulator; and who sends them.
 *
 * <p>Nothing is resolved or contacted. A target is public or not by its name or literal address alone.
 */
package io.github.wingload.scenario.target;
