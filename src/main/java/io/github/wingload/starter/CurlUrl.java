package io.github.wingload.starter;

import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.text.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a curl command, in the two parts that a scenario has.
 *
 * @param base {@code target.url}: scheme, host, port, and the path below which a gateway has mounted the service
 * @param path path and query, starting with a slash, percent-encoded where needed
 * @param host with brackets around an IPv6 address; with its port if the port is a variable
 * @param login the user name and password in the URL, which are left out of it
 */
record CurlUrl(String base, String path, String host, Optional<String> login) {

    private static final Pattern PARTS = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

    private static final Pattern HOST_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]{1,5}))?");

    /** The start of an inference service's own paths; the part before it is where a gateway has mounted the service. */
    private static final Pattern MOUNTED = Pattern.compile("(/.+?)(/(?:v[12]/models|openai/v1)/.*)", Pattern.DOTALL);

    private static final Pattern MODEL = Pattern.compile("/v[12]/models/([A-Za-z0-9._-]+)");

    /** Linear: a URL may be all braces. */
    private static final com.google.re2j.Pattern SEVERAL =
            com.google.re2j.Pattern.compile("\\{[^}]*[,}]|\\[[^\\]]*-[^\\]]*\\]");

    /** A percent sign is kept where it already encodes a byte. */
    private static final Pattern NOT_IN_PATH =
            Pattern.compile("[^A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=%-]+|%(?![0-9A-Fa-f]{2})");

    private static final Pattern SIDE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final int LONGEST_NAME = 60;

    /**
     * Splits a URL.
     *
     * @param globOff whether braces and brackets in it are literal
     */
    static CurlUrl of(String value, boolean globOff) {
        Matcher parts = PARTS.matcher(value);
        if (!parts.matches()) {
            throw new Fault("the URL is malformed", "give one such as https://example.org/path");
        }
        String scheme = Optional.ofNullable(parts.group(1)).orElse("http").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Fault("the URL starts with " + scheme + "://", "give one that starts with http:// or https://");
        }
        String authority = parts.group(2);
        int at = authority.lastIndexOf('@');
        String address = authority.substring(at + 1);
        Matcher hostPort = HOST_PORT.matcher(address);
        // A port that is a variable does not match.
        boolean known = hostPort.matches();
        if (address.isEmpty() || known && hostPort.group(1).isEmpty()) {
            throw new Fault("the URL has no host", "give one such as https://example.org/path");
        }
        String query = parts.group(4) == null ? "" : "?" + parts.group(4);
        String path = parts.group(3) + query;
        if (!globOff
                && SEVERAL.matcher(ScenarioValue.VARIABLE.matcher(path).replaceAll(""))
                        .find()) {
            throw new Fault(
                    "braces or brackets make curl send several requests",
                    "give one URL, with -g if they are literal (a column of samples varies a path: /{{title}})");
        }
        String encoded = ScenarioValue.map(path.startsWith("/") ? path : "/" + path, CurlUrl::encoded);
        Matcher mounted = MOUNTED.matcher(encoded);
        boolean split = mounted.matches() && !mounted.group(1).contains("?");
        return new CurlUrl(
                scheme + "://" + address + (split ? mounted.group(1) : ""),
                split ? mounted.group(2) : encoded,
                known ? hostPort.group(1) : address,
                at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at)));
    }

    /** The same with more query. */
    CurlUrl withQuery(String more) {
        if (more.isEmpty()) {
            return this;
        }
        String separator = !path.contains("?") ? "?" : path.endsWith("?") || path.endsWith("&") ? "" : "&";
        return new CurlUrl(base, path + separator + ScenarioValue.map(more, CurlUrl::encoded), host, login);
    }

    /** How many characters the paths of two URLs have in common at their ends, from a slash on; 0 if not even that. */
    int commonEnd(CurlUrl other) {
        String shorter = path.length() < other.path.length() ? path : other.path;
        String longer = shorter.equals(path) ? other.path : path;
        int query = shorter.contains("?") ? shorter.indexOf('?') : shorter.length();
        for (int slash = 0; slash >= 0 && slash < query; slash = shorter.indexOf('/', slash + 1)) {
            if (longer.endsWith(shorter.substring(slash))) {
                return shorter.length() - slash;
            }
        }
        return 0;
    }

    /** The same URL, split so that its path has so many characters. */
    CurlUrl endingIn(int characters) {
        int begin = path.length() - characters;
        return new CurlUrl(base + path.substring(0, begin), path.substring(begin), host, login);
    }

    /** True if the host can be the name of a target. */
    boolean namesASide() {
        return SIDE.matcher(host).matches();
    }

    /** A name for results, after the model or the last part of the path. */
    String name() {
        Matcher model = MODEL.matcher(path);
        String name = model.find()
                ? model.group(1)
                : path.replaceFirst("\\?(?s:.*)", "").replaceFirst("(?s:.*)/(?=.)", "");
        String clean = clean(name);
        String known = clean.isEmpty() ? clean(host) : clean;
        return known.isEmpty() ? "service" : known;
    }

    private static String clean(String name) {
        String start = name.substring(0, Math.min(name.length(), 2 * LONGEST_NAME));
        String clean = start.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|-+$", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    }

    /** Percent-encodes the characters that a path or query cannot have; existing encodings are kept. */
    private static String encoded(String text) {
        return NOT_IN_PATH.matcher(text).replaceAll(found -> PercentEncoding.encoded(found.group()));
    }
}
