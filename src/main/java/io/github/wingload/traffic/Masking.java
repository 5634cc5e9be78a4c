package io.github.wingload.traffic;

import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.SecretNames;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces values whose names say that they are secret, and counts them. Not thread-safe. */
final class Masking {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> MORE = Set.of("sig", "signature", "auth", "pass", "pwd", "session", "sessionid");
    private static final String MASKED = "redacted";
    private static final Pattern ORIGIN = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*+://[^/?#]*+");
    private static final Pattern FRAGMENT = Pattern.compile("#.*");
    private static final Pattern NAME = Pattern.compile("\"([^\"\\\\]{1,100})\"\\s*+:");

    private long masked;

    long masked() {
        return masked;
    }

    /** A URL or a path as path and query: without scheme and host, percent-encoded, with masked values in the query. */
    String path(String url) {
        String path = FRAGMENT.matcher(ORIGIN.matcher(url).replaceFirst("")).replaceFirst("");
        int question = path.indexOf('?');
        String masked = question < 0
                ? path
                : path.substring(0, question + 1)
                        + pairs(path.substring(question + 1), name -> isSecret(name) || HeadersSection.isSecret(name));
        return encoded(masked.startsWith("/") ? masked : "/" + masked);
    }

    /**
     * A body: JSON or a form with masked values, other text as it is. What begins like JSON, is none and names a secret is masked as a
     * whole, because nothing tells where the value ends.
     */
    String body(String text) {
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            try {
                long before = masked;
                JsonNode tree = JSON.readTree(text);
                mask(tree);
                return masked == before ? text : JSON.writeValueAsString(tree);
            } catch (JacksonException notJson) {
                return namesSecret(text) ? mask() : text;
            }
        }
        boolean form = text.indexOf('=') > 0 && text.chars().noneMatch(Character::isWhitespace);
        return form ? pairs(text, Masking::isSecret) : text;
    }

    private static boolean namesSecret(String text) {
        return NAME.matcher(text).results().anyMatch(name -> isSecret(name.group(1)));
    }

    private String mask() {
        masked++;
        return MASKED;
    }

    private void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().stream().toList()) {
                if (isSecret(name) && object.get(name).isValueNode()) {
                    object.put(name, MASKED);
                    masked++;
                } else {
                    mask(object.get(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(this::mask);
        }
    }

    private String pairs(String text, Predicate<String> secret) {
        String[] pairs = text.split("&", -1);
        for (int i = 0; i < pairs.length; i++) {
            int equals = pairs[i].indexOf('=');
            if (equals >= 0 && equals + 1 < pairs[i].length() && secret.test(decoded(pairs[i].substring(0, equals)))) {
                pairs[i] = pairs[i].substring(0, equals + 1) + MASKED;
                masked++;
            }
        }
        return String.join("&", pairs);
    }

    private static boolean isSecret(String name) {
        return SecretNames.isSecret(name) || MORE.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return name;
        }
    }

    /** Characters that cannot be sent in a path are percent-encoded; what is encoded already stays. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0) {
                text.append((char) b);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return text.toString();
    }
}
