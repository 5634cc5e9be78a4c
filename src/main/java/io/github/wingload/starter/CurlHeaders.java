package io.github.wingload.starter;

import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.text.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The headers that the command makes curl send, without those that curl sends by default. A secret value is replaced by a
 * variable.
 */
final class CurlHeaders {

    private static final Set<String> SET_BY_WINGLOAD = Set.of("content-length", "connection", "transfer-encoding");
    private static final String AUTHORIZATION = "Authorization";

    /** Credentials show by their scheme, whatever the header's name. */
    private static final Pattern SCHEME =
            Pattern.compile("(?:basic|bearer|digest|token|apikey) +\\S", Pattern.CASE_INSENSITIVE);

    /** Values by name. The value is empty if the command removes a header that curl sends by default. */
    private final Map<String, String> headers = new LinkedHashMap<>();

    private final List<String> notes = new ArrayList<>();
    private final List<String> exports = new ArrayList<>();

    /** The secret values that the command has, by the variable that replaces them. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** The variables that replace secrets, each with its secret if the command has it. */
    private final Map<String, Optional<String>> variables = new LinkedHashMap<>();

    /** Those of another command. */
    private final Map<String, Optional<String>> taken;

    private CurlHeaders(Map<String, Optional<String>> taken) {
        this.taken = taken;
    }

    /**
     * The headers of a command.
     *
     * @param loginInUrl the user name and password that the URL holds
     * @param other whose secrets must not be sent in place of this command's; empty if the scenario has no other command
     */
    static CurlHeaders of(CurlLine line, CurlFiles files, Optional<String> loginInUrl, Optional<CurlHeaders> other) {
        CurlHeaders headers =
                new CurlHeaders(other.map(command -> command.variables).orElse(Map.of()));
        headers.shortcuts(line, loginInUrl);
        // A header line replaces a shortcut's header of the same name; two lines of one name become one list.
        Set<String> written = new HashSet<>();
        line.values("header").stream()
                .flatMap(value ->
                        value.startsWith("@") ? files.text(value.substring(1)).lines() : Stream.of(value))
                .filter(header -> !header.isBlank())
                .forEach(header -> headers.line(header, written));
        headers.hideSecrets();
        return headers;
    }

    /** The header's value; empty if it is not sent. */
    Optional<String> value(String name) {
        return written(name).filter(value -> !value.isEmpty());
    }

    /** True if the command removes a header that curl sends by default. */
    boolean removes(String name) {
        return written(name).filter(String::isEmpty).isPresent();
    }

    private Optional<String> written(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Those for {@code target.headers}; a scenario has other places for Host and Content-Type. */
    Map<String, String> ofTarget() {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.keySet().removeIf(name -> name.equalsIgnoreCase("Host") || name.equalsIgnoreCase("Content-Type"));
        others.values().removeIf(String::isEmpty);
        return others;
    }

    /** How the headers differ from the command's. */
    List<String> notes() {
        return notes;
    }

    /** Sentences that name the variables to set. */
    List<String> exports() {
        return exports;
    }

    /** The secret values that the command has, by the variable that replaces them. */
    Map<String, String> secrets() {
        return secrets;
    }

    private void shortcuts(CurlLine line, Optional<String> loginInUrl) {
        if (line.has("json")) {
            put("Content-Type", "application/json");
            put("Accept", "application/json");
        }
        line.last("user-agent").ifPresent(value -> put("User-Agent", value));
        line.last("referer").ifPresent(value -> put("Referer", value.replaceFirst(";auto$", "")));
        List<String> cookies = line.values("cookie");
        if (cookies.stream().anyMatch(cookie -> !cookie.contains("="))) {
            throw new Fault("-b names a file of cookies", "write the cookies in the command: -b 'name=value'");
        }
        if (!cookies.isEmpty()) {
            put("Cookie", String.join("; ", cookies));
        }
        Optional<String> login = line.last("user").or(() -> loginInUrl.map(CurlHeaders::decoded));
        if (line.has("oauth2-bearer")) {
            secret(AUTHORIZATION, line.last("oauth2-bearer").map(token -> "Bearer " + token), "Bearer TOKEN");
        } else if (login.isPresent()) {
            secret(
                    AUTHORIZATION,
                    login.filter(ScenarioValue::isLiteral).map(CurlHeaders::basic),
                    "Basic $(printf %s 'USER:PASSWORD' | base64 | tr -d '\\n')");
        }
    }

    private static String basic(String login) {
        byte[] characters = ScenarioValue.characters(login).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(characters);
    }

    /** A login as it was before it became part of a URL; unchanged if its percent signs encode nothing. */
    private static String decoded(String login) {
        try {
            return URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return login;
        }
    }

    private void line(String text, Set<String> written) {
        if (text.startsWith(":")) {
            return;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            String name = text.replaceFirst(";\\s*$", "");
            if (name.equals(text)) {
                throw new Fault("a header has no colon", "write 'Name: value'");
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
        boolean another = !written.add(name.toLowerCase(Locale.ROOT)) && !value.isEmpty();
        put(
                name,
                another ? value(name).map(before -> before + separator + value).orElse(value) : value);
    }

    private void put(String name, String value) {
        headers.keySet().removeIf(name::equalsIgnoreCase);
        headers.put(name, value);
    }

    private void hideSecrets() {
        new LinkedHashMap<>(headers).forEach((name, value) -> {
            boolean written = ScenarioValue.isLiteral(value) && !value.isEmpty();
            boolean scheme = SCHEME.matcher(value).lookingAt();
            if (written && (HeadersSection.isSecret(name) || scheme)) {
                secret(name, Optional.of(value), scheme ? value.substring(0, value.indexOf(' ')) + " TOKEN" : "VALUE");
            }
        });
    }

    /** Another variable than that of the other command, unless both have the same secret. */
    private String variable(String usual, Optional<String> secret) {
        boolean other = taken.containsKey(usual) && (secret.isEmpty() || !secret.equals(taken.get(usual)));
        return other ? usual + "_2" : usual;
    }

    /**
     * Puts a variable in place of a secret.
     *
     * @param value the secret, if the command has it
     * @param example of the value that the variable needs, without the secret
     */
    private void secret(String name, Optional<String> value, String example) {
        Optional<String> secret = value.map(ScenarioValue::characters);
        String variable = variable(HeadersSection.variable(name), secret);
        put(name, ScenarioValue.reference(variable));
        variables.put(variable, secret);
        secret.ifPresent(known -> secrets.put(variable, known));
        exports.add("the header " + name + " is secret, so the file does not contain it; before a run:  export "
                + variable + "=\"" + example + '"');
    }
}
