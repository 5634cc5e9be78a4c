package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.ScenarioReader;
import io.github.wingload.scenario.ScenarioReading.Scenario;
import io.github.wingload.testkit.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan in words. */
class PlanTextTest {

    @TempDir
    private Path directory;

    @Test
    void everyKindOfUserHasItsTasks() throws IOException {
        assertThat(details("""
                        user_classes:
                          - name: reader
                            weight: 3
                            wait_time: {between: [1s, 5s]}
                            tasks: [{get: /a, weight: 4}, get: /b]
                          - {name: writer, tasks: [{post: /c, host_header: c.example.org, body_file: one.bin}]}
                        """))
                .containsSubsequence(
                        "users        reader, weight 3 of 4",
                        "wait time    1-5 s",
                        "task         GET /a, weight 4 of 5, ok if the status is 200-299",
                        "task         GET /b, weight 1 of 5, ok if the status is 200-299",
                        "users        writer, weight 1 of 4",
                        "wait time    none",
                        "task         POST /c, ok if the status is 200-299",
                        "             Host c.example.org",
                        "             sends 3 bytes of " + directory.resolve("one.bin"));
    }

    @Test
    void bothTargetsOfAComparisonAndItsPairsAreDescribed() {
        assertThat(new PlanText(Plans.compared().plan(), List.of()).details().lines())
                .contains(
                        "target       external: http://127.0.0.1:8901",
                        "target       internal: http://127.0.0.1:8902",
                        "task         2 steps, a pair: one target after the other, in random order");
    }

    @Test
    void valuesAndEverySetOfSamplesAreDescribed() throws IOException {
        assertThat(details("""
                        samples: {file: rows.csv}
                        values:
                          sex: {integer: [0, 1]}
                          temp: {number: [0.5, 2.5], decimals: 1}
                          cp: {choice: [0, two, {value: null, weight: 3}]}
                          praise: {repeat: "great ", times: [5, 20]}
                          filler: {text: 50}
                          id: uuid
                        tasks:
                          - get: /{{rev_id}}
                          - {name: page, get: "/{{page_id}}", samples: {file: pages.csv}}
                        """))
                .containsSubsequence(
                        "samples      " + directory.resolve("rows.csv")
                                + ": 2 rows of rev_id (integer), title (string), picked random; 0.0 kB in memory, shared by all users",
                        "samples      " + directory.resolve("pages.csv")
                                + ": 1 row of page_id (integer), picked random; 0.0 kB in memory, shared by all users",
                        "value        sex: integer 0 to 1",
                        "value        temp: number 0.5 to 2.5",
                        "value        cp: one of 0, \"two\", null (weight 3)",
                        "value        praise: \"great \" 5 to 20 times",
                        "value        filler: text of 50 characters",
                        "value        id: random UUID",
                        "task         GET /{{rev_id}}, weight 1 of 2, ok if the status is 200-299",
                        "             samples " + directory.resolve("rows.csv"),
                        "task         GET page, weight 1 of 2, ok if the status is 200-299",
                        "             path /{{page_id}}",
                        "             samples " + directory.resolve("pages.csv"));
    }

    @Test
    void expectationsAreDescribedInTheOrderOfTheFile() throws IOException {
        assertThat(details("""
                        samples: {file: rows.csv}
                        tasks:
                          - get: /{{rev_id}}
                            cache: {hit: header X-Cache =~ hit}
                            expect:
                              status: [200, 404]
                              json: {/id: "{{rev_id}}", /n: {type: integer}, /p: {between: [0, 0.5]}, "": {type: object}}
                              all: {/list: {/a: 1, /b: x}}
                              items: {at: /predictions, each: {/status_code: 200}}
                              contains: some {{title}}
                              matches: a+
                              headers: {X-A: b, X-B: {matches: c}}
                              size: {min: 10, max: 2KB}
                              max: 800ms
                        """))
                .containsSubsequence(
                        "task         GET /{{rev_id}}, ok if the status is 200, 404",
                        "             and /id is {{rev_id}}",
                        "             and /n has the type integer",
                        "             and /p is from 0 to 0.5",
                        "             and the root has the type object",
                        "             and in every item at /list, /a is 1 and /b is \"x\"",
                        "             and the body contains \"some {{title}}\"",
                        "             and the body matches a+",
                        "             and the header X-A is \"b\"",
                        "             and the header X-B matches c",
                        "             and the body has at least 10 and at most 2000 bytes",
                        "             and the call takes at most 0.8 s",
                        "             counts the items at /predictions; an item is ok if /status_code is 200",
                        "             cache hit if header X-Cache =~ hit");
    }

    @Test
    void whatAStreamMustBeIsDescribed() throws IOException {
        assertThat(details("""
                        tasks:
                          - get: /
                            stream: openai
                            expect: {stream: {finish_reason: stop, contains: a, json: {/id: 7, "": {type: object}}}}
                        """))
                .containsSubsequence(
                        "task         GET /, ok if the status is 200-299",
                        "             and the answer is a complete stream",
                        "             and the stream ends with the finish reason stop, says \"a\"",
                        "             and the stream says JSON in which /id is 7 and the root has the type object");
    }

    @Test
    void stepsAndMutationsAreDescribed() throws IOException {
        assertThat(details("""
                        tasks:
                          - weight: 4
                            steps:
                              - {post: /items, json: {a: 1}, extract: {item_id: /id, tag: header ETag}}
                              - {name: read, get: "/items/{{item_id}}"}
                          - post: /items
                            json: {a: 1, b: 2}
                            mutate: [drop_field, empty]
                            expect: {status: 4xx}
                        """))
                .containsSubsequence(
                        "task         2 steps, weight 4 of 5",
                        "  step 1     POST /items, ok if the status is 200-299",
                        "             extracts /id as {{item_id}}",
                        "             extracts the header ETag as {{tag}}",
                        "  step 2     GET read, ok if the status is 200-299",
                        "             path /items/{{item_id}}",
                        "task         POST /items, weight 1 of 5, ok if the status is 400-499",
                        "             payload made invalid by drop_field (2 ways), empty");
    }

    @Test
    void summaryCountsWhatThereIs() throws IOException {
        Scenario scenario = scenario("""
                samples: {file: rows.csv}
                user_classes:
                  - {name: a, tasks: [get: "/{{rev_id}}"]}
                  - {name: b, tasks: [{get: "/{{page_id}}", samples: {file: pages.csv}}]}
                """);
        assertThat(new PlanText(scenario.plan(), scenario.samples()).summary())
                .isEqualTo("words: 2 users at 1/s for 60 s; 2 user classes; 2 tasks; 3 sample rows; "
                        + "http://localhost:8080");
    }

    private List<String> details(String scenario) throws IOException {
        Scenario read = scenario(scenario);
        return new PlanText(read.plan(), read.samples()).details().lines().toList();
    }

    private Scenario scenario(String more) throws IOException {
        Files.writeString(directory.resolve("rows.csv"), "rev_id,title\n1,one\n2,two\n");
        Files.writeString(directory.resolve("pages.csv"), "page_id\n7\n");
        Files.write(directory.resolve("one.bin"), new byte[] {1, 2, 3});
        Path file = Files.writeString(
                directory.resolve("words.yaml"),
                "name: words\ntarget: {url: 'http://localhost:8080'}\nload: {users: 2, run_time: 60s}\nseed: 1\n"
                        + more);
        return (Scenario) new ScenarioReader(Map.of(), "1.2.3").read(file, Overrides.NONE);
    }
}
