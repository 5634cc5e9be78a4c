package io.github.wingload.starter;

import io.github.wingload.starter.CurlLine.Given;
import java.util.Optional;

/**
 * What {@code -d} and its like send.
 *
 * @param body empty if the command sends none
 * @param query the part that goes into the URL
 */
record CurlData(Optional<String> body, String query) {

    /** The characters besides letters and digits that curl does not encode. */
    private static final String UNRESERVED = "-._~";

    private static final String[] OPTIONS = {"data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json"};

    static CurlData of(CurlLine line, CurlFiles files) {
        StringBuilder data = new StringBuilder();
        boolean first = true;
        for (Given given : line.all(OPTIONS)) {
            boolean json = given.name().equals("json");
            data.append(first || json ? "" : "&").append(text(given, files));
            first = false;
        }
        StringBuilder query = new StringBuilder();
        for (Given given : line.all("url-query")) {
            query.append(query.isEmpty() ? "" : "&").append(queryPart(given.value(), files));
        }
        if (line.has("get")) {
            query.append(query.isEmpty() || data.isEmpty() ? "" : "&").append(data);
            return new CurlData(Optional.empty(), query.toString());
        }
        return new CurlData(first ? Optional.empty() : Optional.of(data.toString()), query.toString());
    }

    private static String text(Given given, CurlFiles files) {
        String value = given.value();
        return switch (given.name()) {
            case "data-raw" -> value;
            case "data-urlencode" -> urlEncoded(value, files);
            case "data-binary", "json" -> value.startsWith("@") ? files.text(value.substring(1)) : value;
            // curl drops the line breaks of such a file.
            default -> value.startsWith("@") ? files.text(value.substring(1)).replaceAll("[\r\n]", "") : value;
        };
    }

    private static String queryPart(String value, CurlFiles files) {
        return value.startsWith("+") ? value.substring(1) : urlEncoded(value, files);
    }

    /** The forms {@code content}, {@code =content}, {@code name=content}, {@code @file} and {@code name@file}. */
    private static String urlEncoded(String value, CurlFiles files) {
        int equals = value.indexOf('=');
        int at = value.indexOf('@');
        if (equals >= 0 && (at < 0 || equals < at)) {
            return named(value.substring(0, equals), value.substring(equals + 1));
        }
        return at >= 0 ? named(value.substring(0, at), files.text(value.substring(at + 1))) : named("", value);
    }

    private static String named(String name, String content) {
        return (name.isEmpty() ? "" : name + "=")
                + ScenarioValue.map(content, text -> CurlUrl.percentEncoded(text, UNRESERVED));
    }
}
