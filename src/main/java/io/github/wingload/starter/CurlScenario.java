package io.github.wingload.starter;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.scenario.data.HeadersSection;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a scenario of one task from a curl command. */
final class CurlScenario {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern STATUS = Pattern.compile("[0-9][0-9xX-]{2,6}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");

    /** A name that ends like that of a secret, and the start of its value, which is not a variable; in JSON or in a form. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)([a-z0-9_.-]*(?:token|secret|key|passw(?:or)?d|pwd))[\"']?\\s*[=:]\\s*[\"']?[^\\s\"'&$,}\\]]");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";
    private static final int LONGEST_NAME = 40;
    private static final String DEFAULT_DEADLINE = "30s";

    private final CurlLine line;
    private final boolean own;
    private final CurlData data;
    private final CurlUrl url;
    private final CurlHeaders headers;
    private final CurlNetwork network;
    private final List<String> notes = new ArrayList<>();

    /**
     * Reads a command.
     *
     * @param own true for a command line of wingload, which sends JSON as JSON
     * @param other the headers of the command that is compared with this one
     */
    private CurlScenario(CurlLine line, CurlFiles files, boolean own, Optional<CurlHeaders> other) {
        this.line = line;
        this.own = own;
        List<String> urls = line.values("url");
        if (urls.size() != 1) {
            throw new Fault(
                    urls.isEmpty() ? "there is no URL" : "there are " + urls.size() + " URLs",
                    "give a command with one URL, and quote values that contain spaces");
        }
        this.data = CurlData.of(line, files);
        this.url = CurlUrl.of(urls.get(0), line.has("globoff")).withQuery(data.query());
        this.headers = CurlHeaders.of(line, files, url.login(), other);
        this.network = CurlNetwork.of(line, files);
    }

    static Starter.Started of(String command, CurlFiles files) {
        CurlScenario scenario = new CurlScenario(CurlLine.parse(command), files, false, Optional.empty());
        return scenario.written("Made from a curl command.", """
                # Small at first: two users who wait between their requests. For a rate, write {rate: 10/s, run_time: 1m}.
                load: {users: 2, spawn_rate: 1, run_time: 30s}
                wait_time: {between: [1s, 5s]}
                deadline: %s
                """.formatted(scenario.deadline()), "{status: 2xx}");
    }

    /** A comparison of the addresses of two commands that send the same request. */
    static Starter.Started of(String command, String other, CurlFiles files) {
        CurlScenario first = new CurlScenario(CurlLine.parse(command), files, false, Optional.empty());
        CurlScenario second = new CurlScenario(CurlLine.parse(other), files, false, Optional.of(first.headers));
        int same = first.url.commonEnd(second.url);
        if (same == 0) {
            throw new Fault(
                    "the paths of the two URLs do not end alike",
                    "give two commands for the same request: only what precedes the common path may differ");
        }
        CurlUrl at = first.url.endingIn(same);
        List<String> task = first.task(at.path());
        if (!task.equals(second.task(at.path()))) {
            throw new Fault(
                    "the two commands send different requests",
                    "give both the same method, body and Content-Type; addresses and other headers may differ");
        }
        boolean named =
                !first.url.host().equals(second.url.host()) && first.url.namesASide() && second.url.namesASide();
        List<String> targets = new ArrayList<>();
        targets.add("  " + (named ? first.url.host() : "first") + ":");
        first.target(at.base()).forEach(line -> targets.add("  " + line));
        targets.add("  " + (named ? second.url.host() : "second") + ":");
        second.target(second.url.endingIn(same).base()).forEach(line -> targets.add("  " + line));
        String yaml = """
                # Made from two curl commands. One request to each address:  wingload try FILE
                # The comparison with the load below:  wingload run FILE
                name: %s
                targets:
                %s
                # Each request goes to both targets, one right after the other, in random order: 100 of these pairs, one at a time.
                load: {users: 1, requests: 200}
                deadline: %s
                # All requests are the same, which flatters a service with a cache. To vary them, name a file of rows with a
                # header line, samples: {file: rows.csv}, and write "{{column}}" in place of a value.
                tasks:
                %s
                    expect: {status: 2xx}
                """.formatted(
                        Yaml.text(at.name()), String.join("\n", targets), first.deadline(), String.join("\n", task));
        Map<String, String> secrets = new HashMap<>(second.headers.secrets());
        List<String> notes = new ArrayList<>(first.notes());
        secrets.putAll(first.headers.secrets());
        notes.addAll(second.notes());
        return new Starter.Started(
                yaml, exports(yaml, first, second), notes.stream().distinct().toList(), secrets);
    }

    static Starter.Started of(RequestLine line, CurlFiles files) {
        String settings = String.join("\n", LineSettings.of(line.settings())) + "\n";
        return new CurlScenario(CurlLine.of(line.given()), files, true, Optional.empty())
                .written("Made from a command line of wingload.", settings, statuses(line.statuses()));
    }

    private static String statuses(List<String> given) {
        List<String> statuses = given.isEmpty() ? List.of("2xx") : given;
        String words = statuses.stream()
                .map(status -> STATUS.matcher(status).matches() ? status : Yaml.quoted(status))
                .collect(Collectors.joining(", "));
        return "{status: " + (statuses.size() == 1 ? words : "[" + words + "]") + "}";
    }

    private Starter.Started written(String origin, String settings, String expect) {
        String yaml = """
                # %s One request and its answer:  wingload try FILE
                # A load test with the load below:  wingload run FILE
                name: %s
                target:
                %s
                %s# All requests are the same, which flatters a service with a cache. To vary them, name a file of rows with a
                # header line, samples: {file: rows.csv}, and write "{{column}}" in place of a value.
                tasks:
                %s
                    expect: %s
                """.formatted(
                        origin,
                        Yaml.text(url.name()),
                        String.join("\n", target(url.base())),
                        settings,
                        String.join("\n", task(url.path())),
                        expect);
        return new Starter.Started(yaml, exports(yaml, this), notes(), headers.secrets());
    }

    private List<String> target(String base) {
        List<String> lines = new ArrayList<>();
        lines.add("  url: " + Yaml.text(base));
        headers.value("Host").ifPresent(host -> lines.add("  host_header: " + Yaml.text(host)));
        network.lines().forEach(key -> lines.add("  " + key));
        Map<String, String> others = headers.ofTarget();
        if (!others.isEmpty()) {
            lines.add("  headers:");
        }
        others.forEach((name, value) -> lines.add("    " + Yaml.key(name) + ": " + Yaml.quoted(value)));
        return lines;
    }

    private String method() {
        String usual = line.has("head") ? "HEAD" : data.sent() ? "POST" : "GET";
        String method = line.last("request").orElse(usual).toLowerCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new Fault(
                    "the method is " + method.toUpperCase(Locale.ROOT),
                    "a task supports get, post, put, patch and delete");
        }
        return method;
    }

    private List<String> task(String path) {
        List<String> lines = new ArrayList<>();
        lines.add("  - " + method() + ": " + Yaml.text(path));
        Optional<String> body = data.body().filter(text -> !text.isEmpty());
        Optional<List<String>> json = body.flatMap(JsonAsYaml::lines);
        if (json.isPresent()) {
            boolean oneLine = json.get().size() == 1;
            lines.add(oneLine ? "    json: " + json.get().get(0) : "    json:");
            json.get().stream().filter(text -> !oneLine).forEach(text -> lines.add("      " + text));
        } else {
            body.ifPresent(text -> lines.add("    body: " + Yaml.quoted(text)));
        }
        data.file().ifPresent(file -> lines.add("    body_file: " + Yaml.text(file)));
        if (body.flatMap(AskedCompletion::of).flatMap(AskedCompletion::streamed).orElse(false)) {
            lines.add("    stream: openai");
            notes.add(
                    "the body asks for a stream, which is read as OpenAI's API sends it; for other events write stream: sse");
        }
        if (body.isPresent() || data.file().isPresent()) {
            type(json.isPresent(), lines);
        } else if (data.body().isPresent()) {
            notes.add("the body is empty, so none is sent");
        }
        return lines;
    }

    private void type(boolean json, List<String> lines) {
        Optional<String> given = headers.value("Content-Type");
        if (given.isEmpty() && headers.removes("Content-Type")) {
            notes.add("a body is always sent with a Content-Type");
            return;
        }
        if (given.isEmpty() && json && !own) {
            notes.add("the command sends JSON as " + FORM
                    + ", curl's default; without that header in the task it is sent as " + JSON);
        }
        String type = given.orElse(own ? usual(json) : FORM);
        if (!json) {
            lines.add("    content_type: " + Yaml.quoted(type));
        } else if (!type.equals(JSON)) {
            lines.add("    headers: {Content-Type: " + Yaml.quoted(type) + "}");
        }
    }

    /** The type of a body without a header for it. */
    private String usual(boolean json) {
        if (data.file().isPresent()) {
            return data.file().get().endsWith(".json") ? JSON : BYTES;
        }
        return json ? JSON : FORM;
    }

    private String deadline() {
        String seconds = line.last("max-time").orElse("0");
        if (!SECONDS.matcher(seconds).matches()) {
            throw new Fault("-m is not a number of seconds", "write for example -m 5");
        }
        // For curl, zero means no limit.
        return Double.parseDouble(seconds) == 0 ? DEFAULT_DEADLINE : seconds + "s";
    }

    /** The name of the first secret in a query, a form or JSON. */
    private static Optional<String> secret(String text) {
        Matcher secret = SECRET.matcher(text);
        return secret.find() ? Optional.of(Excerpt.start(secret.group(1), LONGEST_NAME)) : Optional.empty();
    }

    private static List<String> exports(String yaml, CurlScenario... commands) {
        List<String> explained = Stream.of(commands)
                .flatMap(command -> Stream.concat(command.headers.exports().stream(), command.network.notes().stream()))
                .distinct()
                .toList();
        List<String> exports = new ArrayList<>(explained);
        String unexplained = ScenarioValue.VARIABLE
                .matcher(yaml)
                .results()
                .map(variable -> variable.group(1))
                .distinct()
                .filter(name -> explained.stream().noneMatch(note -> note.contains("export " + name + "=")))
                .collect(Collectors.joining(", "));
        if (!unexplained.isEmpty()) {
            exports.add("export these variables before a run: " + unexplained);
        }
        return exports;
    }

    private List<String> notes() {
        List<String> all = new ArrayList<>(headers.notes());
        secret(url.path())
                .ifPresent(name -> all.add("the path contains " + name
                        + ", which may be a secret, and every table shows paths: send it in a header instead"));
        data.body()
                .flatMap(CurlScenario::secret)
                .ifPresent(name -> all.add("the body contains " + name
                        + ", which may be a secret and is in the scenario: write ${" + HeadersSection.variable(name)
                        + "} in its place and export that variable before a run"));
        all.addAll(notes);
        all.addAll(line.notes());
        return all;
    }
}
