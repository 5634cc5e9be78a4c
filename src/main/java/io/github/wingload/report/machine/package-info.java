/**
 * A run for other programs: JUnit XML, alert rules for Prometheus, a message for a chat.
 *
 * <p>In come plans and analyses, out goes text. Pure.
 */
package io.github.wingload.report.machine;
