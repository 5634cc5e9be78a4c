package io.github.wingload.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code report.html}: the report on a run as one file for a browser. Pure; thread-safe. */
public final class PageReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PageReport() {}

    /**
     * The page.
     *
     * @param timeline of the run
     * @param before an earlier run of the same name, if there is one to compare with
     */
    public static String html(Analysis report, Timeline timeline, Optional<Before> before) {
        RunPage page = new RunPage(report, before, data(report, timeline), Assets.load());
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        StringOutput html = new StringOutput();
        engine.render("report.jte", page, html);
        return html.toString();
    }

    /** No character of it can end the script element that holds it, or open a comment in it. */
    private static String data(Analysis report, Timeline timeline) {
        return JSON.writeValueAsString(Charts.of(report, timeline))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }
}
