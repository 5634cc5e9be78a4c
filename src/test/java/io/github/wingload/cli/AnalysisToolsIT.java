package io.github.wingload.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The notebook and the queries work on the files of a run, with the tools that they are for. */
@Timeout(180)
class AnalysisToolsIT {

    private static final Path NOTEBOOK =
            Path.of("src/site/notebooks/runs.ipynb").toAbsolutePath();
    private static final Path QUERIES = Path.of("src/site/markdown/duckdb.md");

    /** Debian's packages are those of its own Python, which need not be the first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final String RUN_NOTEBOOK = """
            import json, sys
            cells = json.load(open(sys.argv[1], encoding="utf-8"))["cells"]
            names = {}
            for cell in cells:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), names)
            print(len(names["calls"]), int(names["by_task"]["calls"].sum()), len(names["history"]))
            """;

    private static final String RUN_QUERIES = """
            import duckdb, sys
            for query in sys.argv[1].split(";"):
                if query.strip():
                    rows = duckdb.sql(query)
                    print(0 if rows is None else len(rows.fetchall()))
            """;

    @TempDir
    private Path work;

    @Test
    void theNotebookReadsRuns() throws Exception {
        String python = with("pandas", "needs pandas, which is in Debian's package python3-pandas");
        Path run = run();
        long calls = Files.readAllLines(run.resolve("calls.csv")).size() - 1;

        assertThat(output(work, python, "-c", RUN_NOTEBOOK, NOTEBOOK.toString()).strip())
                .isEqualTo(calls + " " + calls + " 1");
    }

    @Test
    void everyQueryAnswers() throws Exception {
        String python = with("duckdb", "needs the Python package duckdb");
        List<String> queries = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(QUERIES))
                .results()
                .map(query -> query.group(1))
                .toList();

        List<String> rows = output(run(), python, "-c", RUN_QUERIES, String.join("\n", queries))
                .lines()
                .toList();

        assertThat(rows).hasSameSizeAs(queries);
        assertThat(rows.stream().skip(1).filter(count -> !count.equals("0"))).hasSizeGreaterThanOrEqualTo(4);
    }

    private Path run() throws Exception {
        Files.writeString(work.resolve("tested.yaml"), """
                name: tested
                calls: on
                target: {simulator: {profile: revertrisk-wikidata-production}}
                load: {users: 10, spawn_rate: 10, run_time: 4s}
                tasks:
                  - post: /v1/models/revertrisk-wikidata:predict
                    json: {rev_id: 123}
                """);
        try (Launched launched = Launched.start(work, "run", "tested.yaml", "--only-summary")) {
            launched.exitCode();
            return Finished.of(launched.out(), work).directory();
        }
    }

    private static String with(String module, String need) throws InterruptedException {
        String found = "";
        for (String python : PYTHONS) {
            if (found.isEmpty() && imports(python, module)) {
                found = python;
            }
        }
        assumeTrue(!found.isEmpty(), need);
        return found;
    }

    private static boolean imports(String python, String module) throws InterruptedException {
        try {
            Process asked = new ProcessBuilder(python, "-c", "import " + module)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static String output(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
