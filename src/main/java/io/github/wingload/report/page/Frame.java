package io.github.wingload.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every page has around its own content.
 *
 * @param title of the browser's tab
 * @param heading of the page
 * @param about what it shows, in a few short parts
 * @param origin what it was made from, as a sentence
 * @param charts their data, which the script draws; empty for a page without charts
 * @param assets style and scripts
 * @param links to other pages of the same server; empty for a file
 */
public record Frame(
        String title,
        String heading,
        List<String> about,
        String origin,
        Map<String, Object> charts,
        Assets assets,
        List<Link> links) {

    /** @param to an address relative to the page's own */
    public record Link(String to, String text) {}

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public Frame {
        title = Printable.of(title);
        heading = Printable.of(heading);
        origin = Printable.of(origin);
        about = about.stream().map(Printable::of).toList();
    }

    static Frame of(String title, String heading, List<String> about, String origin, Map<String, Object> charts) {
        return new Frame(title, heading, about, origin, charts, Assets.load(), List.of());
    }

    /** True if the page can have charts. */
    public boolean drawn() {
        return !assets.library().isEmpty();
    }

    /** The data of the charts. */
    public String data() {
        return json(charts);
    }

    /** In ASCII without angle brackets: nothing in it can end the script element that holds it, or reorder text. */
    static String json(Object fields) {
        return JSON.writeValueAsString(fields).replace("<", "\\u003c").replace(">", "\\u003e");
    }

    /** The page's Content-Security-Policy. */
    public String policy() {
        return assets.policy();
    }

    /**
     * A page as one file.
     *
     * @param template of its content
     * @param page what the template shows within this frame
     * @param secrets that are removed; style and scripts of the page itself stay as they are, so that they still work
     */
    String html(String template, Object page, Secrets secrets) {
        return assets.into(secrets.redact(part(template, page)));
    }

    /** A part of a page. */
    static String part(String template, Object page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template, page, html);
        return html.toString();
    }
}
