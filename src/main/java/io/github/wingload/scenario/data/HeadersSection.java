package io.github.wingload.scenario.data;

import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code headers} of the target, of a user class or of a task.
 *
 * <p>A header is secret because of its name, or because its value came from the environment (except the User-Agent, which
 * identifies the sender). A secret must not be written in the file, which is copied into the results. Messages never contain
 * values.
 */
public final class HeadersSection {

    private static final String USER_AGENT = "User-Agent";
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECRET =
            Pattern.compile("authorization|proxy-authorization|cookie|.*(token|secret|key|password).*");
    private static final Set<String> OURS = Set.of("content-length", "connection", "transfer-encoding");

    private HeadersSection() {}

    /** The headers of several tasks. They cannot include Content-Type, which depends on the body. */
    public static List<Header> shared(Node node, Templates templates) {
        Keys.children(node).forEach((name, value) -> {
            if (name.equalsIgnoreCase("Content-Type")) {
                value.keyProblem("the Content-Type depends on each task's body", "write it in the headers of the task");
            }
        });
        return read(node, templates);
    }

    /** A task's headers. */
    public static List<Header> read(Node node, Templates templates) {
        List<Header> headers = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        node.children("{User-Agent: my-test/1.0}").forEach((name, value) -> {
            String before = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (before != null) {
                value.keyProblem("this is the same header as " + before, "keep one of the two");
            }
            if (nameIsRight(name, value)) {
                header(name, value, templates).ifPresent(headers::add);
            }
        });
        return headers;
    }

    /** True for a valid header name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static boolean nameIsRight(String name, Node node) {
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            node.keyProblem("wingload sets this header", "remove it");
        } else if (name.equalsIgnoreCase("Host")) {
            node.keyProblem("the Host header is not set here", "write host_header next to headers");
        } else if (!isName(name)) {
            node.keyProblem("this is not a valid header name", "use letters, digits and hyphens");
        } else {
            return true;
        }
        return false;
    }

    private static Optional<Header> header(String name, Node node, Templates templates) {
        Set<Origin> origins = node.scalar().map(Scalar::origins).orElse(Set.of());
        if (origins.equals(Set.of(Origin.EMPTY))) {
            return Optional.empty();
        }
        if (node.textScalar().isEmpty()) {
            if (!node.isBroken()) {
                node.problem("the value is not text", "put it in quotes");
            }
            return Optional.empty();
        }
        String value = node.written();
        if (value.isEmpty()) {
            node.problem("the value is empty", "write something, or remove the header");
        }
        if (Header.cannotHold(value)) {
            node.problem("the value contains a line break or another control character", "remove it");
        }
        boolean secretName = isSecret(name);
        Template template = templates.of(node, value, Form.RAW);
        if (secretName && isWritten(origins, value)) {
            node.problem(
                    "this file contains a secret, and is copied into the results",
                    "write \"${" + variable(name) + "}\" and set it in the environment");
        }
        return Optional.of(new Header(
                name, template, secretName || origins.contains(Origin.ENVIRONMENT) && !identifiesSender(name)));
    }

    /** True if the value, or a default for part of it, is written in the file. */
    private static boolean isWritten(Set<Origin> origins, String value) {
        boolean fromElsewhere = origins.contains(Origin.ENVIRONMENT) || Templates.hasPlaceholder(value);
        return !fromElsewhere || origins.contains(Origin.DEFAULT);
    }

    /** True for {@code Authorization}, {@code Cookie}, and names with token, secret, key or password in them. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** True for {@code User-Agent}: it identifies the sender, so it is never secret. */
    public static boolean identifiesSender(String name) {
        return name.equalsIgnoreCase(USER_AGENT);
    }

    /** The environment variable to keep such a header's value in, for example {@code X_API_KEY}. */
    public static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
