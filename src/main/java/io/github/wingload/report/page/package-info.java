/**
 * The report on one run as a page for a browser, {@code report.html}: one file that asks for nothing.
 *
 * <p>In: the {@link io.github.wingload.result.Analysis} and the {@link io.github.wingload.stats.Timeline} of a run. Out: HTML, with
 * the tables of {@link io.github.wingload.report.ticket.TicketReport} and with charts. The templates are in {@code src/main/jte},
 * style and script beside this package's resources; the charts are drawn by Apache ECharts. No figure is computed here a second time.
 */
package io.github.wingload.report.page;
