/**
 * The report on one run, for a ticket: each {@code …Section} writes its part, and {@link
 * io.github.wingload.report.ticket.TicketReport} puts them together.
 *
 * <p>No files, clocks or terminals, so that a report can be made again from disk and tested to the letter.
 */
package io.github.wingload.report.ticket;
