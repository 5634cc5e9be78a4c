package io.github.wingload.scenario.task;

import io.github.wingload.plan.DecodableCodings;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Mutation;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.scenario.data.Extracted;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.scenario.data.TemplateBuilder;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** One task: a method with a path, and the keys of its request and checks. */
record TaskSection(Keys keys, Scope scope, Templates templates) {

    /** Its keys besides those of {@link Scope} and {@code weight}. */
    static final List<String> KEYS = Words.in(
            "get post put patch delete name query json body form multipart body_file content_type mutate stream expect extract runbook");

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final List<String> METHODS = KEYS.subList(0, 5);

    /**
     * @param keys of the task
     * @param scope of the task, with its own keys
     * @param extracted names that the steps of its flow extract
     * @param last true for the last step of its flow
     */
    static Task read(Keys keys, Scope scope, Extracted extracted, boolean last) {
        keys.atMostOneOf(METHODS);
        keys.atLeastOneOf(METHODS, "the task has no method", "add get, post, put, patch or delete, for example get: /");
        return new TaskSection(keys, scope, scope.templates(extracted)).task(last);
    }

    private Task task(boolean last) {
        String method = METHODS.stream().filter(keys::has).findFirst().orElse("get");
        Optional<String> path = keys.get(method).text();
        List<Header> headers = scope.withHeaders(HeadersSection.read(keys.get("headers"), templates))
                .headers();
        BodySection body = BodySection.read(keys, headers, templates);
        List<Mutation> mutations = MutateSection.read(keys, body, templates);
        Task task = new Task(
                keys.get("name").line().or(() -> path).orElse("/"),
                OptionalInt.empty(),
                method.toUpperCase(Locale.ROOT),
                path.map(text -> target(keys.get(method), text)).orElse(Template.of("/")),
                body.body().isPresent() ? Header.without(headers, BodySection.CONTENT_TYPE) : headers,
                scope.hostHeader(),
                body.body(),
                mutations,
                OptionalInt.empty(),
                StreamSection.read(keys.get("stream")),
                ExpectSection.read(keys.get("expect"), templates),
                ExtractSection.read(keys.get("extract"), templates, last),
                scope.cache(),
                keys.get("runbook").page(),
                Optional.empty());
        checkCodings(task);
        checkStream(task);
        return usesColumn(task)
                ? task.withSamples(scope.sets().indexOf(scope.samples().samples()))
                : task;
    }

    /** The path with its query. */
    private Template target(Node node, String text) {
        Template path = path(node, text);
        Node query = keys.get("query");
        if (!query.present()) {
            return path;
        }
        return new TemplateBuilder()
                .add(path)
                .add(text.contains("?") ? "&" : "?")
                .add(ParametersSection.read(query, templates))
                .template();
    }

    private Template path(Node node, String text) {
        if (!text.startsWith("/") && !Templates.beginsRaw(text)) {
            boolean url = text.startsWith("http://") || text.startsWith("https://");
            node.problem(
                    Node.quote(text) + " does not start with a slash",
                    url
                            ? "write the path alone (the address belongs to target.url)"
                            : "write a path such as /v1/models");
        }
        TemplateBuilder path = new TemplateBuilder();
        for (Segment segment : templates.of(node, text, Form.URL).segments()) {
            if (segment instanceof Text literal) {
                checkLiteral(node, literal.text());
                path.add(PercentEncoding.ofTarget(literal.text()));
            } else {
                path.add(segment);
            }
        }
        return path.template();
    }

    private static void checkLiteral(Node node, String literal) {
        if (literal.contains("#")) {
            node.problem("# begins a fragment, which is never sent", "remove it, or write %23 for the character");
        }
        if (!PercentEncoding.isWellFormed(literal)) {
            node.problem("a percent sign is not followed by two hexadecimal digits", "write %25 for the character");
        }
        if (literal.chars().anyMatch(Character::isISOControl)) {
            node.problem("the path contains a line break or another control character", "remove it");
        }
    }

    /** A header with placeholders is not looked at: an answer that cannot be decoded then fails its checks. */
    private void checkCodings(Task task) {
        List<String> codings = Header.merged(scope.target(), task.headers()).stream()
                .filter(header ->
                        header.isNamed(ACCEPT_ENCODING) && header.value().constant())
                .flatMap(header -> DecodableCodings.othersIn(header.value().constantText()).stream())
                .toList();
        if (task.readsBody() && !codings.isEmpty()) {
            place(ACCEPT_ENCODING)
                    .problem(
                            "a body in " + String.join(" or ", codings) + " cannot be decoded for this task's checks",
                            "write Accept-Encoding: gzip, deflate, or remove the checks that read the body");
        }
    }

    private void checkStream(Task task) {
        Node expect = keys.get("expect");
        if (task.stream().isPresent()) {
            if (task.expect().readsJson()) {
                expect.keyProblem(
                        "json, all and items read one JSON document, and the answer is a stream",
                        "remove them, or check the text of the stream: {stream: {json: …}}");
            }
        } else if (task.expect().checks().stream().anyMatch(Check::readsStream)) {
            Keys.children(expect)
                    .getOrDefault("stream", expect)
                    .keyProblem(
                            "the task does not read its answer as a stream",
                            "add stream: openai to the task, or stream: sse for other streams");
        } else if (task.extractions().stream().anyMatch(value -> value.source() instanceof Extraction.StreamText)) {
            keys.get("extract")
                    .keyProblem(
                            "the task does not read its answer as a stream",
                            "add stream: openai to the task, or extract a JSON pointer");
        }
    }

    /** Where the task sets a header; the task itself if it inherits the header. */
    private Node place(String header) {
        return Keys.children(keys.get("headers")).entrySet().stream()
                .filter(own -> own.getKey().equalsIgnoreCase(header))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(keys.node());
    }

    private boolean usesColumn(Task task) {
        return Scope.usesColumn(scope.target())
                || Stream.concat(task.requestTemplates(), task.expect().templates())
                        .anyMatch(Templates::usesColumn);
    }
}
