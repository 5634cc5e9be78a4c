package io.github.wingload.scenario.task;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.scenario.data.JsonSection;
import io.github.wingload.scenario.data.JsonTree;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.text.IoReason;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code json}, {@code body}, {@code form}, {@code multipart}, {@code body_file} and {@code content_type} of a task.
 *
 * @param body empty if the task has none
 * @param json the body's content, if it is JSON
 */
record BodySection(Optional<Body> body, Optional<JsonTree> json) {

    /** The keys that define a body. */
    static final List<String> KINDS = List.of("json", "body", "form", "multipart", "body_file");

    static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTES = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("[!-~]+/[!-~]+([ -~]*)");
    /** In bytes. */
    static final int LARGEST_FILE = 100_000_000;

    static BodySection read(Keys keys, List<Header> headers, Templates templates) {
        keys.atMostOneOf(KINDS);
        Optional<String> type = type(keys, headers);
        Node json = keys.get("json");
        if (json.present()) {
            JsonTree tree = JsonSection.read(json, templates);
            return new BodySection(Optional.of(new Body(tree.template(), type.orElse(JSON))), Optional.of(tree));
        }
        Optional<Body> body = text(keys.get("body"), templates, type)
                .or(() -> form(keys.get("form"), templates, type))
                .or(() -> MultipartSection.read(keys.get("multipart"), templates))
                .or(() -> file(keys.get("body_file"), type));
        return new BodySection(body, Optional.empty());
    }

    /** A media type such as {@code text/csv}. */
    static Optional<String> mediaType(Node node) {
        return node.text(TYPE, "a media type", "write for example text/csv");
    }

    private static Optional<String> type(Keys keys, List<Header> headers) {
        Node type = keys.get("content_type");
        Optional<Header> header =
                headers.stream().filter(given -> given.isNamed(CONTENT_TYPE)).findFirst();
        if (header.filter(given -> !given.value().constant()).isPresent()) {
            keys.get("headers").problem("the Content-Type contains a placeholder", "write the type itself");
        }
        if (header.isPresent() && type.present()) {
            type.keyProblem("there is also a Content-Type header", "keep one of them");
        }
        if (header.isPresent() && keys.has("multipart")) {
            keys.get("headers").problem("multipart has its own Content-Type, with its boundary", "remove the header");
        }
        if (type.present() && !keys.has("body") && !keys.has("body_file")) {
            type.keyProblem(
                    "this key needs a body",
                    "add body or body_file, or remove it (json, form and multipart have their own type)");
        }
        return header.map(Header::value)
                .filter(Template::constant)
                .map(Template::constantText)
                .or(() -> mediaType(type));
    }

    private static Optional<Body> text(Node node, Templates templates, Optional<String> type) {
        return node.text().map(content -> new Body(templates.of(node, content, Form.RAW), type.orElse(PLAIN_TEXT)));
    }

    private static Optional<Body> form(Node node, Templates templates, Optional<String> type) {
        return node.present()
                ? Optional.of(new Body(ParametersSection.read(node, templates), type.orElse(FORM)))
                : Optional.empty();
    }

    private static Optional<Body> file(Node node, Optional<String> type) {
        return node.file().flatMap(file -> bytes(node, file)).map(bytes -> {
            boolean json = bytes.file().toString().endsWith(".json");
            return new Body(bytes, type.orElse(json ? JSON : BYTES));
        });
    }

    static Optional<Bytes> bytes(Node node, Path file) {
        try {
            return Optional.of(new Bytes(file, BoundedRead.ofFile(file, LARGEST_FILE)));
        } catch (IOException e) {
            node.problem("the file cannot be read: " + IoReason.of(e), "name a readable file of at most 100 MB");
            return Optional.empty();
        }
    }
}
