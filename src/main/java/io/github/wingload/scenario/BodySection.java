package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code json}, {@code body} and {@code content_type} of a task. */
final class BodySection {

    private static final String JSON = "application/json";
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
    private static final Pattern TYPE = Pattern.compile("[!-~]+/[!-~]+([ -~]*)");

    private BodySection() {}

    static Optional<Body> read(Keys keys, List<Header> headers, Templates templates) {
        Node json = keys.get("json");
        Node text = keys.get("body");
        Node type = keys.get("content_type");
        keys.atMostOneOf(List.of("json", "body"));
        Optional<Header> header =
                headers.stream().filter(BodySection::isContentType).findFirst();
        if (header.isPresent() && !header.get().value().constant()) {
            keys.get("headers").problem("the Content-Type holds a placeholder", "write the type itself");
        }
        if (header.isPresent() && type.present()) {
            type.keyProblem("a Content-Type header is there too", "keep one of them");
        }
        if (type.present() && !text.present()) {
            type.keyProblem("there is no body for it", "add body, or remove it (json has its own type)");
        }
        Optional<String> given = header.map(BodySection::constantValue).or(() -> type(type));
        if (json.present()) {
            return Optional.of(new Body(JsonBody.read(json, templates), given.orElse(JSON)));
        }
        return text.text().map(content -> new Body(templates.of(text, content, Form.RAW), given.orElse(PLAIN_TEXT)));
    }

    /** The headers but the one that the body carries itself. */
    static List<Header> withoutContentType(List<Header> headers) {
        return headers.stream().filter(header -> !isContentType(header)).toList();
    }

    private static boolean isContentType(Header header) {
        return header.name().equalsIgnoreCase("Content-Type");
    }

    private static String constantValue(Header header) {
        Template value = header.value();
        return value.segments().stream()
                .map(segment -> segment instanceof Text text ? text.text() : "")
                .collect(Collectors.joining());
    }

    private static Optional<String> type(Node node) {
        Optional<String> type = node.text();
        if (type.isPresent() && !TYPE.matcher(type.get()).matches()) {
            node.wrong("a media type", "write for example text/csv");
        }
        return type;
    }
}
