package io.github.wingload.starter;

import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.starter.CurlLine.Given;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data of {@code -d} and similar options.
 *
 * @param body empty if the command has no data for it
 * @param query the part that goes into the URL
 */
record CurlData(Optional<String> body, String query) {

    private static final String[] OPTIONS = {"data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json"};

    static CurlData of(CurlLine line, CurlFiles files) {
        List<Given> given = line.all(OPTIONS);
        StringBuilder data = new StringBuilder();
        String separator = "";
        for (Given one : given) {
            // curl puts nothing between pieces of JSON.
            data.append(one.name().equals("json") ? "" : separator).append(text(one, files));
            separator = "&";
        }
        String query = line.values("url-query").stream()
                .map(value -> value.startsWith("+") ? value.substring(1) : urlEncoded(value, files))
                .collect(Collectors.joining("&"));
        if (line.has("get")) {
            String both = Stream.of(query, data.toString())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("&"));
            return new CurlData(Optional.empty(), both);
        }
        return new CurlData(given.isEmpty() ? Optional.empty() : Optional.of(data.toString()), query);
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

    /** The forms {@code content}, {@code =content}, {@code name=content}, {@code @file} and {@code name@file}. */
    private static String urlEncoded(String value, CurlFiles files) {
        String name = value.replaceFirst("[=@](?s:.*)", "");
        if (name.equals(value)) {
            return encoded(value);
        }
        String rest = value.substring(name.length() + 1);
        String content = value.charAt(name.length()) == '@' ? files.text(rest) : rest;
        return (name.isEmpty() ? "" : name + "=") + encoded(content);
    }

    private static String encoded(String value) {
        return ScenarioValue.map(value, PercentEncoding::encoded);
    }
}
