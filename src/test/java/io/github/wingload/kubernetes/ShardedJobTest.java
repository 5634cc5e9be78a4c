package io.github.wingload.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cluster would refuse, and names and places that it takes. */
class ShardedJobTest {

    private static final JobTimes TIMES =
            new JobTimes(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(1));

    private static List<String> problems(
            String name, String namespace, String image, String claim, int shards, JobFile... files) {
        return new ShardedJob(
                        name,
                        Optional.of(namespace),
                        image,
                        shards,
                        List.of(),
                        JobFiles.of(List.of(files)),
                        Map.of(),
                        Optional.empty(),
                        TIMES,
                        Optional.of(claim))
                .problems().stream().map(Problem::toString).toList();
    }

    private static JobFile file(String path, long bytes, boolean secret) {
        return new JobFile(path, new byte[0], bytes, secret);
    }

    @Test
    void goodNamesAreNoProblem() {
        assertThat(problems(
                        "a-1",
                        "0-tests",
                        "localhost:5000/a/b:1@sha256:00ff",
                        "claim",
                        4,
                        file("a.yaml", 1 << 20, false)))
                .isEmpty();
    }

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(problems("My_Job", "Tests", "an image", "-claim", 12, file("a.yaml", 10, false)))
                .containsExactly(
                        "command line: --name: My_Job is not a name in Kubernetes; use at most 60 small letters, digits and"
                                + " hyphens, with a letter first and no hyphen last",
                        "command line: --namespace: Tests is not a name in Kubernetes; use at most 63 small letters, digits"
                                + " and hyphens, with no hyphen first or last",
                        "command line: --results-claim: -claim is not a name in Kubernetes; use at most 63 small letters,"
                                + " digits and hyphens, with no hyphen first or last",
                        "command line: --image: an image is not the name of an image; write it as in"
                                + " registry.example.org/wingload:0.1.0");
    }

    @Test
    void filesHaveRoomInAConfigMap() {
        assertThat(problems("a", "b", "c", "d", 2, file("a.yaml", 600, false), file("rows.csv", 1 << 20, false)))
                .containsExactly(
                        "a.yaml: its files are larger than 1,048,576 bytes, the most that a ConfigMap holds: rows.csv"
                                + " has 1,048,576, a.yaml has 600; use fewer rows, or put large files into the image or a volume and"
                                + " name them by their absolute paths there");
        assertThat(problems("a", "b", "c", "d", 2, file("a.yaml", 600, false), file("rows.csv", 1 << 20, true)))
                .isEmpty();
    }

    @Test
    void theNameOfAScenarioBecomesOneOfKubernetes() {
        assertThat(ShardedJob.nameOf("LLM_chat.v2", 4)).isEqualTo("wingload-llm-chat-v2");
        assertThat(ShardedJob.nameOf("__", 4)).isEqualTo("wingload");
        String longest = ShardedJob.nameOf("x".repeat(100), 101);
        assertThat(longest).hasSize(59);
        assertThat(problems(longest, "a", "b", "c", 101, file("a.yaml", 1, false)))
                .isEmpty();
    }

    @Test
    void filesStayAsFarApartAsTheyAre() {
        Path scenario = Path.of("/home/a/scenarios/deep/s.yaml");
        assertThat(JobFiles.places(List.of(scenario, Path.of("/home/a/payloads/rows.csv"), scenario)))
                .containsExactly(
                        Map.entry(scenario, "scenarios/deep/s.yaml"),
                        Map.entry(Path.of("/home/a/payloads/rows.csv"), "payloads/rows.csv"));
        assertThat(JobFiles.places(List.of(scenario))).containsExactly(Map.entry(scenario, "s.yaml"));
    }
}
