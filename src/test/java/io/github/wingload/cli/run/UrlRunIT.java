package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.cli.CommandContext;
import io.github.wingload.testserver.Received;
import io.github.wingload.testserver.Script;
import io.github.wingload.testserver.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A request to a URL, without a scenario file. */
@Timeout(60)
class UrlRunIT {

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    private ScriptedServer server;
    private String url;

    @BeforeEach
    void startServer() throws IOException {
        server = ScriptedServer.start(Script.answer(200, "{}"));
        url = server.url() + "/v1/models/cat:predict?raw=true";
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    @Test
    void aLineIsARunWithADirectoryThatCanBeRepeatedAndCompared() throws Exception {
        assertThat(wingload.execute(line("run", url, "-u", "2", "-n", "20", "-d", "{\"id\": 1}", "--header", "X-A: b")))
                .isEqualTo(wingload.orLimited(0));
        assertThat(server.received()).hasSize(21).allSatisfy(request -> {
            assertThat(request.line()).isEqualTo("POST /v1/models/cat:predict?raw=true HTTP/1.1");
            assertThat(request.header("X-A")).contains("b");
            assertThat(request.header("Content-Type")).contains("application/json");
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":1}");
        });
        Path first = runs().get(0);
        assertThat(first.getParent()).hasFileName("cat");
        assertThat(wingload.execute(line("run", first.toString()))).isEqualTo(wingload.orLimited(0));
        assertThat(server.received()).hasSize(42);
        assertThat(runs()).hasSize(2);
        assertThat(wingload.execute(
                        "diff", runs().get(0).toString(), runs().get(1).toString()))
                .isIn(0, 1, 3);
        assertThat(wingload.err()).doesNotContain("not comparable");
    }

    @Test
    void aUrlWithoutACommandIsRun() throws Exception {
        assertThat(wingload.execute(line("-n", "5", "-u", "1", url))).isEqualTo(wingload.orLimited(0));
        assertThat(server.received()).hasSize(6);
    }

    @Test
    void aSecretIsSentAndKept() throws Exception {
        assertThat(wingload.execute(
                        line("run", url, "-u", "1", "-n", "3", "--header", "Authorization: Bearer s3cretvalue")))
                .isEqualTo(wingload.orLimited(0));
        assertThat(server.received())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).contains("Bearer s3cretvalue"));
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("s3cretvalue");
            }
        }
        assertThat(wingload.out() + wingload.err()).doesNotContain("s3cretvalue");
    }

    @Test
    void saveWritesTheScenarioAndSaysWhatToExport() throws Exception {
        Path file = directory.resolve("cat.yaml");
        assertThat(wingload.execute(line(
                        "run",
                        url,
                        "--rate",
                        "50/s",
                        "--header",
                        "Authorization: Bearer s3cret",
                        "--save",
                        file.toString(),
                        "--dry-run")))
                .isZero();
        assertThat(server.received()).isEmpty();
        assertThat(Files.readString(file))
                .contains("rate: 50/s", "run_time: 30s")
                .doesNotContain("s3cret");
        assertThat(wingload.err()).contains("export AUTHORIZATION=\"Bearer TOKEN\"", "written: " + file);
        assertThat(wingload.execute(line("run", url, "--save", file.toString(), "--dry-run")))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("cat.yaml already exists");
    }

    @Test
    void saveNeedsAUrl() {
        assertThat(wingload.execute(line("run", "scenarios/quickstart.yaml", "--save", "x.yaml", "--dry-run")))
                .isEqualTo(2);
        assertThat(wingload.err())
                .contains("--save writes the scenario of a URL, and scenarios/quickstart.yaml is not");
    }

    @Test
    void problemsNameThePartOfTheLine() {
        assertThat(wingload.execute(
                        line("run", url, "-u", "ten", "--expect", "700", "--header", "X A: b", "--threshold", "p90 <")))
                .isEqualTo(2);
        assertThat(wingload.err().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("command line: --users: \"ten\" is not a whole number"))
                .anyMatch(line -> line.startsWith("command line: --expect: 700 is not"))
                .anyMatch(line -> line.startsWith("command line: --header: this is not a valid header name"))
                .anyMatch(line -> line.startsWith("command line: --threshold: "));
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aFileHasItsOwnRequests() {
        assertThat(wingload.execute(line("run", "scenarios/quickstart.yaml", "-d", "x")))
                .isEqualTo(2);
        assertThat(wingload.err()).contains("--method, --data, --header and --expect belong to a request to a URL");
    }

    @Test
    void habitsOfOtherToolsAreAnswered() {
        assertThat(wingload.execute("run", url, "-d", "30s")).isEqualTo(2);
        assertThat(wingload.err()).contains("For the run time write -t 30s.");
        assertThat(wingload.execute("run", "scenarios/quickstart.yaml", "-H", "Authorization: Bearer s3cret"))
                .isEqualTo(2);
        assertThat(wingload.err())
                .contains("-H is the host, as in Locust, and Authorization is a header")
                .doesNotContain("s3cret");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void tryAndValidateTakeAUrl() throws Exception {
        Path body = Files.writeString(directory.resolve("body.txt"), "a=b");
        assertThat(wingload.execute("try", url, "-X", "put", "-d", "@" + body)).isZero();
        assertThat(server.received())
                .singleElement()
                .extracting(Received::line)
                .asString()
                .startsWith("PUT /v1/models/cat:predict");
        assertThat(wingload.execute("validate", url)).isZero();
        assertThat(wingload.out()).contains(url + ": ok");
    }

    @Test
    void standardInputIsAScenario() throws Exception {
        String yaml = "name: piped\ntarget: {url: " + server.url()
                + "}\nload: {users: 1, requests: 4}\ntasks: [get: /]\nseed: 1\n";
        InputStream own = System.in;
        System.setIn(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(wingload.execute(line("run", "-", "--quiet")))
                    .as(wingload::err)
                    .isIn(0, 3);
        } finally {
            System.setIn(own);
        }
        assertThat(server.received()).hasSize(5);
        assertThat(wingload.out()).contains("results: " + directory.resolve("results/piped/"));
    }

    private String[] line(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of("--results", directory.resolve("results").toString()))
                .toArray(String[]::new);
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("results/cat"))) {
            return runs.sorted().toList();
        }
    }
}
