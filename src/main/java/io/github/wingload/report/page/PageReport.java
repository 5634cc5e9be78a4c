package io.github.wingload.report.page;

import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Secrets;
import java.util.Optional;

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
}
