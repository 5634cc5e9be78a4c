/**
 * What people read: a finished run, or its state now, as text.
 *
 * <p>In: a {@link io.github.wingload.result.RunResult} or {@link io.github.wingload.report.LiveFigures}. Out: strings; who
 * prints them, and where, is not known here. Numbers get their unit and their digits in one place,
 * {@link io.github.wingload.report.Figures}, and text that came from outside gets through
 * {@link io.github.wingload.report.Printable} before it stands in a line. No files, clocks or terminals, so that a report
 * can be made again from disk and tested to the letter.
 */
package io.github.wingload.report;
