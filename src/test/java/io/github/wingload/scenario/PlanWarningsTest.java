package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Warnings of plans that always send the same payload. */
class PlanWarningsTest extends ScenarioFixture {

    private static final String ALWAYS = "every call of \"/predict\" sends the same payload: ";

    @Test
    void constantPayloadIsWarnedOf() {
        assertThat(warnings("tasks: [{post: /predict, json: {a: 1}}]"))
                .containsExactly(ALWAYS + "put {{…}} of samples or values into it");
    }

    @Test
    void tasksWithTheSameProblemShareAWarning() {
        assertThat(warnings("tasks: [{post: /a, json: {}}, {post: /b, body: x}, {post: /a, body: y}]"))
                .containsExactly("every call of \"/a\", \"/b\" sends the same payload: "
                        + "put {{…}} of samples or values into it");
    }

    @Test
    void loginWithAConstantPayloadIsNotWarnedOf() {
        assertThat(warnings("tasks: [{steps: [{post: /login, json: {user: a}, extract: {token: /token}}, get: /]}]"))
                .isEmpty();
    }

    @Test
    void singleRowIsWarnedOf() {
        write("rows.csv", "rev_id\n1\n");
        assertThat(warnings("samples: {file: rows.csv}\ntasks: [{post: /predict, json: {a: '{{rev_id}}'}}]"))
                .containsExactly(ALWAYS + "its samples have a single row");
    }

    @Test
    void unusedSamplesAreWarnedOf() {
        write("rows.csv", "rev_id\n1\n2\n");
        assertThat(warnings("samples: {file: rows.csv}\ntasks: [get: /predict]"))
                .containsExactly("no task uses a column of the samples in rows.csv");
    }

    @Test
    void aColumnOfAnotherTypeThanMostOfItsCellsIsWarnedOf() {
        write("rows.csv", "rev_id\n1\n2\n3 \n");
        assertThat(warnings("samples: {file: rows.csv}\ntasks: [{post: /predict, json: {a: '{{rev_id}}'}}]"))
                .singleElement()
                .asString()
                .endsWith(
                        "rows.csv:4: rev_id: \"3 \" is not a number as most cells are, so the whole column is sent as "
                                + "JSON strings; correct the cell, or accept this with types: {rev_id: string} in samples");
        assertThat(warnings("samples: {file: rows.csv}\ntasks: [{get: '/{{rev_id}}'}]"))
                .as("a path has no types")
                .isEmpty();
    }

    @Test
    void differentRequestsAreNotWarnedOf() {
        write("rows.csv", "rev_id\n1\n");
        assertThat(warnings("values: {n: {integer: [0, 9]}}\nsamples: {file: rows.csv}\ntasks:\n"
                        + "  - {post: /predict, json: {a: '{{n}}', b: '{{rev_id}}'}}\n"
                        + "  - {post: '/{{n}}', json: {a: 1}}\n"
                        + "  - get: /health\n"
                        + "  - {post: /predict, json: {a: 1, b: 2}, mutate: [drop_field], expect: {status: 400}}"))
                .isEmpty();
    }

    @Test
    void aStreamThatIsNotReadAsOneIsWarnedOf() {
        assertThat(warnings(streaming("n: '{{n}}', stream: true", "")))
                .containsExactly(
                        "the body of \"/chat\" asks for a stream, which the task does not read as one, so a broken"
                                + " stream counts as ok: add stream: openai, or stream: sse for other events");
    }

    @Test
    void aStreamThatIsNotAskedForIsWarnedOf() {
        assertThat(warnings(streaming("n: '{{n}}'", ", stream: openai")))
                .containsExactly("the task \"/chat\" reads its answer as a stream, for which its body does not ask: add"
                        + " stream: true to the body");
        assertThat(warnings(streaming("n: '{{n}}', stream: false", ", stream: openai")))
                .hasSize(1);
        assertThat(warnings(streaming("n: '{{n}}', stream: true", ", stream: openai")))
                .isEmpty();
        assertThat(warnings(streaming("stream: '{{n}}'", ", stream: openai"))).isEmpty();
        assertThat(warnings(streaming("n: '{{n}}'", ", stream: ndjson"))).isEmpty();
    }

    @Test
    void anAnswerThatTakesLongerThanTheDeadlineIsWarnedOf() {
        assertThat(warnings(streaming("n: '{{n}}', stream: true, max_tokens: 4096", ", stream: openai")))
                .containsExactly(
                        "an answer of \"/chat\" has up to 4,096 tokens, which take 122.88 s at 30 ms each, and the"
                                + " deadline is 30 s: raise deadline, or lower max_tokens");
        assertThat(warnings(streaming("n: '{{n}}', stream: true, max_tokens: 1000", ", stream: openai")))
                .isEmpty();
        assertThat(warnings(
                        "deadline: 3m\n" + streaming("n: '{{n}}', stream: true, max_tokens: 4096", ", stream: openai")))
                .isEmpty();
    }

    private static String streaming(String body, String more) {
        return "values: {n: {integer: [0, 9]}}\ntasks: [{post: /chat, json: {" + body + "}" + more + "}]";
    }

    private List<String> warnings(String block) {
        return scenario(baseWith("tasks", block), Overrides.NONE).warnings();
    }
}
