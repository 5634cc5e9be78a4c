package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Task.Body;
import io.github.wingload.plan.task.Task.Bytes;
import io.github.wingload.plan.task.Task.Multipart;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys query, form and body_file, and a task's host_header. */
class BodyRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                task(
                        "{post: /, form: {a: b}, body_file: none.bin, json: {}}",
                        "test.yaml:3:15: tasks[0].form: json and form cannot be combined; keep one of them",
                        "test.yaml:3:29: tasks[0].body_file: json and body_file cannot be combined; keep one of them"),
                task(
                        "{post: /, body_file: none.bin}",
                        "test.yaml:3:26: tasks[0].body_file: \"none.bin\" does not exist; "
                                + "name a readable file, relative to this file"),
                task(
                        "{post: /, form: {a: b}, content_type: text/csv}",
                        "test.yaml:3:29: tasks[0].content_type: this key needs a body; "
                                + "add body or body_file, or remove it (json, form and multipart have their own type)"),
                task(
                        "{get: /, query: [a]}",
                        "test.yaml:3:21: tasks[0].query: a list is not a mapping; "
                                + "write keys and values, for example {lang: \"{{lang}}\"}"),
                task(
                        "{get: /, query: {a: {b: 1}, c: null, 'd{{title}}': 1, e: '{{titel}}'}}",
                        "test.yaml:3:25: tasks[0].query.a: a mapping is not a single value; "
                                + "write text, a number, or a list of these",
                        "test.yaml:3:36: tasks[0].query.c: there is no value; "
                                + "write text, a number, or a list of these",
                        "test.yaml:3:42: tasks[0].query.d{{title}}: a placeholder in a key is not supported; "
                                + "write the key out",
                        "test.yaml:3:62: tasks[0].query.e: the samples have no column \"titel\"; "
                                + "did you mean `title`?"),
                task(
                        "{post: /, multipart: {a: {}, b: {text: x, filename: y}, c: {file: none.png}, d: [[1]], e: {text: 1, file: x}}}",
                        "test.yaml:3:30: tasks[0].multipart.a: the part has no content; add file: cat.png, or text: hello",
                        "test.yaml:3:47: tasks[0].multipart.b.filename: only a file has a name; remove it",
                        "test.yaml:3:71: tasks[0].multipart.c.file: \"none.png\" does not exist; "
                                + "name a readable file, relative to this file",
                        "test.yaml:3:86: tasks[0].multipart.d[0]: a list is not a single value; "
                                + "write text, a number, or {file: cat.png}",
                        "test.yaml:3:96: tasks[0].multipart.e.text: file and text cannot be combined; keep one of them"),
                task(
                        "{post: /, multipart: {a: 1}, headers: {Content-Type: text/csv}}",
                        "test.yaml:3:43: tasks[0].headers: multipart has its own Content-Type, with its boundary; remove the header"),
                task(
                        "{post: /, body: '{{raw:title}}'}",
                        "test.yaml:3:21: tasks[0].body: raw: is for paths, queries and forms, where values are percent-encoded; "
                                + "write {{title}}, which is inserted unchanged here"),
                task(
                        "{post: /, json: ['{{raw:title}}']}",
                        "test.yaml:3:22: tasks[0].json[0]: raw: is for paths, queries and forms, where values are percent-encoded; "
                                + "write {{title}}; for a column with JSON in its cells add types: {title: json} to samples"),
                task(
                        "{get: /, host_header: 'a b'}",
                        "test.yaml:3:27: tasks[0].host_header: \"a b\" is not a host with an optional port; "
                                + "write for example example.org"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void queryIsAddedToThePathAndEncoded() {
        assertThat(path("{get: /v3, query: {q: 'a b&c=ü*~', n: 5, t: true, x: '', l: [1, 2]}}"))
                .isEqualTo(Template.of("/v3?q=a%20b%26c%3D%C3%BC%2A~&n=5&t=true&x=&l=1&l=2"));
        assertThat(path("{get: '/v3?a=1', query: {title: 'x {{title}}', 'k k': '{{rev_id}}'}}"))
                .isEqualTo(new Template(List.of(
                        new Text("/v3?a=1&title=x%20"),
                        new Column(1, Form.URL),
                        new Text("&k%20k="),
                        new Column(0, Form.URL))));
    }

    @Test
    void formIsEncodedAndHasItsType() {
        assertThat(body("{post: /, form: {title: '{{title}}', text: 'a+b'}}"))
                .isEqualTo(new Body(
                        new Template(List.of(new Text("title="), new Column(1, Form.URL), new Text("&text=a%2Bb"))),
                        "application/x-www-form-urlencoded"));
    }

    @Test
    void bodyFileIsSentByteForByte() throws IOException {
        byte[] bytes = {(byte) 0xff, 0, '{', '{', 'x', '}', '}', '\r', '\n', (byte) 0x80};
        Path file = Files.write(directory.resolve("image.bin"), bytes);
        assertThat(body("{post: /, body_file: image.bin}"))
                .isEqualTo(new Body(new Bytes(file, bytes), "application/octet-stream"));
        assertThat(body("{post: /, body_file: image.bin, content_type: image/png}")
                        .contentType())
                .isEqualTo("image/png");
    }

    @Test
    void bodyFileOfJsonIsJson() {
        write("one.json", "{}");
        assertThat(body("{post: /, body_file: one.json}").contentType()).isEqualTo("application/json");
    }

    @Test
    void emptyBodyFileIsABody() {
        write("empty.json", "");
        assertThat(((Bytes) body("{post: /, body_file: empty.json}").content()).bytes())
                .isEmpty();
    }

    @Test
    void aFormWithFilesHasItsPartsInOrderBetweenBoundaries() {
        write("cat.txt", "miau");
        Body body = body(
                "{post: /, multipart: {title: 'x {{title}}', n: [1, 2], 'a\"b': {file: cat.txt, content_type: text/plain},"
                        + " meta: {text: '{}', content_type: application/json}}}");
        String boundary = body.contentType().replace("multipart/form-data; boundary=", "");
        assertThat(boundary).matches("wingload-[0-9a-f]{32}");
        Multipart form = (Multipart) body.content();
        assertThat(form.pieces()).hasSize(3);
        assertThat(((Bytes) form.pieces().get(1)).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("miau");
        assertThat(form.segments())
                .containsExactly(
                        new Text("--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx "
                                .replace("B", boundary)),
                        new Column(1, Form.RAW),
                        new Text("""

                                --B
                                Content-Disposition: form-data; name="n"

                                1
                                --B
                                Content-Disposition: form-data; name="n"

                                2
                                --B
                                Content-Disposition: form-data; name="a%22b"; filename="cat.txt"
                                Content-Type: text/plain

                                """.replace("\n", "\r\n").replace("--B", "--" + boundary)),
                        new Text("""

                                --B
                                Content-Disposition: form-data; name="meta"
                                Content-Type: application/json

                                {}
                                --B--
                                """.replace("\n", "\r\n").replace("--B", "--" + boundary)));
    }

    @Test
    void theBoundaryIsADigestOfTheForm() {
        write("a.txt", "one");
        String one = body("{post: /, multipart: {a: {file: a.txt}}}").contentType();
        assertThat(body("{post: /, multipart: {a: {file: a.txt}}}").contentType())
                .isEqualTo(one);
        write("a.txt", "two");
        assertThat(body("{post: /, multipart: {a: {file: a.txt}}}").contentType())
                .isNotEqualTo(one);
    }

    @Test
    void aRawValueIsPartOfThePathItself() {
        assertThat(path("{get: '{{raw:title}}', query: {a: '{{raw: rev_id }}'}}"))
                .isEqualTo(
                        new Template(List.of(new Column(1, Form.TARGET), new Text("?a="), new Column(0, Form.TARGET))));
    }

    private Template path(String task) {
        return tasks(block(task)).get(0).path();
    }

    private Body body(String task) {
        return tasks(block(task)).get(0).body().orElseThrow();
    }

    private static String block(String task) {
        return "samples: {file: rows.csv}\ntasks:\n  - " + task;
    }

    private static WrongScenario task(String task, String... problems) {
        return WrongScenario.of("tasks", block(task), problems);
    }
}
