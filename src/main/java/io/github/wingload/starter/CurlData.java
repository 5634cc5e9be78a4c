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
 * @param body empty if the command has no text for it
 * @param file that holds the body, seen from the scenario, if the body is long or not text
 * @param query the part that goes into the URL
 */
record CurlData(Optional<String> body, Optional<String> file, String query) {

    private static final String[] OPTIONS = {"data", "data-ascii", "data-raw", "data-binary", "data-urlencode", "json"};

    static CurlData of(CurlLine line, CurlFiles files) {
        List<Given> given = line.all(OPTIONS);
        Optional<String> file = file(given, files);
        if (file.isPresent() && !line.has("get")) {
            return new CurlData(Optional.empty(), file, query(line, files));
        }
        StringBuilder data = new StringBuilder();
        String separator = "";
        for (Given one : given) {
            // curl puts nothing between pieces of JSON.
            data.append(one.name().equals("json") ? "" : separator).append(text(one, files));
            separator = "&";
        }
        String query = query(line, files);
        if (line.has("get")) {
            String both = Stream.of(query, data.toString())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("&"));
            return new CurlData(Optional.empty(), Optional.empty(), both);
        }
        Optional<String> body = given.isEmpty() ? Optional.empty() : Optional.of(data.toString());
        return new CurlData(body, Optional.empty(), query);
    }

    /** True if a body is sent. */
    boolean sent() {
        return body.isPresent() || file.isPresent();
    }

    private static String query(CurlLine line, CurlFiles files) {
        return line.values("url-query").stream()
                .map(value -> value.startsWith("+") ? value.substring(1) : urlEncoded(value, files))
                .collect(Collectors.joining("&"));
    }

    /** The file of a single {@code --data-binary @FILE} that a scenario should not hold. */
    private static Optional<String> file(List<Given> given, CurlFiles files) {
        if (given.size() != 1
                || !given.get(0).name().equals("data-binary")
                || !given.get(0).value().startsWith("@")) {
            return Optional.empty();
        }
        String name = given.get(0).value().substring(1);
        return files.shortText(name).isPresent() ? Optional.empty() : Optional.of(files.seenFromScenario(name));
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
