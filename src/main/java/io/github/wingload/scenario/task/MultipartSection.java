package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Content;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.scenario.data.TemplateBuilder;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.text.Sha256;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code multipart}: the fields and files of a form, as {@code multipart/form-data} (RFC 7578).
 *
 * <p>The boundary is a digest of the fields and files, so that it is the same in every request and every run, and nothing that is
 * known before the run contains it.
 */
final class MultipartSection {

    private static final String EXAMPLE = "{title: \"{{title}}\", image: {file: cat.png}}";
    private static final String BYTES = "application/octet-stream";
    private static final int DIGITS = 32;

    private final Templates templates;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder digested = new StringBuilder();

    /** @param head its header lines after the first boundary, each with a line end */
    private record Part(String head, Content content) {}

    private MultipartSection(Templates templates) {
        this.templates = templates;
    }

    static Optional<Body> read(Node node, Templates templates) {
        if (!node.present()) {
            return Optional.empty();
        }
        MultipartSection section = new MultipartSection(templates);
        node.children(EXAMPLE).forEach((name, value) -> {
            if (name.contains("{{")) {
                value.keyProblem("a placeholder in a key is not supported", "write the key out");
            }
            value.itemsOrOne().forEach(one -> section.add(name, one));
        });
        if (section.bytes() > BodySection.LARGEST_FILE) {
            node.problem("the files have more than 100 MB in all", "name smaller files");
        }
        return Optional.of(section.body());
    }

    private long bytes() {
        return parts.stream()
                .map(Part::content)
                .filter(Bytes.class::isInstance)
                .mapToLong(file -> ((Bytes) file).bytes().length)
                .sum();
    }

    private void add(String name, Node node) {
        if (!node.isMapping()) {
            text(name, node, Optional.empty());
            return;
        }
        Keys keys = node.keys("file", "filename", "text", "content_type");
        keys.atMostOneOf(List.of("file", "text"));
        keys.atLeastOneOf(List.of("file", "text"), "the part has no content", "add file: cat.png, or text: hello");
        Optional<String> type = BodySection.mediaType(keys.get("content_type"));
        if (keys.has("text")) {
            keys.refuse(List.of("filename"), "only a file has a name", "remove it");
            text(name, keys.get("text"), type);
            return;
        }
        Node file = keys.get("file");
        file.file().flatMap(path -> BodySection.bytes(file, path)).ifPresent(bytes -> {
            String filename = keys.get("filename").line().orElse(name(bytes.file()));
            add(
                    disposition(name) + "; filename=\"" + escaped(filename) + "\"\r\nContent-Type: "
                            + type.orElse(BYTES) + "\r\n",
                    Sha256.of(bytes.bytes()),
                    bytes);
        });
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void text(String name, Node node, Optional<String> type) {
        Optional<String> text = node.scalar().map(value -> value.text());
        if (text.isEmpty() && !node.isBroken()) {
            node.wrong("a single value", "write text, a number, or {file: cat.png}");
        }
        String head = disposition(name) + "\r\n"
                + type.map(given -> "Content-Type: " + given + "\r\n").orElse("");
        String content = text.orElse("");
        add(head, content, templates.of(node, content, Form.RAW));
    }

    private void add(String head, String digest, Content content) {
        parts.add(new Part(head, content));
        digested.append(head).append('\n').append(digest).append('\n');
    }

    private static String disposition(String name) {
        return "Content-Disposition: form-data; name=\"" + escaped(name) + '"';
    }

    /** As browsers write names. */
    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private Body body() {
        String boundary = "wingload-" + Sha256.of(digested.toString()).substring(0, DIGITS);
        List<Content> pieces = new ArrayList<>();
        TemplateBuilder text = new TemplateBuilder();
        for (Part part : parts) {
            text.add("--" + boundary + "\r\n" + part.head() + "\r\n");
            if (part.content() instanceof Template template) {
                text.add(template);
            } else {
                pieces.add(text.template());
                pieces.add(part.content());
                text = new TemplateBuilder();
            }
            text.add("\r\n");
        }
        pieces.add(text.add("--" + boundary + "--\r\n").template());
        return new Body(new Multipart(pieces), "multipart/form-data; boundary=" + boundary);
    }
}
