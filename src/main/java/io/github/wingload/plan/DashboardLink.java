package io.github.wingload.plan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of a dashboard, opened at the time of a run: {@code https://…?from={from_ms}&to={to_ms}}. */
public final class DashboardLink {

    private static final List<String> NAMES = List.of("from_ms", "to_ms", "run", "name");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private DashboardLink() {}

    /** The first placeholder of an address that has no value; empty if there is none. */
    public static Optional<String> unknownPlaceholder(String address) {
        return PLACEHOLDER
                .matcher(address)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NAMES.contains(name))
                .findFirst();
    }

    /** All placeholders, for a message. */
    public static String placeholders() {
        return NAMES.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "));
    }

    /**
     * The address with its values, percent-encoded.
     *
     * @param from the start of the run
     * @param to its end
     * @param run its id
     * @param name of its plan
     */
    public static String of(String address, Instant from, Instant to, String run, String name) {
        Map<String, String> values = Map.of(
                "from_ms", Long.toString(from.toEpochMilli()),
                "to_ms", Long.toString(to.toEpochMilli()),
                "run", encoded(run),
                "name", encoded(name));
        return PLACEHOLDER
                .matcher(address)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
