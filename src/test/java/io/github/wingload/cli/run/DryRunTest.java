package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests that {@code --dry-run} shows. */
class DryRunTest {

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    @Test
    void everyTaskIsShownAndEveryMutationOnce() throws IOException {
        String out = dryRun("""
                tasks:
                  - {post: /predict, name: valid, json: {id: "{{rev_id}}", n: 1}, weight: 4}
                  - post: /predict
                    name: invalid
                    host_header: other.example.org
                    json: {id: "{{rev_id}}", n: 1}
                    mutate: [drop_field, truncated_json, empty, {huge: 5KB}, wrong_content_type]
                    expect: {status: 400}
                """);
        assertThat(out)
                .contains("\nrequest 1, valid:\n  POST /predict HTTP/1.1\n  Host: localhost:8080\n")
                .contains("{\"id\":1,\"n\":1}")
                .contains(
                        "\nrequest 2, invalid, drop_field:\n  POST /predict HTTP/1.1\n" + "  Host: other.example.org\n")
                .contains("{\"n\":1}")
                .contains("\nrequest 3, invalid, truncated_json:\n")
                .contains("\nrequest 4, invalid, empty:\n")
                .contains("\nrequest 5, invalid, huge:\n")
                .contains(" bytes in all")
                .contains("\nrequest 6, invalid, wrong_content_type:\n")
                .contains("Content-Type: text/plain")
                .doesNotContain("request 7");
    }

    @Test
    void extractedValueIsShownByItsName() throws IOException {
        assertThat(dryRun("""
                        tasks:
                          - steps:
                              - {post: /items, body_file: one.bin, extract: {item_id: /id}}
                              - {put: "/items/{{item_id}}", json: {id: "{{item_id}}", row: "{{rev_id}}"},
                                 expect: {json: {/id: "{{item_id}}"}}}
                        """))
                .contains("request 2, /items/{{item_id}}:\n  PUT /items/{{item_id}} HTTP/1.1\n")
                .contains("{\"id\":{{item_id}},\"row\":1}");
    }

    @Test
    void severalRowsOfASingleTaskAreShown() throws IOException {
        assertThat(dryRun("tasks: [get: \"/{{rev_id}}\"]\n"))
                .contains("request 1:\n  GET /1 HTTP/1.1\n")
                .contains("request 2:\n  GET /2 HTTP/1.1\n")
                .contains("request 3:\n  GET /3 HTTP/1.1\n");
    }

    private String dryRun(String tasks) throws IOException {
        Files.writeString(directory.resolve("rows.csv"), "rev_id\n1\n2\n3\n");
        Files.write(directory.resolve("one.bin"), new byte[] {1, 2, 3});
        Path file = Files.writeString(
                directory.resolve("dry.yaml"),
                "name: dry\ntarget: {url: 'http://localhost:8080'}\nload: {users: 2, run_time: 60s}\nseed: 1\n"
                        + "samples: {file: rows.csv}\n" + tasks);
        assertThat(wingload.execute("run", file.toString(), "--dry-run"))
                .as(wingload.err())
                .isZero();
        return wingload.out();
    }
}
