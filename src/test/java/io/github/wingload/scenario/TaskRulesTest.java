package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.StatusRange;
import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import io.github.wingload.testkit.Tasks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key tasks. */
class TaskRulesTest extends ScenarioFixture {

    private static final String BRACES = "write {{column}}, or {{\"{{\"}} for literal braces";
    private static final String STATUS =
            "write 200, a list such as [200, 400], a class such as 2xx or a range such as 200-299";

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                WrongScenario.of(
                        "tasks",
                        "tasks: {get: /}",
                        "test.yaml:1:8: tasks: a mapping is not a list; write a list, for example [get: /]"),
                WrongScenario.of(
                        "tasks",
                        "tasks: []",
                        "test.yaml:1:8: tasks: the list is empty; write at least one item, for example [get: /]"),
                task(
                        "/",
                        "test.yaml:3:5: tasks[0]: \"/\" is not a mapping; write a mapping with any of these keys: "
                                + TASK_KEYS),
                task(
                        "{name: a, head: /}",
                        "test.yaml:3:5: tasks[0]: the task has no method; "
                                + "add get, post, put, patch or delete, for example get: /",
                        "test.yaml:3:15: tasks[0].head: unknown key; possible here: " + TASK_KEYS),
                task(
                        "{post: /, get: /}",
                        "test.yaml:3:6: tasks[0].post: get and post cannot be combined; keep one of them"),
                task(
                        "{get: /, runbook: the wiki}",
                        "test.yaml:3:23: tasks[0].runbook: \"the wiki\" is not the address of a page; "
                                + "write it like https://wiki.example.org/Runbook, without blanks"),
                task(
                        "{get: v1/models}",
                        "test.yaml:3:11: tasks[0].get: \"v1/models\" does not start with a slash; "
                                + "write a path such as /v1/models"),
                task(
                        "{get: https://example.org/}",
                        "test.yaml:3:11: tasks[0].get: \"https://example.org/\" does not start with a slash; "
                                + "write the path alone (the address belongs to target.url)"),
                task(
                        "{get: '/a#b'}",
                        "test.yaml:3:11: tasks[0].get: # begins a fragment, which is never sent; "
                                + "remove it, or write %23 for the character"),
                task(
                        "{get: \"/a\\nb\"}",
                        "test.yaml:3:11: tasks[0].get: the path contains a line break or another control character; "
                                + "remove it"),
                task(
                        "{get: /100%}",
                        "test.yaml:3:11: tasks[0].get: a percent sign is not followed by two hexadecimal digits; "
                                + "write %25 for the character"),
                task(
                        "{get: /, name: \"a\\nb\", weight: 0}",
                        "test.yaml:3:20: tasks[0].name: the text contains a line break or another control character; "
                                + "write it on one line",
                        "test.yaml:3:36: tasks[0].weight: 0 is out of range; "
                                + "write a whole number from 1 to 1000000"),
                task(
                        "{post: /, json: {}, body: x}",
                        "test.yaml:3:25: tasks[0].body: json and body cannot be combined; keep one of them"),
                task(
                        "{post: /, json: {}, content_type: text/csv}",
                        "test.yaml:3:25: tasks[0].content_type: this key needs a body; "
                                + "add body or body_file, or remove it (json, form and multipart have their own type)"),
                task(
                        "{post: /, body: x, content_type: csv}",
                        "test.yaml:3:38: tasks[0].content_type: \"csv\" is not a media type; "
                                + "write for example text/csv"),
                task(
                        "{post: /, body: x, content_type: text/csv, headers: {content-type: text/plain}}",
                        "test.yaml:3:24: tasks[0].content_type: there is also a Content-Type header; keep one of them"),
                task(
                        "{post: /, body: x, headers: {Content-Type: \"{{title}}\"}}",
                        "test.yaml:3:33: tasks[0].headers: the Content-Type contains a placeholder; write the type itself"),
                task(
                        "{post: /, json: {a: \"{{\", b: .inf, \"{{title}}\": 1}}",
                        "test.yaml:3:25: tasks[0].json.a: {{ is not closed; " + BRACES,
                        "test.yaml:3:34: tasks[0].json.b: .inf is not a JSON number; "
                                + "write it like 1.5 or 1e3, or in quotes as text",
                        "test.yaml:3:40: tasks[0].json.{{title}}: a placeholder in a key is not supported; "
                                + "write the key out"),
                task("{post: /, body: \"{{ }} {{\"}", "test.yaml:3:21: tasks[0].body: {{}} is empty; " + BRACES),
                task(
                        "{post: /, body: \"{{a {{title}}\"}",
                        "test.yaml:3:21: tasks[0].body: {{ is nested in another {{ }}; " + BRACES),
                task(
                        "{get: /, expect: 200}",
                        "test.yaml:3:22: tasks[0].expect: 200 is not a mapping; "
                                + "write a mapping with any of these keys: " + EXPECT_KEYS),
                task(
                        "{get: /, expect: {}}",
                        "test.yaml:3:22: tasks[0].expect: expect is empty; "
                                + "write for example {status: 200}, or remove it"),
                task(
                        "{get: /, expect: {status: [99, ok, 6xx, 300-200]}}",
                        "test.yaml:3:32: tasks[0].expect.status[0]: 99 is not an HTTP status; " + STATUS,
                        "test.yaml:3:36: tasks[0].expect.status[1]: \"ok\" is not an HTTP status; " + STATUS,
                        "test.yaml:3:40: tasks[0].expect.status[2]: \"6xx\" is not an HTTP status; " + STATUS,
                        "test.yaml:3:45: tasks[0].expect.status[3]: 300-200 is empty; write the lower status first"),
                task(
                        "{get: /, expect: {status: []}}",
                        "test.yaml:3:31: tasks[0].expect.status: the list is empty; " + STATUS));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void everyKeyOfATaskIsRead() {
        Task task = only("{put: '/v1/{{title}}?x=1', name: predict, weight: 3, body: 'id {{rev_id}}', "
                + "content_type: text/csv, headers: {Accept: text/html}, expect: {status: 200}}");
        assertThat(task)
                .isEqualTo(Tasks.named("PUT", "predict")
                        .path(new Text("/v1/"), new Column(1, Form.URL), new Text("?x=1"))
                        .headers(new Header("Accept", Template.of("text/html"), false))
                        .body(new Body(new Template(List.of(new Text("id "), new Column(0, Form.RAW))), "text/csv"))
                        .expect(new Expectation(List.of(new StatusRange(200, 200))))
                        .task());
    }

    @Test
    void taskIsNamedAfterItsPath() {
        Task task = only("{get: '/v1/{{title}}'}");
        assertThat(task.name()).isEqualTo("/v1/{{title}}");
        assertThat(task.body()).isEmpty();
        assertThat(task.expect()).isEqualTo(Expectation.ANY_2XX);
    }

    @Test
    void jsonIsCompactAndKeepsTheOrderOfItsKeys() {
        assertThat(json("{z: 1, a: [1.50, -2e3, null, true, {}, []], \"k\\\"\": \"a \\\\ \\\"b\\\"\\n\"}"))
                .isEqualTo(
                        Template.of("{\"z\":1,\"a\":[1.50,-2e3,null,true,{},[]],\"k\\\"\":\"a \\\\ \\\"b\\\"\\n\"}"));
    }

    @Test
    void singlePlaceholderHasTheTypeOfItsColumn() {
        assertThat(json("{rev_id: \"{{ rev_id }}\", title: \"About {{title}}\"}"))
                .isEqualTo(new Template(List.of(
                        new Text("{\"rev_id\":"),
                        new Column(0, Form.JSON_VALUE),
                        new Text(",\"title\":\"About "),
                        new Column(1, Form.JSON_TEXT),
                        new Text("\"}"))));
    }

    @Test
    void quotedBracesAreLiteral() {
        assertThat(json("'{{\"{{\"}}title}}'")).isEqualTo(Template.of("\"{{title}}\""));
    }

    @Test
    void bodiesHaveDefaultContentTypes() {
        assertThat(contentType("{post: /, json: {}}")).isEqualTo("application/json");
        assertThat(contentType("{post: /, body: x}")).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void longPathsAndPointersAreRead() {
        String path = "/" + "a%41".repeat(50_000);
        String pointer = "/" + "a~0b".repeat(50_000);
        Task task = tasks("tasks:\n  - get: \"" + path + "\"\n    expect: {json: {? \"" + pointer + "\" : 1}}")
                .get(0);
        assertThat(task.path()).isEqualTo(Template.of(path));
        assertThat(task.expect().checks()).containsExactly(new Expectation.JsonEquals(pointer, Template.of("1")));
    }

    @Test
    void contentTypeHeaderSetsTheTypeOfTheBody() {
        Task task = only("{post: /, json: {}, headers: {content-type: application/x+json, Accept: '*/*'}}");
        assertThat(task.body().orElseThrow().contentType()).isEqualTo("application/x+json");
        assertThat(task.headers()).extracting(Header::name).containsExactly("Accept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | 200",
                "[200, 400] | 200, 400",
                "2xx | 200-299",
                "200-299 | 200-299",
                "'200-299' | 200-299",
                "[2xx, 400-404, 418] | 200-299, 400-404, 418"
            })
    void statusesHaveSeveralForms(String written, String expected) {
        assertThat(only("{get: /, expect: {status: " + written + "}}").expect().describe())
                .isEqualTo(expected);
    }

    private String contentType(String task) {
        return only(task).body().orElseThrow().contentType();
    }

    private Template json(String json) {
        return (Template)
                only("{post: /, json: " + json + "}").body().orElseThrow().content();
    }

    private Task only(String task) {
        return plan(task(task).yaml()).tasks().get(0);
    }

    private static WrongScenario task(String task, String... problems) {
        return WrongScenario.of("tasks", "samples: {file: rows.csv}\ntasks:\n  - " + task, problems);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/a b | /a%20b",
                "/Zürich?q=東京 | /Z%C3%BCrich?q=%E6%9D%B1%E4%BA%AC",
                "/😀 | /%F0%9F%98%80",
                "/a%20b%2F | /a%20b%2F",
                "/<\\^`{}> | /%3C%5C%5E%60%7B%7D%3E",
                "/-._~:/?[]@!$&'()*+,;= | /-._~:/?[]@!$&'()*+,;="
            })
    void charactersThatAUrlCannotHaveAreEncoded(String written, String sent) {
        assertThat(tasks("tasks: [{get: \"" + written.replace("\\", "\\\\") + "\"}]")
                        .get(0)
                        .path())
                .isEqualTo(Template.of(sent));
    }

    /** As long as a request line can be: no rule of ours may need a stack frame for each character. */
    @Test
    void pathsAndHeadersMayBeLong() {
        String path = "/p?ids=" + "12345%7C".repeat(60_000);
        assertThat(tasks("tasks: [{get: '" + path + "',\n headers: {X-Long: '" + "z".repeat(400_000) + "'}}]")
                        .get(0)
                        .path())
                .isEqualTo(Template.of(path));
    }
}
