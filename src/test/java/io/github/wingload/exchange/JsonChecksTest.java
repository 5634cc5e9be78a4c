package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.ForAll;
import io.github.wingload.plan.task.Expectation.JsonBetween;
import io.github.wingload.plan.task.Expectation.JsonEquals;
import io.github.wingload.plan.task.Expectation.JsonType;
import io.github.wingload.plan.task.Expectation.Kind;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonChecksTest {

    private static final Template SENT = new Template(List.of(new Column(0, Form.JSON_VALUE)));

    @ParameterizedTest(name = "{0} at {1} is {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}                    | /a       | 1          | ''",
                "{\"a\":1.0}                  | /a       | 1          | ''",
                "{\"a\":1e0}                  | /a       | 1.00       | ''",
                "{\"a\":1e400}                | /a       | 1          | expected /a 1, got 1E+400",
                "{\"a\":12345678901234567890} | /a       | 12345678901234567890 | ''",
                "{\"a\":12345678901234567891} | /a       | 12345678901234567890 | expected /a 12345678901234567890, got 12345678901234567891",
                "{\"a\":0.1}                  | /a       | 0.10       | ''",
                "{\"a\":\"1\"}                | /a       | 1          | 'expected /a 1, got \"1\"'",
                "{\"a\":null}                 | /a       | null       | ''",
                "{\"a\":null}                 | /a       | false      | expected /a false, got null",
                "{\"a\":false}                | /a       | null       | expected /a null, got false",
                "{}                           | /a       | null       | expected /a null, got nothing",
                "{\"a\":{\"x\":1,\"y\":[2]}}  | /a       | {\"y\":[2.0],\"x\":1} | ''",
                "{\"a\":[1,2]}                | /a       | [2,1]      | 'expected /a [2,1], got an array'",
                "{\"a\":{\"x\":1}}            | /a       | {}         | expected /a {}, got an object",
                "{\"a/b\":{\"c~d\":5}}        | /a~1b/c~0d | 5        | ''",
                "{\"\":7}                     | /        | 7          | ''",
                "[[3]]                        | /0/0     | 3          | ''",
                "[3]                          | /00      | 3          | expected /00 3, got nothing",
                "{\"0\":3}                    | /0       | 3          | ''",
                "true                         | ''       | true       | ''",
                "\"x\"                        | ''       | \"y\"      | 'expected the whole \"y\", got \"x\"'",
                "{\"a\":\"Z\\u00fcrich\"}     | /a       | \"Zürich\" | ''",
            })
    void valuesAreComparedNotHowTheyAreWritten(String body, String pointer, String expected, String error) {
        assertThat(error(body, new JsonEquals(pointer, Template.of(expected)))).isEqualTo(error);
    }

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | BOOLEAN | ''",
                "\"x\" | BOOLEAN | 'expected /v boolean, got \"x\"'",
                "5     | INTEGER | ''",
                "5.0   | INTEGER | ''",
                "1e3   | INTEGER | ''",
                "0.0   | INTEGER | ''",
                "5.5   | INTEGER | expected /v integer, got 5.5",
                "5.5   | NUMBER  | ''",
                "5     | NUMBER  | ''",
                "\"5\" | NUMBER  | 'expected /v number, got \"5\"'",
                "[]    | ARRAY   | ''",
                "{}    | ARRAY   | expected /v array, got an object",
                "{}    | OBJECT  | ''",
                "\"\"  | STRING  | ''",
                "null  | STRING  | expected /v string, got null",
                "null  | NULL    | ''",
            })
    void aNumberWithoutAFractionIsAnIntegerHoweverItIsWritten(String value, Kind kind, String error) {
        assertThat(error("{\"v\":" + value + "}", new JsonType("/v", kind))).isEqualTo(error);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1   | ''",
                "0.9   | ''",
                "0.90  | ''",
                "0.95  | expected /p from 0.1 to 0.9, got a higher number",
                "-3    | expected /p from 0.1 to 0.9, got a lower number",
                "1e999 | expected /p from 0.1 to 0.9, got a higher number",
                "\"x\" | 'expected /p from 0.1 to 0.9, got \"x\"'",
            })
    void aNumberIsBetweenItsLimitsTheLimitsToo(String value, String error) {
        assertThat(error("{\"p\":" + value + "}", new JsonBetween("/p", 0.1, 0.9)))
                .isEqualTo(error);
    }

    @Test
    void aCheckForAllItemsFailsAtTheFirstItemThatFails() {
        Check each = new ForAll("/p", List.of(new JsonEquals("/ok", Template.of("true"))));
        assertThat(error("{\"p\":[{\"ok\":true},{\"ok\":true}]}", each)).isEmpty();
        assertThat(error("{\"p\":[]}", each)).isEmpty();
        assertThat(error("{\"p\":[{\"ok\":true},{}]}", each))
                .isEqualTo("expected /ok true in every item of /p, got nothing");
        assertThat(error("{\"p\":{}}", each)).isEqualTo("expected /p array, got an object");
    }

    @Test
    void itemsMayHaveItemsAndBeTheWhole() {
        Check numbers = new ForAll("", List.of(new ForAll("", List.of(new JsonType("", Kind.NUMBER)))));
        assertThat(error("[[1,2],[],[3]]", numbers)).isEmpty();
        assertThat(error("[[1],[\"a\"]]", numbers))
                .isEqualTo(
                        "expected the whole number in every item of the whole in every item of the whole, got \"a\"");
    }

    @Test
    void echoIsComparedWithTheRequestAndTheErrorOmitsItsValue() {
        JsonEquals echo = new JsonEquals("/rev_id", SENT);
        assertThat(Answers.json("{\"rev_id\":17.0}").to("17").judged(echo).ok()).isTrue();
        assertThat(Answers.json("{\"rev_id\":18}").to("17").judged(echo).error())
                .isEqualTo("expected /rev_id as sent, got another value");
        assertThat(Answers.json("{}").to("17").judged(echo).error()).isEqualTo("expected /rev_id as sent, got nothing");
    }

    @ParameterizedTest(name = "{index}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | expected JSON, got an empty body",
                "' '                     | expected JSON, got a body that is not JSON",
                "{                       | expected JSON, got a body that is not JSON",
                "{\"v\":NaN}             | expected JSON, got a body that is not JSON",
                "{\"v\":1} trailing      | expected JSON, got a body that is not JSON",
                "{\"v\":1}{\"v\":1}      | expected JSON, got a body that is not JSON",
                "{\"v\":1,\"v\":2}       | expected JSON, got a body that is not JSON",
                "{\"x\":{\"v\":1,\"v\":1},\"v\":1} | expected JSON, got a body that is not JSON",
                "{'v':1}                 | expected JSON, got a body that is not JSON",
                "// c                    | expected JSON, got a body that is not JSON",
            })
    void lenientJsonFails(String body, String error) {
        assertThat(error(body, new JsonEquals("/v", Template.of("1")))).isEqualTo(error);
    }

    @Test
    void aPageOfHtmlIsNamed() {
        Classification page = Answers.text("<html>busy</html>")
                .header("Content-Type", "Text/HTML; charset=utf-8")
                .judged(new JsonType("", Kind.OBJECT));
        assertThat(page).isEqualTo(new Classification(FailureClass.EXPECTATION_FAILED, "expected JSON, got text/html"));
    }

    @Test
    void jsonCountsWhateverItsContentTypeSays() {
        assertThat(Answers.text("{}")
                        .header("Content-Type", "text/html")
                        .judged(new JsonType("", Kind.OBJECT))
                        .ok())
                .isTrue();
    }

    @Test
    void anAnswerWithoutABodyFailsWhereJsonIsExpected() {
        assertThat(Answers.text("")
                        .status(204)
                        .judged(new JsonType("", Kind.OBJECT))
                        .error())
                .isEqualTo("expected JSON, got an empty body");
    }

    @Test
    void nestingIsBoundedAndFailsInsteadOfFillingTheStack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(error(deep, new JsonType("", Kind.ARRAY))).isEqualTo("expected JSON, got a body that is not JSON");
        String enough = "[".repeat(400) + "]".repeat(400);
        assertThat(error(enough, new JsonType("", Kind.ARRAY))).isEmpty();
    }

    @Test
    void unreadableBodyFails() {
        JsonType object = new JsonType("", Kind.OBJECT);
        assertThat(Answers.json("{} ").cutTo(2).judged(object).error())
                .isEqualTo("expected a body of at most 2 bytes to check, got more");
        assertThat(Answers.json("{}")
                        .header("Content-Encoding", "GZIP")
                        .judged(object)
                        .error())
                .isEqualTo("expected a body without content coding, got gzip");
        assertThat(Answers.json("{}")
                        .header("Content-Encoding", "identity")
                        .judged(object)
                        .ok())
                .isTrue();
    }

    @Test
    void longValuesAreShortenedInErrorsAndNoCharacterIsCutInTwo() {
        String text = "x".repeat(38) + "\uD83D\uDE00 and more";
        assertThat(error("{\"v\":\"" + text + "\"}", new JsonType("/v", Kind.NUMBER)))
                .isEqualTo("expected /v number, got \"" + "x".repeat(38) + "\uD83D\uDE00…");
    }

    @Test
    void hugeArrayIsCheckedToItsEnd() {
        String items = "1,".repeat(1_000_000);
        Check numbers = new ForAll("", List.of(new JsonType("", Kind.NUMBER)));
        assertThat(error("[" + items + "1]", numbers)).isEmpty();
        assertThat(error("[" + items + "null]", numbers))
                .isEqualTo("expected the whole number in every item of the whole, got null");
    }

    private static String error(String body, Check check) {
        Classification judged = Answers.json(body).judged(check);
        assertThat(judged.ok()).isEqualTo(judged.error().isEmpty());
        return judged.error();
    }
}
