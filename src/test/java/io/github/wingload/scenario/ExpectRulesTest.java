package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.Contains;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.HeaderAbsent;
import io.github.wingload.plan.task.Expectation.HeaderEquals;
import io.github.wingload.plan.task.Expectation.HeaderMatches;
import io.github.wingload.plan.task.Expectation.Items;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.plan.task.Expectation.Matches;
import io.github.wingload.plan.task.Expectation.MaxTime;
import io.github.wingload.plan.task.Expectation.Size;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key expect, but for its statuses. */
class ExpectRulesTest extends ScenarioFixture {

    @BeforeEach
    void writeSamples() {
        write("rows.csv", "rev_id,title\n1,one\n2,two\n");
    }

    static Stream<WrongScenario> rules() {
        return Stream.of(
                expect("{stats: 200}", "test.yaml:2:23: tasks[0].expect.stats: unknown key; did you mean `status`?"),
                expect(
                        "{json: [1]}",
                        "test.yaml:2:29: tasks[0].expect.json: a list is not a mapping; "
                                + "write keys and values, for example {/output/prediction: true}"),
                expect(
                        "{json: {}}",
                        "test.yaml:2:29: tasks[0].expect.json: there is no check; "
                                + "write for example {/output/prediction: true}"),
                expect(
                        "{json: {'output.items[0].id': 1, $.a: 2, /~a: 3}}",
                        "test.yaml:2:30: tasks[0].expect.json.output.items[0].id: "
                                + "\"output.items[0].id\" is not a JSON pointer; write /output/items/0/id",
                        "test.yaml:2:55: tasks[0].expect.json.$.a: \"$.a\" is not a JSON pointer; write /a",
                        "test.yaml:2:63: tasks[0].expect.json./~a: \"/~a\" is not a JSON pointer; "
                                + "write ~ as ~0, and a slash within a key as ~1"),
                expect(
                        "{json: {/a: {}, /b: {typ: integer}, /c: {type: int}, /d: {between: [1, 0]}}}",
                        "test.yaml:2:34: tasks[0].expect.json./a: there is no check; "
                                + "write for example {type: integer}, or {equals: {}} for an empty object",
                        "test.yaml:2:43: tasks[0].expect.json./b.typ: unknown key; did you mean `type`?",
                        "test.yaml:2:69: tasks[0].expect.json./c.type: \"int\" is not one of object, array, string, "
                                + "integer, number, boolean, null; write one of these",
                        "test.yaml:2:89: tasks[0].expect.json./d.between: the first is greater than the second; "
                                + "write the lower one first"),
                expect(
                        "{json: {/a: '{{title}}'}}",
                        "test.yaml:2:34: tasks[0].expect.json./a: {{title}} is not defined; "
                                + "add samples with a column title, a value title, or an earlier step (or on_start) that extracts it"),
                expect(
                        "{all: {/predictions: 200, items: {/a: 1}}}",
                        "test.yaml:2:43: tasks[0].expect.all./predictions: 200 is not a mapping; "
                                + "write keys and values, for example {/output/prediction: true}",
                        "test.yaml:2:48: tasks[0].expect.all.items: \"items\" is not a JSON pointer; write /items"),
                expect(
                        "{items: predictions}",
                        "test.yaml:2:30: tasks[0].expect.items: \"predictions\" is not a JSON pointer; "
                                + "write /predictions"),
                expect(
                        "{items: {each: {/a: 1}, every: 2}}",
                        "test.yaml:2:30: tasks[0].expect.items.at: missing; add it, for example at: /predictions",
                        "test.yaml:2:46: tasks[0].expect.items.every: unknown key; possible here: at, each"),
                expect(
                        "{contains: 5, matches: 'a(b'}",
                        "test.yaml:2:33: tasks[0].expect.contains: 5 is not text; put it in quotes",
                        "test.yaml:2:45: tasks[0].expect.matches: \"a(b\" is not a regular expression: "
                                + "missing closing ) at character 1; correct it, "
                                + "or put \\Q…\\E around literal text"),
                expect(
                        "{matches: '(a)\\1', headers: {X-A: {matches: '(?=b)'}}}",
                        "test.yaml:2:32: tasks[0].expect.matches: \"(a)\\1\" has a backreference at character 4; "
                                + "a backreference is not supported; write it without: every search must take time "
                                + "linear in the text (RE2's syntax)",
                        "test.yaml:2:66: tasks[0].expect.headers.X-A.matches: \"(?=b)\" has lookahead at character 1; "
                                + "lookahead is not supported; write it without: every search must take time linear "
                                + "in the text (RE2's syntax)"),
                expect(
                        "{headers: {X-A: {absent: false}, X-B: {absent: true, matches: a}}}",
                        "test.yaml:2:47: tasks[0].expect.headers.X-A.absent: a header cannot be asked for this way; "
                                + "write {matches: \".\"} for any value",
                        "test.yaml:2:61: tasks[0].expect.headers.X-B.absent: matches and absent cannot be combined; "
                                + "keep one of them"),
                expect(
                        "{headers: {'X A': hit, X-B: {match: hit}, X-C: [a]}}",
                        "test.yaml:2:33: tasks[0].expect.headers.X A: this is not a valid header name; "
                                + "use letters, digits and hyphens",
                        "test.yaml:2:50: tasks[0].expect.headers.X-B.matches: missing; add it, for example matches: hit",
                        "test.yaml:2:51: tasks[0].expect.headers.X-B.match: unknown key; did you mean `matches`?",
                        "test.yaml:2:69: tasks[0].expect.headers.X-C: a list is not text; write text"),
                expect(
                        "{stream: openai}",
                        "test.yaml:2:31: tasks[0].expect.stream: this says what a stream must be besides complete, in a mapping; "
                                + "write stream: openai beside expect to read the answer as a stream, "
                                + "or for example {finish_reason: length}"),
                expect(
                        "{stream: {finish_reason: stop}}",
                        "test.yaml:2:23: tasks[0].expect.stream: the task does not read its answer as a stream; "
                                + "add stream: openai to the task, or stream: sse for other streams"),
                stream(
                        "{finish_reason: []}",
                        "test.yaml:2:60: tasks[0].expect.stream.finish_reason: the list is empty; "
                                + "write for example length, or remove it"),
                stream(
                        "{tokens: {}}",
                        "test.yaml:2:53: tasks[0].expect.stream.tokens: min or max is missing; "
                                + "write for example {min: 128}"),
                stream(
                        "{tokens: {min: 2, max: 1}}",
                        "test.yaml:2:53: tasks[0].expect.stream.tokens: min is greater than max; "
                                + "write the lower one as min"),
                stream(
                        "{json: {}}",
                        "test.yaml:2:51: tasks[0].expect.stream.json: there is no check; "
                                + "write for example {/output/prediction: true}"),
                stream(
                        "{json: {a: 1}, finish: stop}",
                        "test.yaml:2:52: tasks[0].expect.stream.json.a: \"a\" is not a JSON pointer; write /a",
                        "test.yaml:2:59: tasks[0].expect.stream.finish: unknown key; "
                                + "possible here: finish_reason, tokens, longest_gap, contains, matches, json"),
                expect(
                        "{stream: {json: {/a: 1}}}",
                        "test.yaml:2:23: tasks[0].expect.stream: the task does not read its answer as a stream; "
                                + "add stream: openai to the task, or stream: sse for other streams"),
                WrongScenario.of(
                        "tasks",
                        "tasks:\n  - {get: /, stream: sse, expect: {json: {/a: 1}}}",
                        "test.yaml:2:27: tasks[0].expect: json, all and items read one JSON document, and the answer is a stream; "
                                + "remove them, or check the text of the stream: {stream: {json: …}}"),
                expect(
                        "{size: {}, max: 800}",
                        "test.yaml:2:29: tasks[0].expect.size: min or max is missing; "
                                + "write for example {min: 10, max: 2000}",
                        "test.yaml:2:38: tasks[0].expect.max: 800 has no unit; "
                                + "write 800s for seconds or 800ms for milliseconds"),
                expect(
                        "{size: {min: 2KB, max: 1000}, max: 0s}",
                        "test.yaml:2:29: tasks[0].expect.size: min is greater than max; write the lower one as min",
                        "test.yaml:2:57: tasks[0].expect.max: \"0s\" is zero; "
                                + "write a duration above zero, such as 500ms"),
                expect(
                        "{size: {min: many}}",
                        "test.yaml:2:35: tasks[0].expect.size.min: \"many\" is not a number of bytes; "
                                + "write for example 2000, 10KB or 1MB"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void jsonChecksCompareValuesTypesAndRanges() {
        assertThat(checks("{json: {/a: 1, /b: text, /c: [1, x], /d: {type: integer}, /e: {between: [0, 1]}, "
                        + "/f: {type: number, between: [0, 0.5]}, /g: {equals: {z: null}}, '': {type: object}}}"))
                .containsExactly(
                        equal("/a", "1"),
                        equal("/b", "\"text\""),
                        equal("/c", "[1,\"x\"]"),
                        new JsonType("/d", Kind.INTEGER),
                        new JsonBetween("/e", 0, 1),
                        new JsonType("/f", Kind.NUMBER),
                        new JsonBetween("/f", 0, 0.5),
                        equal("/g", "{\"z\":null}"),
                        new JsonType("", Kind.OBJECT));
    }

    @Test
    void checksKeepTheOrderOfTheFile() {
        assertThat(checks("{max: 800ms, contains: ok, status: 200, all: {/p: {/s: 200}}, size: {max: 1KB}, "
                        + "headers: {X-A: b, X-C: {matches: d+}, X-D: {absent: true}}}"))
                .containsExactly(
                        new MaxTime(Duration.ofMillis(800)),
                        new Contains(Template.of("ok")),
                        new ForAll("/p", List.of(equal("/s", "200"))),
                        new Size(0, 1_000),
                        new HeaderEquals("X-A", Template.of("b")),
                        new HeaderMatches("X-C", "d+"),
                        new HeaderAbsent("X-D"));
    }

    @Test
    void theTextOfAStreamCanBeCheckedAsJson() {
        String block = "tasks: [{get: /, stream: openai, expect: {stream: {json: {/a: 1, /b: {type: integer}}%s}}}]";

        assertThat(tasks(block.formatted("")).get(0).expect().checks())
                .containsExactly(new StreamJson(List.of(equal("/a", "1"), new JsonType("/b", Kind.INTEGER))));
        assertThat(tasks(block.formatted(", finish_reason: stop"))
                        .get(0)
                        .expect()
                        .checks())
                .hasExactlyElementsOfTypes(StreamCheck.class, StreamJson.class);
    }

    @Test
    void regularExpressionsCanHaveFlags() {
        assertThat(checks("{matches: '(?i)ok\\d'}"))
                .singleElement()
                .satisfies(check -> assertThat("it is OK1!").containsPattern(((Matches) check).pattern()));
    }

    @Test
    void itemsCanHaveChecks() {
        assertThat(expectation("{items: /predictions}").items()).contains(new Items("/predictions", List.of()));
        assertThat(expectation("{items: ''}").items()).contains(new Items("", List.of()));
        assertThat(expectation("{items: {at: /predictions, each: {/status_code: 200}}}")
                        .items())
                .contains(new Items("/predictions", List.of(equal("/status_code", "200"))));
    }

    @Test
    void expectedValuesCanHavePlaceholders() {
        String block = "samples: {file: rows.csv}\ntasks: [{get: /, expect: {json: {/revision_id: '{{rev_id}}'}}}]";
        assertThat(tasks(block).get(0).expect().checks())
                .containsExactly(new JsonEquals("/revision_id", new Template(List.of(new Column(0, Form.JSON_VALUE)))));
        assertThat(tasks(block).get(0).samples()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void statusIsAny2xxWhereOnlyTheContentIsSaid() {
        assertThat(expectation("{contains: ok}").statuses()).isEqualTo(Expectation.ANY_2XX.statuses());
    }

    private List<Check> checks(String written) {
        return expectation(written).checks();
    }

    private Expectation expectation(String written) {
        return tasks("tasks: [{get: /, expect: " + written + "}]").get(0).expect();
    }

    private static JsonEquals equal(String pointer, String json) {
        return new JsonEquals(pointer, Template.of(json));
    }

    private static WrongScenario stream(String stream, String... problems) {
        return WrongScenario.of(
                "tasks", "tasks:\n  - {get: /, stream: sse, expect: {stream: " + stream + "}}", problems);
    }

    private static WrongScenario expect(String expect, String... problems) {
        return WrongScenario.of("tasks", "tasks:\n  - {get: /, expect: " + expect + "}", problems);
    }
}
