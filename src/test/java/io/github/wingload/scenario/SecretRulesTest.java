package io.github.wingload.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.task.Extraction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns and extracted values are secret, and what secret columns cannot do. */
class SecretRulesTest extends ScenarioFixture {

    private static final String CELL = "tk-Qx71!zZ90";

    /** A column is secret by its name, because the scenario says so, or because of the header that contains it. */
    @ParameterizedTest
    @CsvSource({"api_token,'',X-Row", "id,'secret: id, ',X-Row", "id,'',Authorization"})
    void secretColumnIsNoKey(String column, String secret, String header) {
        write("rows.csv", "title," + column + "\nOne," + CELL + "\n");
        String yaml = scenario("file: rows.csv, " + secret + "key: " + column, header, column);
        assertThat(problems(yaml))
                .containsExactly("test.yaml:1:" + (32 + secret.length())
                        + ": samples.key: this column is secret, and the key of each row is written into the results; "
                        + "name another column, or remove key to name the rows by their numbers");
        plan(scenario("file: rows.csv, " + secret + "key: title", header, column));
    }

    @Test
    void rowsWithASingleSecretColumnAreNamedByTheirNumbers() {
        write("rows.csv", "token\n" + CELL + "\n");
        ScenarioReading.Scenario read = scenario(scenario("file: rows.csv", "X-Row", "token"), Overrides.NONE);
        assertThat(read.samples().get(0).columns().nameOf(read.samples().get(0).row(0)))
                .isEqualTo("row 1");
        assertThat(read.secrets().redact("no " + CELL)).isEqualTo("no [redacted]");
    }

    @ParameterizedTest
    @CsvSource({"api_token,title", "id,id"})
    void problemDoesNotShowASecretCell(String column, String secret) {
        write("rows.csv", "title," + column + "\nOne," + CELL + "\n");
        String samples = "file: rows.csv, secret: [" + secret + "], types: {" + column + ": integer}";
        assertThat(problems(scenario(samples, "X-Row", column)))
                .containsExactly("rows.csv:2: " + column
                        + ": this cell cannot be used; it is not shown, because its column is secret; write a 64-bit integer"
                        + " without plus and leading zeros, or write " + column + ": string");
    }

    @Test
    void secretCellsAreBounded() {
        StringBuilder rows = new StringBuilder("token\n");
        for (int row = 0; row <= SecretColumns.MOST_ROWS; row++) {
            rows.append(row).append('\n');
        }
        write("rows.csv", rows.toString());
        assertThat(problems(scenario("file: rows.csv", "X-Row", "token")))
                .containsExactly(
                        "test.yaml:1:10: samples: the secret column \"token\" has more than 100,000 rows; "
                                + "use a file with fewer rows: all secret cells are kept in memory, to remove them from results");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extract: {access_token: /t}} | body: 'a={{access_token}}'",
                "extract: {it: header Set-Cookie}} | headers: {X-It: '{{it}}'}",
                "extract: {it: header X-Auth-Token}} | body: 'a={{it}}'",
                "extract: {it: /t}} | headers: {Authorization: 'Bearer {{it}}'}",
                "extract: {it: /t}} | headers: {Cookie: 'session={{it}}'}"
            })
    void extractedValueIsSecret(String steps) {
        assertThat(extracted(steps)).extracting(Extraction::secret).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extract: {item_id: /id}} | body: 'a={{item_id}}'",
                "extract: {etag: header ETag}} | headers: {If-Match: '{{etag}}'}"
            })
    void otherExtractedValuesAreShown(String steps) {
        assertThat(extracted(steps)).extracting(Extraction::secret).containsExactly(false);
    }

    private List<Extraction> extracted(String steps) {
        String[] both = steps.split(" \\| ");
        return tasks("tasks:\n  - steps:\n      - {post: /login, body: x, " + both[0] + "\n      - {post: /, " + both[1]
                        + "}")
                .get(0)
                .extractions();
    }

    private static String scenario(String samples, String header, String column) {
        String tasks = "tasks: [{get: /, headers: {" + header + ": '{{" + column + "}}'}}]";
        return baseWith("tasks", "samples: {" + samples + "}\n" + tasks);
    }
}
