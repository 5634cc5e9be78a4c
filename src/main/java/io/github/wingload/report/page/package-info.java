/**
 * Pages for a browser: the report on one run, {@code report.html}, a comparison and a trend, each one file that asks for nothing; the
 * page of a run while it goes on; and the page on which runs are started.
 *
 * <p>In: the {@link io.github.wingload.result.Analysis} and the {@link io.github.wingload.stats.Timeline} of a run, a {@link
 * io.github.wingload.diff.RunDiff}, or {@link io.github.wingload.diff.TrendSeries}. Out: HTML, with the tables of {@code
 * report.ticket} and {@code report.comparison} and with charts. The templates are in {@code src/main/jte}, all within {@code
 * layout.jte}; style and script are beside this package's resources; the charts are drawn by Apache ECharts. No figure is computed
 * here a second time.
 */
package io.github.wingload.report.page;
