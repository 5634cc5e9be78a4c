package io.github.wingload.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.simulator.Simulator;
import io.github.wingload.testkit.SimulatorBuilder;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code wingload.mk} in a folder like test/locust of the model servers. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class MakefileIT {

    private static final String MODEL = "revertrisk_wikidata";
    private static final String HEAD =
            "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                    + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
                    + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\n";

    @TempDir
    private Path folder;

    private Simulator models;

    @BeforeEach
    void layOut() throws IOException {
        models = Simulator.start(
                SimulatorBuilder.simulator(Profile.LIFTWING).timeScale(0.2).target(), 0, NanoClock.system());
        Files.createDirectories(folder.resolve("models").resolve(MODEL));
        Files.createDirectories(folder.resolve("results"));
        Files.write(
                folder.resolve("Makefile"),
                List.of(
                        "VENV = my_locust_venv",
                        "",
                        "include " + Path.of("scenarios/liftwing/wingload.mk").toAbsolutePath(),
                        "",
                        "clean:",
                        "\trm -rf $(VENV)"));
        Files.writeString(
                folder.resolve("wingload"),
                "#!/bin/sh\nexec '" + String.join("' '", Launched.command(Main.class, List.of())) + "' \"$@\"\n");
        assertThat(folder.resolve("wingload").toFile().setExecutable(true)).isTrue();
        Files.write(
                folder.resolve("locust.conf"),
                List.of(
                        "[locust]",
                        "headless = true",
                        "users = 40",
                        "spawn-rate = 40",
                        "run-time = 4",
                        "host = \"" + models.url() + "\"",
                        "only-summary = true"));
    }

    @AfterEach
    void stop() {
        models.close();
    }

    private record Made(int exitCode, String output) {

        /** True if this machine did not keep up, so that the run says nothing. */
        boolean heldUp() {
            return output.contains("generator: limited");
        }
    }

    private Made make(String target, String model) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("make", "--no-print-directory", target)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("WINGLOAD", folder.resolve("wingload").toString());
        builder.environment().put("MODEL_LOCUST_DIR", model);
        builder.environment().remove("MAKEFLAGS");
        Process make;
        try {
            make = builder.start();
        } catch (IOException missing) {
            assumeTrue(false, "needs make");
            throw missing;
        }
        make.getOutputStream().close();
        String output = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Made(make.waitFor(), output);
    }

    /** A result of 4 seconds with so many calls a second, each of which took so long. */
    private void baseline(int perSecond, int milliseconds) throws IOException {
        String figures = "," + 4 * perSecond + ",0," + milliseconds + "," + milliseconds + ".0," + milliseconds + ","
                + milliseconds + ",182.4," + perSecond + ".0,0.0" + ("," + milliseconds).repeat(11) + "\n";
        Files.writeString(
                folder.resolve("results/" + MODEL + "_stats.csv"),
                HEAD + "POST,/v1/models/revertrisk-wikidata:predict" + figures + ",Aggregated" + figures);
    }

    private List<String> results(String directory) throws IOException {
        Path place = folder.resolve(directory);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSlowerRunIsBeyondTheThresholdAndLeavesTheBaseline() throws Exception {
        baseline(50, 5);
        String before = Files.readString(folder.resolve("results/" + MODEL + "_stats.csv"));
        Made made = make("run-locust-test", MODEL);
        assertThat(made.exitCode()).as(made.output()).isEqualTo(2);
        assertThat(made.output()).doesNotContain("within the threshold");
        if (!made.heldUp()) {
            assertThat(made.output())
                    .contains(
                            "Load test results are beyond the threshold:\n  POST /v1/models/revertrisk-wikidata:predict: ");
        }
        assertThat(folder.resolve("results/" + MODEL + "_stats.csv")).hasContent(before);
        assertThat(results("results/new")).contains(MODEL + "_stats.csv", MODEL + "_failures.csv");

        Made accepted = make("accept-locust-test", MODEL);
        assertThat(accepted.exitCode()).as(accepted.output()).isZero();
        assertThat(Files.readString(folder.resolve("results/" + MODEL + "_stats.csv")))
                .isNotEqualTo(before);
        assertThat(results("results/new")).isEmpty();
    }

    /** A run of some hundred calls is too short to show that the success rate has not changed. */
    @Test
    void aFasterRunIsNotBeyondTheThreshold() throws Exception {
        baseline(8, 5_000);
        Made made = make("run-locust-test", MODEL);
        assertThat(made.output()).doesNotContain("beyond the threshold");
        if (!made.heldUp()) {
            assertThat(made.output().lines())
                    .containsAnyOf(
                            "Load test results are within the threshold",
                            "Load test results cannot be held against the threshold: not enough data");
        }
    }

    @Test
    void withoutABaselineTheResultIsTheBaseline() throws Exception {
        Made made = make("run-locust-test", MODEL);
        assertThat(made.output()).contains("--users 40 ", "--run-time 4s").doesNotContain("Load test results");
        assertThat(results("results")).contains(MODEL + "_stats.csv");
    }

    @Test
    void aModelWithoutAScenarioIsNamed() throws Exception {
        Made unknown = make("run-locust-test", "no_such_model");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.output()).contains("There is no scenario for no_such_model: ");
        assertThat(make("run-locust-test", "").output()).contains("MODEL_LOCUST_DIR is not set.");
        assertThat(make("accept-locust-test", MODEL).output()).contains("There is no new result of " + MODEL);
    }

    /** The folders of the models in that repository. */
    @Test
    void everyModelHasAScenario() throws Exception {
        for (String model : List.of(
                "article_country",
                "article_descriptions",
                "articlequality",
                "articletopic_outlink",
                "edit_check",
                "editing_suggestions",
                "embeddings",
                "huggingface",
                "langid",
                "logo_detection",
                "readability",
                "reference_quality",
                "revertrisk",
                "revertrisk_wikidata",
                "revscoring")) {
            Made made = make("wingload-model", model);
            assertThat(made.exitCode()).as(made.output()).isZero();
        }
    }
}
