package io.github.wingload.report.page;

import io.github.wingload.text.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Style and scripts, which every page contains, and the policy by which a browser runs them and nothing else.
 *
 * @param style of the page
 * @param library that draws the charts, with its licence notices; empty for a page without charts
 * @param script that draws charts and sorts tables; empty for a page without them
 * @param connected the script by which the page talks with the server that it came from; empty for a file
 */
record Assets(String style, String library, String script, String connected) {

    private static final String ECHARTS = "/META-INF/resources/_static/echarts/%s/dist/echarts.min.js";

    /** For a report, which asks for nothing. */
    static Assets load() {
        return new Assets(own("page.css"), Library.TEXT, own("page.js"), "");
    }

    /** For a run that goes on. It may become the page of a report. */
    static Assets ofLivePage() {
        return new Assets(own("page.css"), Library.TEXT, own("page.js"), own("live.js"));
    }

    /** For the page on which runs are started. */
    static Assets ofStartPage() {
        return new Assets(own("page.css"), "", "", own("start.js"));
    }

    /** For a page of text and tables. */
    static Assets ofTextPage() {
        return new Assets(own("page.css"), "", "", "");
    }

    /** Read and hashed once: the library is a megabyte. */
    private static final class Library {
        private static final String TEXT = read();
        private static final String SOURCE = source(TEXT);

        private static String read() {
            String version = own("version.properties").strip().replace("echarts=", "");
            return Resource.text(Assets.class, String.format(ECHARTS, version));
        }
    }

    private static String own(String name) {
        return Resource.text(Assets.class, name);
    }

    /** The page's Content-Security-Policy: these scripts, this style, no request to anyone else. */
    String policy() {
        String sources = scripts()
                .map(text -> text.equals(library) ? Library.SOURCE : source(text))
                .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + sources + "; style-src " + source(style)
                + "; img-src data:; base-uri 'none'; "
                + (connected.isEmpty() ? "form-action 'none'" : "form-action 'self'; connect-src 'self'");
    }

    /** The page with style and scripts in place of the comments that the template has there. Text from outside cannot look like these. */
    String into(String html) {
        return html.replace("<style>/* style */</style>", "<style>" + style + "</style>")
                .replace(
                        "<script>/* scripts */</script>",
                        scripts().map(text -> "<script>" + text + "</script>").collect(Collectors.joining("\n")));
    }

    private Stream<String> scripts() {
        return Stream.of(library, script, connected).filter(text -> !text.isEmpty());
    }

    private static String source(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
