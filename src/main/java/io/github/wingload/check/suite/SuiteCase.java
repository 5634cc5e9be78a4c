package io.github.wingload.check.suite;

import io.github.wingload.check.CaseId;
import io.github.wingload.check.CheckCase;
import io.github.wingload.check.CheckSample;
import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.Payload;
import io.github.wingload.exchange.Request;
import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Template;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.scenario.data.PercentEncoding;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A test case of an httpbb suite.
 *
 * @param node the case
 * @param keys its keys
 */
record SuiteCase(Node node, Keys keys) {

    private static final List<String> ASSERTIONS =
            Words.in("assert_status assert_headers assert_headers_regex assert_headers_absent assert_body_contains"
                    + " assert_body_regex");
    private static final List<String> REQUEST =
            Words.in("path method request_headers json_body form_body timeout_seconds");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final List<StatusRange> ANY_STATUS = List.of(new StatusRange(100, 599));
    private static final double LONGEST_SECONDS = 3_600;
    private static final double USUAL_SECONDS = 10;
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String HOST = "Host";

    static SuiteCase of(Node node) {
        List<String> known = new ArrayList<>(REQUEST);
        known.addAll(ASSERTIONS);
        Keys keys = node.keys(known);
        keys.atLeastOneOf(ASSERTIONS, "the case asserts nothing", "add for example assert_status: 200");
        keys.atMostOneOf(List.of("json_body", "form_body"));
        return new SuiteCase(node, keys);
    }

    /** Values of headers that no output may show. */
    List<String> secrets() {
        return keys.get("request_headers").isMapping()
                ? keys.get("request_headers").children("").entrySet().stream()
                        .filter(header -> HeadersSection.isSecret(header.getKey()))
                        .map(header -> header.getValue().written())
                        .toList()
                : List.of();
    }

    /**
     * The case.
     *
     * @param host of the service, with its port if the suite names one
     */
    CheckCase read(String host) {
        String method = keys.get("method")
                .text(METHOD, "an HTTP method", "write it in capital letters: GET, POST")
                .orElse("GET");
        String path = path();
        List<HeaderField> headers = headers();
        double seconds = keys.get("timeout_seconds").positive(LONGEST_SECONDS).orElse(USUAL_SECONDS);
        Request request = new Request(
                method,
                path,
                headers.stream().filter(header -> !isHost(header)).toList(),
                Optional.empty(),
                RequestBody.of(body().getBytes(StandardCharsets.UTF_8)),
                Payload.NONE,
                true,
                "",
                List.of());
        String name = host.replaceFirst(":[0-9]+$", "");
        return new CheckCase(
                new CaseId(host, method + " " + path),
                node.place().file() + ":" + node.place().line(),
                Optional.of(headers.stream()
                        .filter(SuiteCase::isHost)
                        .map(HeaderField::value)
                        .findFirst()
                        .orElse(host)),
                Optional.of(name).filter(text -> text.matches(".*[A-Za-z].*")),
                List.of(new CheckSample("", request)),
                new Expectation(statuses(), checks(), Optional.empty()),
                Duration.ofNanos(Math.round(seconds * 1e9)),
                Optional.empty());
    }

    private String path() {
        Node node = keys.required("path", "path: /");
        String path = node.line().orElse("/");
        if (!path.startsWith("/")) {
            node.problem(Node.quote(path) + " does not start with a slash", "write a path such as /v1/models");
        }
        return PercentEncoding.ofNonAscii(path.replace(" ", "%20"));
    }

    private List<HeaderField> headers() {
        List<HeaderField> headers = new ArrayList<>();
        texts("request_headers", "{Accept: text/html}")
                .forEach((name, value) -> headers.add(new HeaderField(name, value)));
        boolean typed = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(CONTENT_TYPE));
        if (!typed && keys.has("json_body")) {
            headers.add(new HeaderField(CONTENT_TYPE, "application/json"));
        }
        if (!typed && keys.has("form_body")) {
            headers.add(new HeaderField(CONTENT_TYPE, "application/x-www-form-urlencoded"));
        }
        return headers;
    }

    private static boolean isHost(HeaderField header) {
        return header.name().equalsIgnoreCase(HOST);
    }

    /** A mapping of header names, or of form fields, to texts. */
    private Map<String, String> texts(String key, String example) {
        Map<String, String> texts = new LinkedHashMap<>();
        keys.get(key).children(example).forEach((name, value) -> {
            if (key.contains("headers") && !HeadersSection.isName(name)) {
                value.keyProblem("this is not a valid header name", "use letters, digits and hyphens");
            }
            if (value.scalar()
                    .filter(text -> text.quoted() && text.text().isEmpty())
                    .isPresent()) {
                texts.put(name, "");
            } else {
                value.line().ifPresent(text -> texts.put(name, text));
            }
        });
        return texts;
    }

    private String body() {
        if (keys.has("json_body")) {
            return SuiteJson.text(keys.get("json_body"));
        }
        return texts("form_body", "{title: Cat}").entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<StatusRange> statuses() {
        if (!keys.has("assert_status")) {
            return ANY_STATUS;
        }
        List<StatusRange> statuses = new ArrayList<>();
        for (Node item : keys.get("assert_status").itemsOrOne()) {
            OptionalInt status = item.integer(100, 599);
            status.ifPresent(code -> statuses.add(new StatusRange(code, code)));
        }
        return statuses.isEmpty() ? ANY_STATUS : statuses;
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        texts("assert_headers", "{Content-Type: text/html}")
                .forEach((name, value) -> checks.add(new HeaderEquals(name, Template.of(value))));
        keys.get("assert_headers_regex")
                .children("{Location: '^https:'}")
                .forEach((name, value) -> pattern(value, false)
                        .ifPresent(pattern -> checks.add(new HeaderMatches(name, pattern.toString()))));
        keys.get("assert_headers_absent")
                .items("[X-Debug]")
                .forEach(item -> item.line().ifPresent(name -> checks.add(new HeaderAbsent(name))));
        keys.get("assert_body_contains").text().ifPresent(text -> checks.add(new Contains(Template.of(text))));
        pattern(keys.get("assert_body_regex"), true).ifPresent(pattern -> checks.add(new Matches(pattern.toString())));
        return checks;
    }

    private static Optional<LinearPattern> pattern(Node node, boolean multiline) {
        return node.text(text -> PythonPattern.translated(text, multiline));
    }
}
