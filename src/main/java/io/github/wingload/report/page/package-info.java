/**
 * Pages for a browser: the report on one run, {@code report.html}, which is one file that asks for nothing; the same page while its
 * run goes on; and the page on which runs are started.
 *
 * <p>In: the {@link io.github.wingload.result.Analysis} and the {@link io.github.wingload.stats.Timeline} of a run. Out: HTML, with
 * the tables of {@link io.github.wingload.report.ticket.TicketReport} and with charts. The templates are in {@code src/main/jte},
 * style and script beside this package's resources; the charts are drawn by Apache ECharts. No figure is computed here a second time.
 */
package io.github.wingload.report.page;
