package io.github.wingload.report.page;

import io.github.wingload.text.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Style and scripts, which every page contains, and the policy by which a browser runs them and nothing else.
 *
 * @param style of the page
 * @param library that draws the charts, with its licence notices
 * @param script of the page
 */
record Assets(String style, String library, String script) {

    private static final String ECHARTS = "/META-INF/resources/_static/echarts/%s/dist/echarts.min.js";

    /** Reads them from the class path. */
    static Assets load() {
        String version =
                Resource.text(Assets.class, "version.properties").strip().replace("echarts=", "");
        return new Assets(
                Resource.text(Assets.class, "page.css"),
                Resource.text(Assets.class, String.format(ECHARTS, version)),
                Resource.text(Assets.class, "page.js"));
    }

    /** The page's Content-Security-Policy: these two scripts, this style, no request. */
    String policy() {
        String scripts = List.of(library, script).stream().map(Assets::source).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + scripts + "; style-src " + source(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    /** The page with style and scripts in place of the comments that the template has there. Text from outside cannot look like these. */
    String into(String html) {
        return html.replace("<style>/* style */</style>", "<style>" + style + "</style>")
                .replace("<script>/* library */</script>", "<script>" + library + "</script>")
                .replace("<script>/* script */</script>", "<script>" + script + "</script>");
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
