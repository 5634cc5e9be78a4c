package io.github.wingload.starter;

import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.starter.CurlLine.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The headers that curl would send because the command says so; those of its own are left to wingload. No secret is among
 * them: such a value becomes a variable.
 */
final class CurlHeaders {

    private static final Set<String> SET_BY_WINGLOAD = Set.of("content-length", "connection", "transfer-encoding");

    private static final String AUTHORIZATION = "Authorization";

    /** By name in any case; kept in the order in which they were given. */
    private final Map<String, Integer> places = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final List<Header> headers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A header; its value is empty once it was removed. */
    private record Header(String name, String value) {}

    private CurlHeaders() {}

    /** @param userInUrl true if the URL holds a user name */
    static CurlHeaders of(CurlLine line, CurlFiles files, boolean userInUrl) {
        CurlHeaders headers = new CurlHeaders();
        headers.shortcuts(line, userInUrl);
        List<String> lines = line.all("header").stream()
                .map(Given::value)
                .flatMap(value ->
                        value.startsWith("@") ? files.text(value.substring(1)).lines() : Stream.of(value))
                .filter(header -> !header.isBlank())
                .toList();
        // What a header line says goes before what a shortcut says; two lines of one name are one list.
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.forEach(text -> headers.line(text, given));
        headers.hideSecrets();
        return headers;
    }

    /** The header's value, if it is sent. */
    Optional<String> value(String name) {
        return Optional.ofNullable(places.get(name))
                .map(place -> headers.get(place).value())
                .filter(value -> !value.isEmpty());
    }

    /** True if the command takes a header away that curl sends by itself. */
    boolean removes(String name) {
        return places.containsKey(name) && value(name).isEmpty();
    }

    /** Those for {@code target.headers}, as the scenario has other places for Host and Content-Type. */
    List<Map.Entry<String, String>> ofTarget() {
        return headers.stream()
                .filter(header -> !header.value().isEmpty())
                .filter(header -> !header.name().equalsIgnoreCase("Host")
                        && !header.name().equalsIgnoreCase("Content-Type"))
                .map(header -> Map.entry(header.name(), header.value()))
                .toList();
    }

    /** What to tell about them. */
    List<String> notes() {
        return notes;
    }

    private void shortcuts(CurlLine line, boolean userInUrl) {
        if (line.has("json")) {
            put("Content-Type", "application/json");
            put("Accept", "application/json");
        }
        line.last("user-agent").ifPresent(value -> put("User-Agent", value));
        line.last("referer").ifPresent(value -> put("Referer", value.replaceFirst(";auto$", "")));
        List<String> cookies = line.all("cookie").stream().map(Given::value).toList();
        if (cookies.stream().anyMatch(cookie -> !cookie.contains("="))) {
            throw new CurlFault("-b names a file of cookies", "write the cookies in the command: -b 'name=value'");
        }
        if (!cookies.isEmpty()) {
            put("Cookie", String.join("; ", cookies));
        }
        if (line.has("oauth2-bearer")) {
            secret(AUTHORIZATION, "Bearer TOKEN");
        } else if (line.has("user") || userInUrl) {
            secret(AUTHORIZATION, "Basic $(printf %s 'USER:PASSWORD' | base64 | tr -d '\\n')");
        }
    }

    private void line(String text, Map<String, String> given) {
        if (text.startsWith(":")) {
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            String name = text.replaceFirst(";\\s*$", "");
            if (name.equals(text)) {
                throw new CurlFault("a header has no colon", "write -H 'Name: value'");
            }
            notes.add("the header " + name + " has no value and is omitted");
            return;
        }
        String name = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        if (SET_BY_WINGLOAD.contains(name.toLowerCase(Locale.ROOT))) {
            if (!value.isEmpty()) {
                notes.add("the header " + name + " is omitted: wingload sets it");
            }
            return;
        }
        String separator = name.equalsIgnoreCase("Cookie") ? "; " : ", ";
        String before = given.getOrDefault(name, "");
        String whole = before.isEmpty() || value.isEmpty() ? value : before + separator + value;
        given.put(name, whole);
        put(name, whole);
    }

    private void put(String name, String value) {
        Integer place = places.putIfAbsent(name, headers.size());
        if (place == null) {
            headers.add(new Header(name, value));
        } else {
            headers.set(place, new Header(name, value));
        }
    }

    private void hideSecrets() {
        for (Header header : List.copyOf(headers)) {
            boolean written =
                    ScenarioValue.isLiteral(header.value()) && !header.value().isEmpty();
            if (written && HeadersSection.isSecret(header.name())) {
                secret(header.name(), header.value().matches("(?i)bearer .*") ? "Bearer TOKEN" : "VALUE");
            }
        }
    }

    /** @param example what the variable is to hold, with no secret in it */
    private void secret(String name, String example) {
        String variable = HeadersSection.variable(name);
        put(name, ScenarioValue.reference(variable));
        notes.add("the header " + name + " is secret, so the file does not contain it; before a run:  export "
                + variable + "=\"" + example + '"');
    }
}
