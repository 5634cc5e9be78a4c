package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.Task;
import io.github.wingload.plan.Task.Body;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One task: a method with a path, and what goes with it. */
final class TaskSection {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final int HEAVIEST = 1_000_000;

    /** What a URL's path and query may be written with; other characters are percent-encoded. */
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private TaskSection() {}

    static Task read(Node node, Templates templates) {
        Keys keys = node.keys(
                "get",
                "post",
                "put",
                "patch",
                "delete",
                "name",
                "weight",
                "json",
                "body",
                "content_type",
                "headers",
                "expect");
        keys.atMostOneOf(METHODS);
        if (node.isMapping() && keys.present(METHODS).isEmpty()) {
            node.problem("the task has no method", "add get, post, put, patch or delete, for example get: /");
        }
        String method = METHODS.stream().filter(keys::has).findFirst().orElse("get");
        Optional<String> path = keys.get(method).text();
        List<Header> headers = HeadersSection.read(keys.get("headers"), templates);
        Optional<Body> body = BodySection.read(keys, headers, templates);
        return new Task(
                name(keys.get("name")).or(() -> path).orElse("/"),
                method.toUpperCase(Locale.ROOT),
                path.map(text -> path(keys.get(method), text, templates)).orElse(Template.of("/")),
                body.isPresent() ? BodySection.withoutContentType(headers) : headers,
                body,
                ExpectSection.read(keys.get("expect")));
    }

    /** Its share of the picks. */
    static int weight(Node node) {
        return Keys.children(node).containsKey("weight")
                ? (int) Keys.children(node).get("weight").whole(1, HEAVIEST).orElse(1)
                : 1;
    }

    private static Optional<String> name(Node node) {
        Optional<String> name = node.text();
        if (name.filter(text -> CONTROL.matcher(text).find()).isPresent()) {
            node.problem("the name holds a line break or another control character", "write it in one line");
        }
        return name;
    }

    private static Template path(Node node, String text, Templates templates) {
        if (!text.startsWith("/")) {
            boolean url = text.startsWith("http://") || text.startsWith("https://");
            node.problem(
                    Node.quote(text) + " does not begin with a slash",
                    url
                            ? "write the path alone (the address belongs to target.url)"
                            : "write a path such as /v1/models");
        }
        Template path = templates.of(node, text, Form.URL);
        boolean fits = path.segments().stream()
                .allMatch(segment -> !(segment instanceof Text literal)
                        || PATH.matcher(literal.text()).matches());
        if (!fits) {
            node.problem(
                    Node.quote(text) + " has characters that cannot stand in a path",
                    "percent-encode them, a blank as %20 (cells of samples are encoded for you)");
        }
        return path;
    }
}
