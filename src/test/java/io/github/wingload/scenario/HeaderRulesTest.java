package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Header;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of a target and of a task. */
class HeaderRulesTest extends ScenarioFixture {

    private static final String WRITTEN = "this file contains a secret, and is copied into the results";

    static Stream<WrongScenario> rules() {
        return Stream.of(
                headers(
                        "[a]",
                        "test.yaml:3:12: target.headers: a list is not a mapping; "
                                + "write keys and values, for example {User-Agent: my-test/1.0}"),
                headers(
                        "{Content-Length: '1', connection: close, Transfer-Encoding: chunked}",
                        "test.yaml:3:13: target.headers.Content-Length: wingload sets this header; remove it",
                        "test.yaml:3:34: target.headers.connection: wingload sets this header; remove it",
                        "test.yaml:3:53: target.headers.Transfer-Encoding: wingload sets this header; remove it"),
                headers(
                        "{host: a.example.org}",
                        "test.yaml:3:13: target.headers.host: the Host header is not set here; "
                                + "write host_header next to headers"),
                headers(
                        "{'a b': c}",
                        "test.yaml:3:13: target.headers.a b: this is not a valid header name; "
                                + "use letters, digits and hyphens"),
                headers(
                        "{X-A: b, x-a: c}",
                        "test.yaml:3:21: target.headers.x-a: this is the same header as X-A; keep one of the two"),
                headers("{X-A: 1}", "test.yaml:3:18: target.headers.X-A: the value is not text; put it in quotes"),
                headers(
                        "{X-A: ''}",
                        "test.yaml:3:18: target.headers.X-A: the value is empty; write something, or remove the header"),
                headers(
                        "{X-A: \"a\\r\\nX-B: c\"}",
                        "test.yaml:3:18: target.headers.X-A: "
                                + "the value contains a line break or another control character; remove it"),
                headers(
                        "{Authorization: Bearer geheim}",
                        "test.yaml:3:28: target.headers.Authorization: " + WRITTEN
                                + "; write \"${AUTHORIZATION}\" and set it in the environment"),
                headers(
                        "{X-Api-Key: geheim}",
                        "test.yaml:3:24: target.headers.X-Api-Key: " + WRITTEN
                                + "; write \"${X_API_KEY}\" and set it in the environment"),
                headers(
                        "{Cookie: \"${COOKIE:-geheim}\"}",
                        "test.yaml:3:21: target.headers.Cookie: " + WRITTEN
                                + "; write \"${COOKIE}\" and set it in the environment"),
                headers(
                        "{Authorization: \"Bearer {{token}}\"}",
                        "test.yaml:3:28: target.headers.Authorization: {{token}} is not defined; "
                                + "add samples with a column token, a value token, or an earlier step (or on_start) that extracts it"),
                headers(
                        "{X-A: \"{{rev_id}}\"}",
                        "test.yaml:3:18: target.headers.X-A: {{rev_id}} is not defined; "
                                + "add samples with a column rev_id, a value rev_id, or an earlier step (or on_start) that extracts it"),
                headers(
                        "{Content-Type: text/csv}",
                        "test.yaml:3:13: target.headers.Content-Type: the Content-Type depends on each task's body; "
                                + "write it in the headers of the task"),
                WrongScenario.of(
                        "tasks",
                        "tasks: [{get: /, headers: {Host: a}}]",
                        "test.yaml:1:28: tasks[0].headers.Host: the Host header is not set here; "
                                + "write host_header next to headers"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void problemsHaveTheirPlaceAndRemedy(WrongScenario rule) {
        assertThat(problems(rule.yaml())).isEqualTo(rule.problems());
    }

    @Test
    void secretFromTheEnvironmentIsMarked() {
        environment.put("TOKEN", "geheim");
        assertThat(targetHeaders("{Authorization: \"Bearer ${TOKEN}\"}"))
                .containsExactly(new Header("Authorization", Template.of("Bearer geheim"), true), OUR_USER_AGENT);
    }

    @Test
    void valueFromTheEnvironmentIsSecretExceptTheUserAgent() {
        environment.put("CONTACT", "me@example.org");
        assertThat(targetHeaders("{X-From: \"${CONTACT}\", Accept: text/html, User-Agent: \"test (${CONTACT})\"}"))
                .extracting(Header::secret)
                .containsExactly(true, false, false);
    }

    @Test
    void defaultValueIsNotSecret() {
        assertThat(targetHeaders("{User-Agent: \"test (${CONTACT:-me@example.org})\"}"))
                .containsExactly(new Header("User-Agent", Template.of("test (me@example.org)"), false));
    }

    @Test
    void headerWithAnEmptyVariableIsOmitted() {
        environment.put("EMPTY", "");
        assertThat(targetHeaders("{Authorization: \"Bearer ${TOKEN:-}\", X-A: \"${EMPTY}\", Accept: text/html}"))
                .extracting(Header::name)
                .containsExactly("Accept", "User-Agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "proxy-authorization",
                "Cookie",
                "X-Auth-Token",
                "Client-Secret",
                "Apikey",
                "X-Password"
            })
    void headersWithSecretNamesAreSecret(String name) {
        write("rows.csv", "cell\nx\n");
        String yaml = "samples: {file: rows.csv}\ntarget:\n  url: http://a\n  headers: {" + name + ": \"{{cell}}\"}";
        assertThat(plan(baseWith("target", yaml)).target().headers())
                .containsExactly(
                        new Header(name, new Template(List.of(new Column(0, Form.RAW))), true), OUR_USER_AGENT);
    }

    @Test
    void messageDoesNotShowAValueWithControlCharacters() {
        environment.put("TOKEN", "geheim\n");
        assertThat(problems(headers("{Authorization: \"${TOKEN}\"}").yaml()))
                .containsExactly("test.yaml:3:28: target.headers.Authorization: "
                        + "the value contains a line break or another control character; remove it");
    }

    /** A line break would end the header, and blanks would change it. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\r\nX-Evil: 1\"", "\"a\nb\"", "a\u001b[31m"})
    void cellsThatAHeaderCannotHoldAreReported(String cell) {
        write("rows.csv", "title,text\nplain,\"a\nb\"\n" + cell + ",x\n");
        String yaml = "samples: {file: rows.csv}\ntarget:\n  url: http://a\n  headers: {X-Title: \"{{title}}\"}";
        assertThat(problems(baseWith("target", yaml)))
                .containsExactly("rows.csv:4: title: a line break or another control character, which header X-Title "
                        + "cannot hold; remove it from the cell");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | br or zstd",
                "GZIP;q=1.0, BR;q=0.5 | br",
                "'*' | *",
                "compress | compress"
            })
    void codingThatChecksCannotReadIsRefused(String asked, String named) {
        String found = "a body in " + named + " cannot be decoded for this task's checks; "
                + "write Accept-Encoding: gzip, deflate, or remove the checks that read the body";
        String header = "headers: {Accept-Encoding: '" + asked + "'}";
        assertThat(problems(baseWith("tasks", "tasks: [{get: /, expect: {contains: a}, " + header + "}]")))
                .containsExactly("test.yaml:1:68: tasks[0].headers.Accept-Encoding: " + found);
        assertThat(problems(baseWith(
                        "target",
                        "target: {url: 'http://localhost', " + header + "}\n" + "cache: {hit: json /cached == true}")))
                .as("a header that all tasks inherit, and a rule that reads the body")
                .containsExactly("test.yaml:5:9: tasks[0]: " + found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, deflate, identity", "gzip, br;q=0, *;q=0.0", "x-gzip", ""})
    void codingsThatChecksCanReadAreAccepted(String asked) {
        plan(baseWith(
                "tasks",
                "tasks: [{get: /, expect: {contains: a}, headers: {Accept-Encoding: 'identity, " + asked + "'}}]"));
    }

    @Test
    void anyCodingIsAcceptedWhereNothingReadsTheBody() {
        plan(baseWith("tasks", "tasks: [{get: /, expect: {status: 200}, headers: {Accept-Encoding: 'br'}}]"));
    }

    @Test
    void onlyTheRowThatIsUsedMatters() {
        write("rows.csv", "title\nplain\na\u0007b\n");
        String yaml = "samples: {file: rows.csv, pick: fixed, row: %d}\ntarget:\n  url: http://a\n"
                + "  headers: {X-Title: \"{{title}}\"}";
        assertThat(problems(baseWith("target", String.format(Locale.ROOT, yaml, 2))))
                .hasSize(1);
        assertThat(plan(baseWith("target", String.format(Locale.ROOT, yaml, 1))).tasks())
                .isNotEmpty();
    }

    @Test
    void cellsOfAnyScriptFitAHeader() {
        write("rows.csv", "title\nZürich\t東京 😀\n");
        String yaml = "samples: {file: rows.csv}\ntarget:\n  url: http://a\n  headers: {X-Title: \"{{title}}\"}";
        assertThat(plan(baseWith("target", yaml)).target().headers()).hasSize(2);
    }

    private List<Header> targetHeaders(String headers) {
        return plan(headers(headers).yaml()).target().headers();
    }

    private static WrongScenario headers(String headers, String... problems) {
        return WrongScenario.of("target", "target:\n  url: http://localhost\n  headers: " + headers, problems);
    }
}
