package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that wingload itself has just made, of streamed answers, audited. */
class AuditIT {

    /** A language model fifty times as fast as the real one. */
    private static final String SCENARIO = """
            name: llm
            target: {simulator: {profile: llm, time_scale: 0.02}}
            load: {users: 1, spawn_rate: 10, run_time: 1s}
            deadline: 10s
            tasks:
              - post: /openai/v1/completions
                json: {model: llm-qwen36-27b, prompt: "one two three", max_tokens: 16, stream: true}
                stream: openai
            """;

    private final CommandContext wingload = new CommandContext();

    @TempDir
    private Path folder;

    @Test
    void aSweepOfAStreamingModelLeavesTheFilesOfVllmBench() throws IOException {
        Path file = Files.writeString(folder.resolve("llm.yaml"), SCENARIO);
        String results = folder.resolve("results").toString();
        wingload.execute(
                "sweep", file.toString(), "--users", "4", "--rest", "0s", "--only-summary", "--results", results);
        Path sweep = sweepDirectory();
        assertThat(files(sweep)).contains("c4.json", "summary.md", "window.txt", "sweep.json");
        List<String> summary = Files.readAllLines(sweep.resolve("summary.md"));
        assertThat(summary.get(0)).startsWith("| conc | req/s | out tok/s | tot tok/s | TTFT p50 |");
        assertThat(summary.get(2)).startsWith("| 4 | ").endsWith(" | 0 |");
        assertThat(Files.readString(sweep.resolve("c4.json")))
                .contains("\"model_id\" : \"llm-qwen36-27b\"", "\"max_concurrency\" : 4", "\"request_rate\" : \"inf\"");

        assertThat(audit(sweep.toString())).isIn(0, 1);
        assertThat(wingload.out()).doesNotContain("This cannot be:");
        Path run = Path.of(Files.readString(sweep.resolve("sweep.json"))
                .replaceFirst("(?s).*?\"directory\" : \"([^\"]+)\".*", "$1"));
        assertThat(audit(sweep.resolve(run).toString())).isIn(0, 1);
        assertThat(wingload.out()).doesNotContain("This cannot be:");
        assertThat(wingload.err()).doesNotContain("bug");
    }

    private int audit(String result) {
        return wingload.execute("audit", result);
    }

    private Path sweepDirectory() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("results").resolve("llm"))) {
            return runs.filter(path -> path.getFileName().toString().startsWith("sweep-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
