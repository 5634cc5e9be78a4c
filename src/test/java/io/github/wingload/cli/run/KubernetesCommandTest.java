package io.github.wingload.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.wingload.cli.CommandContext;
import io.github.wingload.cli.ScenarioText;
import io.github.wingload.kubernetes.StrictManifest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest of a scenario, and what is refused. Its parts are in {@code JobManifestTest}. */
class KubernetesCommandTest {

    private static final ScenarioText SCENARIO = ScenarioText.against(URI.create("http://127.0.0.1:9"));

    /** The command that printed it is in its page. */
    private static final Path EXAMPLE = Path.of("src/packaging/kubernetes.yaml");

    @TempDir
    private Path directory;

    private final CommandContext wingload = new CommandContext();

    private StrictManifest manifest(String... arguments) {
        assertThat(wingload.execute(with("kubernetes", arguments)))
                .as(wingload.err())
                .isZero();
        return StrictManifest.of(wingload.out());
    }

    private String refused(String... arguments) {
        assertThat(wingload.execute(with("kubernetes", arguments))).isEqualTo(2);
        assertThat(wingload.out()).isEmpty();
        return wingload.err();
    }

    private static String[] with(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    /** The plan of a shard, made from what the manifest holds as a pod would make it. */
    private String planInPod(StrictManifest manifest, int shard) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("pod" + shard));
        manifest.writeFiles(folder);
        List<String> arguments = new ArrayList<>();
        for (String argument : manifest.shard().getArgs()) {
            arguments.add(argument.replace("/scenario/", folder + "/")
                    .replace("$(JOB_COMPLETION_INDEX)", Integer.toString(shard))
                    .replace("$(WINGLOAD_RUN)", "0c6bd9a8-2f5e-4c53-b5f0-6d3f0e9a9d11")
                    .replace("$$(", "$("));
        }
        arguments.add("--dry-run");
        CommandContext pod = new CommandContext();
        assertThat(pod.execute(arguments.toArray(String[]::new))).as(pod.err()).isZero();
        return pod.out();
    }

    @Test
    void theExampleIsWhatTheCommandPrints() throws IOException {
        manifest(
                "scenarios/liftwing/article-country.yaml",
                "--shards=4",
                "--users=200",
                "--run-time=10m",
                "--image=registry.example.org/wingload:0.1.0");
        assertThat(EXAMPLE).content().isEqualTo(wingload.out());
    }

    @Test
    void podsCanRunWhatTheyGet() throws IOException {
        Path scenario = SCENARIO.load("{rate: 20/s, run_time: 10s}").writtenTo(directory);
        StrictManifest manifest = manifest(
                scenario.toString(),
                "--shards=5",
                "--rate=40/s",
                "--label=note=costs $(5)",
                "--threshold=p90 of ok <= 500ms",
                "--no-probe");
        assertThat(manifest.only(Job.class).getSpec().getCompletions())
                .isEqualTo(manifest.only(Job.class).getSpec().getParallelism())
                .isEqualTo(5);
        assertThat(manifest.shard().getArgs()).contains("--label=note=costs $$(5)", "--no-probe");
        for (int shard = 0; shard < 5; shard += 4) {
            assertThat(planInPod(manifest, shard))
                    .contains("40/s constant", "shard        " + shard + " of 5", "p90 of ok <= 500ms", "rev_id");
        }
    }

    @Test
    void filesFarApartArriveWhereTheScenarioLooks() throws IOException {
        Path samples = Files.createDirectories(directory.resolve("data/rows"));
        Files.writeString(samples.resolve("one.txt"), "1");
        Files.writeString(samples.resolve("two.txt"), "2");
        Files.writeString(samples.resolve("other.csv"), "3");
        Files.writeString(directory.resolve("data/body.json"), "{\"a\": 1}");
        Path scenario = Files.createDirectories(directory.resolve("scenarios")).resolve("far.yaml");
        Files.writeString(scenario, """
                name: far
                target: {url: "http://127.0.0.1:9"}
                load: {users: 4, run_time: 10s}
                samples: {folder: ../data/rows, match: "*.txt"}
                tasks:
                  - {post: /a, body_file: ../data/body.json}
                  - {post: /b, json: {content: "{{base64}}"}}
                seed: 1
                """);
        StrictManifest manifest = manifest(scenario.toString(), "--shards", "2");
        assertThat(planInPod(manifest, 1)).contains("shard        1 of 2");
        assertThat(directory.resolve("pod1/scenarios/far.yaml")).exists();
        assertThat(directory.resolve("pod1/data/rows")).isDirectoryNotContaining("glob:**.csv");
    }

    @Test
    void aFileWithAnAbsolutePathIsExpectedInTheImage() throws IOException {
        Path samples = Files.writeString(directory.resolve("large.csv"), "rev_id\n987654321987\n");
        Path scenario = SCENARIO.writtenTo(directory);
        Files.writeString(scenario, Files.readString(scenario).replace("rows.csv", samples.toString()));
        manifest(scenario.toString(), "--shards", "2");
        assertThat(wingload.out()).doesNotContain("987654321987");
        assertThat(wingload.err())
                .contains("note: the image or a volume must have " + samples
                        + ": the scenario names it by its absolute path");
    }

    @Test
    void aFileOfAnOptionIsHandedOver() throws IOException {
        Path scenario = SCENARIO.writtenTo(directory);
        Path ca = Files.copy(Path.of("src/test/resources/tls/authority.pem"), directory.resolve("ca.pem"));
        StrictManifest manifest = manifest(
                scenario.toString(),
                "--shards=2",
                "--url=https://localhost:9",
                "--ca-file=" + Path.of("").toAbsolutePath().relativize(ca));
        assertThat(manifest.shard().getArgs()).contains("--ca-file=/scenario/ca.pem");
        assertThat(planInPod(manifest, 0)).contains("https://localhost:9");
    }

    @Test
    void allProblemsOfAScenarioAreNamedAndNothingIsPrinted() throws IOException {
        Path scenario = SCENARIO.load("{users: none}").deadline("long").writtenTo(directory);
        assertThat(refused(scenario.toString(), "--shards", "2")).contains("load.users: ", "deadline: ");
    }

    @Test
    void aLoadThatCannotBeDividedIsRefused() throws IOException {
        assertThat(refused(SCENARIO.writtenTo(directory).toString(), "--shards", "4"))
                .contains("the load cannot be divided into 4 shards: it has only 3 users");
    }

    @Test
    void aLoadNeedsALimitInTime() throws IOException {
        String scenario =
                SCENARIO.load("{users: 3, requests: 10}").writtenTo(directory).toString();
        assertThat(refused(scenario, "--shards", "2")).contains("only its number of calls ends this load");
        manifest(scenario, "--shards", "2", "-t", "1h");
    }

    @Test
    void secretsAreInNoManifest() throws IOException {
        Files.writeString(directory.resolve("tokens.csv"), "token\ns3cr3t-t0ken-77\n");
        Path scenario = Files.writeString(directory.resolve("secret.yaml"), """
                name: secret
                target: {url: "http://127.0.0.1:9"}
                load: {users: 4, run_time: 10s}
                samples: {file: tokens.csv, secret: [token]}
                tasks:
                  - {get: /a, headers: {Authorization: "{{token}}"}}
                seed: 1
                """);
        assertThat(refused(scenario.toString(), "--shards=2", "--label=token=s3cr3t-t0ken-77"))
                .contains("--label has a secret, which would be in the manifest")
                .doesNotContain("t0ken");
        StrictManifest manifest = manifest(scenario.toString(), "--shards=2");
        assertThat(wingload.out()).doesNotContain("t0ken").contains("--from-file=tokens.csv=FOLDER/tokens.csv");
        assertThat(manifest.pod().getVolumes().get(0).getProjected().getSources())
                .hasSize(2);
    }

    @Test
    void aSecretThatIsWrittenOutIsWarnedOf() throws IOException {
        Files.writeString(directory.resolve("body.json"), "{\"api_key\": \"s3cr3t-t0ken-77\"}");
        Files.writeString(directory.resolve("rows.csv"), "text\npassword: s3cr3t-t0ken-77\n");
        Path scenario = Files.writeString(directory.resolve("secret.yaml"), """
                name: secret
                target: {url: "http://127.0.0.1:9"}
                load: {users: 4, run_time: 10s}
                samples: {file: rows.csv}
                tasks:
                  - {post: /a, body_file: body.json}
                  - {post: /b, json: {password: "s3cr3t-t0ken-78", text: "{{text}}"}}
                seed: 1
                """);
        manifest(scenario.toString(), "--shards=2");
        assertThat(wingload.err())
                .contains("warning: secret.yaml has a value for password, which will be in the ConfigMap")
                .contains("warning: body.json has a value for api_key, which will be in the ConfigMap")
                .doesNotContain("rows.csv", "t0ken");
    }

    @Test
    void optionsOutOfRangeAreNamed() throws IOException {
        String scenario = SCENARIO.writtenTo(directory).toString();
        assertThat(refused(scenario, "--shards", "0")).contains("--shards 0 is out of range");
        assertThat(refused(scenario, "--shards=2", "--keep=9999999h")).contains("--keep 9999999h is out of range");
        manifest(scenario, "--shards=2", "--wait=10000h", "--run-time=10000h", "--keep=10000h");
    }

    @Test
    void namesAreChecked() throws IOException {
        assertThat(refused(SCENARIO.writtenTo(directory).toString(), "--shards=2", "--name=A", "--namespace=B"))
                .contains("--name: A is not", "--namespace: B is not");
    }
}
