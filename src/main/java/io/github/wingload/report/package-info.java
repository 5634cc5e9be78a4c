/**
 * What people read: a finished run, or its state now, as text.
 *
 * <p>In: a {@link io.github.wingload.result.RunReport}, a {@link io.github.wingload.result.RunResult} or {@link
 * io.github.wingload.report.LiveFigures}. Out: strings; who prints them, and where, is not known here. Numbers get their unit
 * and their digits in one place, {@link io.github.wingload.report.Figures}, and text that came from outside gets through
 * {@link io.github.wingload.report.Printable} before it stands in a line. No files, clocks or terminals, so that a report
 * can be made again from disk and tested to the letter.
 *
 * <p>The {@link io.github.wingload.report.TicketReport} is a {@link io.github.wingload.report.Document} first: each {@code
 * …Section} says its part in {@link io.github.wingload.report.Block blocks}, which know no markup. A {@link
 * io.github.wingload.report.Markup} writes them down and sees to it that nothing is taken for markup that is none.
 */
package io.github.wingload.report;
