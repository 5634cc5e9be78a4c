package io.github.wingload.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.wingload.result.Analysis;
import io.github.wingload.stats.Timeline;
import io.github.wingload.text.Secrets;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code report.html}: the report on a run as one file for a browser. Pure; thread-safe. */
public final class PageReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private PageReport() {}

    /**
     * The page.
     *
     * @param timeline of the run
     * @param before an earlier run of the same name, if there is one to compare with
     * @param secrets that are removed from the page; style and scripts of the page itself stay as they are, so that they still work
     */
    public static String html(Analysis report, Timeline timeline, Optional<Before> before, Secrets secrets) {
        Assets assets = Assets.load();
        RunPage page = new RunPage(report, before, data(report, timeline), assets.policy());
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, html);
        return assets.into(secrets.redact(html.toString()));
    }

    /** In ASCII without angle brackets: nothing in it can end the script element that holds it, or reorder text. */
    private static String data(Analysis report, Timeline timeline) {
        return JSON.writeValueAsString(Charts.of(report, timeline))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }
}
