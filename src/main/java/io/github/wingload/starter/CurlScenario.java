package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a curl command down as a scenario of one task. */
final class CurlScenario {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,9})?");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
    private static final Pattern SECRET_IN_QUERY =
            Pattern.compile("[?&]([^=&]*(?:token|secret|key|password)[^=&]*)=(?!\\$\\{)");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String DEFAULT_DEADLINE = "30s";

    private final CurlLine line;
    private final CurlData data;
    private final CurlUrl url;
    private final CurlHeaders headers;
    private final List<String> network;
    private final List<String> notes = new ArrayList<>();

    private CurlScenario(CurlLine line, CurlFiles files) {
        this.line = line;
        List<String> urls = line.all("url").stream().map(CurlLine.Given::value).toList();
        if (urls.size() != 1) {
            throw new CurlFault(
                    urls.isEmpty() ? "there is no URL" : "there are " + urls.size() + " URLs",
                    "give a command with one URL, and quote values that contain spaces");
        }
        this.data = CurlData.of(line, files);
        this.url = CurlUrl.of(urls.get(0), line.has("globoff")).withQuery(data.query());
        this.headers = CurlHeaders.of(line, files, url.user());
        this.network = CurlNetwork.lines(line, files);
    }

    static Starter.Started of(String command, CurlFiles files) {
        return new CurlScenario(CurlLine.parse(command), files).written();
    }

    private Starter.Started written() {
        String method = method();
        List<String> task = task(method);
        StringBuilder yaml = new StringBuilder("""
                # Made from a curl command. One request and its answer:  wingload try FILE
                # A load test with the load below:                        wingload run FILE
                """);
        yaml.append("name: ")
                .append(Yaml.text(url.name()))
                .append("\ntarget:\n  url: ")
                .append(Yaml.text(url.base()))
                .append('\n');
        headers.value("Host")
                .ifPresent(host ->
                        yaml.append("  host_header: ").append(Yaml.text(host)).append('\n'));
        network.forEach(text -> yaml.append("  ").append(text).append('\n'));
        if (!headers.ofTarget().isEmpty()) {
            yaml.append("  headers:\n");
        }
        for (Map.Entry<String, String> header : headers.ofTarget()) {
            yaml.append("    ")
                    .append(Yaml.key(header.getKey()))
                    .append(": ")
                    .append(Yaml.quoted(header.getValue()))
                    .append('\n');
        }
        yaml.append("""
                # Small at first: two users who wait between their requests. For a rate, write {rate: 10/s, run_time: 1m}.
                load: {users: 2, spawn_rate: 1, run_time: 30s}
                wait_time: {between: [1s, 5s]}
                """);
        yaml.append("deadline: ").append(deadline()).append('\n');
        yaml.append("""
                # All requests are the same, which flatters a service with a cache. To vary them, name a file of rows with a
                # header line, samples: {file: rows.csv}, and write "{{column}}" in place of a value.
                tasks:
                """);
        task.forEach(text -> yaml.append(text).append('\n'));
        return new Starter.Started(yaml.toString(), allNotes(yaml.toString()));
    }

    private String method() {
        if (line.has("head") && line.last("request").isEmpty()) {
            throw refused("HEAD");
        }
        String method = line.last("request").orElse(data.body().isPresent() ? "POST" : "GET");
        if (!METHODS.contains(method.toLowerCase(Locale.ROOT))) {
            throw refused(method);
        }
        return method.toLowerCase(Locale.ROOT);
    }

    private static CurlFault refused(String method) {
        return new CurlFault("the method is " + method, "a task supports get, post, put, patch and delete");
    }

    private List<String> task(String method) {
        List<String> lines = new ArrayList<>();
        lines.add("  - " + method + ": " + Yaml.text(url.path()));
        Optional<String> body = data.body().filter(text -> !text.isEmpty());
        Optional<List<String>> json = body.flatMap(JsonAsYaml::lines);
        if (json.isPresent()) {
            List<String> value = json.get();
            lines.add("    json:" + (value.size() == 1 ? " " + value.get(0) : ""));
            value.stream().filter(text -> value.size() > 1).forEach(text -> lines.add("      " + text));
        } else {
            body.ifPresent(text -> lines.add("    body: " + Yaml.quoted(text)));
        }
        if (body.isPresent()) {
            type(json.isPresent(), lines);
        } else if (data.body().isPresent()) {
            notes.add("the body is empty, so none is sent");
        }
        lines.add("    expect: {status: 2xx}");
        return lines;
    }

    private void type(boolean json, List<String> lines) {
        Optional<String> given = headers.value("Content-Type");
        if (given.isEmpty() && headers.removes("Content-Type")) {
            notes.add("a body is always sent with a Content-Type");
            return;
        }
        if (given.isEmpty() && json) {
            notes.add("the command sends JSON as " + FORM
                    + ", curl's default; without that header in the task it is sent as " + JSON);
        }
        String type = given.orElse(FORM);
        if (!json) {
            lines.add("    content_type: " + Yaml.quoted(type));
        } else if (!type.equals(JSON)) {
            lines.add("    headers: {Content-Type: " + Yaml.quoted(type) + "}");
        }
    }

    private String deadline() {
        Optional<String> seconds = line.last("max-time").filter(text -> !text.matches("0*(\\.0*)?"));
        if (seconds.filter(text -> !SECONDS.matcher(text).matches()).isPresent()) {
            throw new CurlFault("-m is not a number of seconds", "write for example -m 5");
        }
        return seconds.map(text -> text + "s").orElse(DEFAULT_DEADLINE);
    }

    private List<String> allNotes(String yaml) {
        List<String> all = new ArrayList<>(headers.notes());
        Set<String> variables = new LinkedHashSet<>();
        Matcher found = VARIABLE.matcher(yaml);
        while (found.find()) {
            boolean noted = headers.notes().stream().anyMatch(note -> note.contains("export " + found.group(1) + "="));
            if (!noted) {
                variables.add(found.group(1));
            }
        }
        if (!variables.isEmpty()) {
            all.add("export these variables before a run: " + String.join(", ", variables));
        }
        Matcher secret = SECRET_IN_QUERY.matcher(url.path().toLowerCase(Locale.ROOT));
        if (secret.find()) {
            all.add("the path contains " + secret.group(1)
                    + ", which may be a secret, and every table shows paths: send it in a header instead");
        }
        all.addAll(notes);
        all.addAll(line.notes());
        return all;
    }
}
