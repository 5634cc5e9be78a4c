package io.github.wingload.report.page;

import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.TrendRun;
import io.github.wingload.diff.TrendSeries;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.text.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reports as pages for a browser, each one file. Pure; thread-safe. */
public final class PageReport {

    private PageReport() {}

    /**
     * {@code report.html}: the report on a run.
     *
     * @param timeline of the run
     * @param before an earlier run of the same name, if there is one to compare with
     * @param secrets that are removed from the page
     */
    public static String html(Analysis report, Timeline timeline, Optional<Before> before, Secrets secrets) {
        RunPage page = RunPage.of(report, timeline, before);
        return page.frame().html("report.jte", page, secrets);
    }

    /**
     * A comparison.
     *
     * @param a runs of side A that charts can be drawn from; without them, the page has no charts
     * @param b of side B
     */
    public static String diff(RunDiff diff, List<DrawnRun> a, List<DrawnRun> b) {
        DiffPage page = DiffPage.of(diff, a, b);
        return page.frame().html("diff.jte", page, Secrets.NONE);
    }

    /**
     * {@code sweep.html}: a sweep, so far.
     *
     * @param secrets that are removed from the page
     */
    public static String sweep(Sweep sweep, Secrets secrets) {
        SweepPage page = SweepPage.of(sweep);
        return page.frame().html("sweep.jte", page, secrets);
    }

    /**
     * Runs over time.
     *
     * @param trend with one run or more
     * @param page where the page of a run is, as an address relative to this page
     */
    public static String trend(List<TrendSeries> trend, Function<TrendRun, Optional<String>> page) {
        TrendPage all = TrendPage.of(trend, page);
        return all.frame().html("trend.jte", all, Secrets.NONE);
    }
}
