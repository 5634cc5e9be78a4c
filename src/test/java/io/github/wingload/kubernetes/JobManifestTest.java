package io.github.wingload.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.text.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cluster gets, read with the types of Kubernetes. */
class JobManifestTest {

    private static final JobTimes TIMES =
            new JobTimes(Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofSeconds(30), Duration.ofMinutes(60));
    private static final String AWKWARD = "yes: no\n\ttab  \n\"quoted\" — ü\r\n";

    @TempDir
    private Path folder;

    private static JobFile file(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return JobFile.of(path, bytes, bytes.length, Secrets.of(List.of("s3cr3t-t0ken")));
    }

    private static ShardedJob job(JobFile... files) {
        return new ShardedJob(
                "wingload-tested",
                Optional.of("load-tests"),
                "registry.example.org/wingload:0.1.0",
                7,
                List.of("--rate=10/s", "--label=cost=$5 $$ $(5)"),
                JobFiles.of(List.of(files)),
                Map.of("TOKEN", true, "USERS", false),
                Optional.of("me@example.org"),
                TIMES,
                Optional.empty());
    }

    private static ShardedJob withClaim(ShardedJob job) {
        return new ShardedJob(
                job.name(),
                Optional.empty(),
                job.image(),
                job.shards(),
                job.options(),
                job.files(),
                Map.of(),
                Optional.empty(),
                new JobTimes(TIMES.meet(), TIMES.load(), TIMES.drain(), Duration.ZERO),
                Optional.of("results-claim"));
    }

    private final ShardedJob job = job(file("scenarios/a.yaml", "name: a\n"), file("payloads/rows.csv", "a\n1\n"));
    private final StrictManifest manifest = StrictManifest.of(JobManifest.of(job));

    @ParameterizedTest
    @CsvSource({
        "completions: 7, completions: seven",
        "completions: 7, completions: '\"7\"'",
        "backoffLimitPerIndex, backofLimitPerIndex",
        "readOnlyRootFilesystem, readOnlyRootFileSystem",
        "publishNotReadyAddresses: true, publishNotReadyAddresses: often"
    })
    void aManifestWithAMistakeIsNoticed(String right, String wrong) {
        String text = JobManifest.of(job);
        assertThat(text).contains(right);
        assertThatThrownBy(() -> StrictManifest.of(text.replace(right, wrong))).isNotNull();
    }

    @Test
    void allShardsRunAtOnceAndNoneIsRunAgain() {
        JobSpec spec = manifest.only(Job.class).getSpec();
        assertThat(spec.getCompletionMode()).isEqualTo("Indexed");
        assertThat(spec.getCompletions()).isEqualTo(7).isEqualTo(spec.getParallelism());
        assertThat(spec.getBackoffLimitPerIndex()).isZero();
        assertThat(spec.getPodReplacementPolicy()).isEqualTo("Failed");
        assertThat(manifest.pod().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void timesFollowFromThePlan() {
        // 10 min to place, 5 to meet, 20 of load, 0.5 to drain, 10 to collect, 60 to copy.
        assertThat(manifest.only(Job.class).getSpec().getActiveDeadlineSeconds())
                .isEqualTo(105 * 60 + 30);
        assertThat(manifest.pod().getTerminationGracePeriodSeconds()).isEqualTo(60);
        assertThat(keeper().getArgs()).first().asString().contains("seconds=" + (95 * 60 + 30) + "\n");
    }

    @Test
    void shardsAreNumberedAndMeetAtTheFirst() {
        assertThat(manifest.shard().getCommand()).containsExactly("wingload");
        assertThat(manifest.shard().getArgs())
                .containsExactly(
                        "run",
                        "/scenario/scenarios/a.yaml",
                        "--rate=10/s",
                        "--label=cost=$$5 $$$$ $$(5)",
                        "--shard=$(JOB_COMPLETION_INDEX)/7",
                        "--shards-of=$(WINGLOAD_RUN)",
                        "--meet=wingload-tested-0.wingload-tested:7411",
                        "--wait=300s",
                        "--results=/results");
        Service service = manifest.only(Service.class);
        assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
        assertThat(service.getMetadata().getName())
                .isEqualTo(manifest.pod().getSubdomain())
                .isEqualTo("wingload-tested");
        assertThat(service.getSpec().getPorts().get(0).getPort())
                .isEqualTo(manifest.shard().getPorts().get(0).getContainerPort());
    }

    @Test
    void selectorsFindThePodsOfThisJobOnly() {
        Map<String, String> labels =
                manifest.only(Job.class).getSpec().getTemplate().getMetadata().getLabels();
        Map<String, String> own = Map.of("app.kubernetes.io/instance", "wingload-tested");
        assertThat(labels).containsAllEntriesOf(own);
        NetworkPolicy policy = manifest.only(NetworkPolicy.class);
        assertThat(manifest.only(Service.class).getSpec().getSelector()).isEqualTo(own);
        assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEqualTo(own);
        assertThat(policy.getSpec().getIngress().get(0).getFrom())
                .singleElement()
                .satisfies(from ->
                        assertThat(from.getPodSelector().getMatchLabels()).isEqualTo(own));
        assertThat(manifest.pod()
                        .getTopologySpreadConstraints()
                        .get(0)
                        .getLabelSelector()
                        .getMatchLabels())
                .isEqualTo(own);
    }

    @Test
    void everythingIsInTheNamespace() {
        assertThat(manifest.objects())
                .hasSize(4)
                .extracting(HasMetadata::getMetadata)
                .allSatisfy(metadata -> assertThat(metadata.getNamespace()).isEqualTo("load-tests"));
        StrictManifest without = StrictManifest.of(JobManifest.of(withClaim(job)));
        assertThat(without.objects())
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isNull());
    }

    @Test
    void podsHaveTheLeastRights() {
        PodSpec pod = manifest.pod();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(900);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).hasSize(2).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
        });
    }

    @Test
    void cpuTimeIsRequestedWithoutALimitAndMemoryIsBoth() {
        assertThat(manifest.pod().getContainers()).allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
            assertThat(container.getResources().getLimits().get("memory"))
                    .isEqualTo(container.getResources().getRequests().get("memory"));
        });
        assertThat(manifest.shard().getResources().getRequests().get("cpu").getNumericalAmount())
                .isEqualByComparingTo("2");
        assertThat(variable("WINGLOAD_JAVA_OPTS").getValue()).contains("-XX:ActiveProcessorCount=2");
    }

    @Test
    void variablesComeFromASecretByName() {
        EnvVar needed = variable("TOKEN");
        assertThat(needed.getValue()).isNull();
        assertThat(needed.getValueFrom().getSecretKeyRef().getName()).isEqualTo("wingload-tested-variables");
        assertThat(needed.getValueFrom().getSecretKeyRef().getOptional()).isNull();
        assertThat(variable("USERS").getValueFrom().getSecretKeyRef().getOptional())
                .isTrue();
        assertThat(variable("WINGLOAD_CONTACT").getValue()).isEqualTo("me@example.org");
        assertThat(JobManifest.of(job))
                .contains(
                        "#   env | grep -E '^(TOKEN|USERS)=' | kubectl create secret generic wingload-tested-variables"
                                + " --namespace load-tests --from-env-file=/dev/stdin\n");
    }

    @Test
    void filesArriveAsTheyAre() throws Exception {
        byte[] binary = {0, (byte) 0xff, 10, (byte) 0xc3};
        StrictManifest read = StrictManifest.of(JobManifest.of(job(
                file("a.yaml", AWKWARD),
                file("rows/yes", "on\n"),
                file("rows_yes", "no line break"),
                file("empty", ""),
                new JobFile("rows/ü.bin", binary, binary.length, false))));
        read.writeFiles(folder);
        assertThat(folder.resolve("a.yaml")).hasContent(AWKWARD).content().isEqualTo(AWKWARD);
        assertThat(folder.resolve("rows/yes")).content().isEqualTo("on\n");
        assertThat(folder.resolve("rows_yes")).content().isEqualTo("no line break");
        assertThat(folder.resolve("empty")).isEmptyFile();
        assertThat(folder.resolve("rows/ü.bin")).hasBinaryContent(binary);
        assertThat(read.only(ConfigMap.class).getBinaryData()).containsOnlyKeys("rows__.bin");
    }

    @Test
    void filesWithSecretsAreLeftToASecret() {
        String text = JobManifest.of(job(
                file("a.yaml", "headers: {Authorization: 's3cr3t-t0ken'}\n"),
                file("it's.pem", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n")));
        assertThat(text)
                .doesNotContain("s3cr3t-t0ken", "MIIE", "kind: ConfigMap")
                .contains(
                        "#   kubectl create secret generic wingload-tested-secret-files --namespace load-tests"
                                + " '--from-file=a.yaml=FOLDER/a.yaml' '--from-file=it_s.pem=FOLDER/it'\\''s.pem'\n",
                        "#   kubectl delete secret --namespace load-tests wingload-tested-variables"
                                + " wingload-tested-secret-files\n");
        assertThat(StrictManifest.of(text)
                        .pod()
                        .getVolumes()
                        .get(0)
                        .getProjected()
                        .getSources())
                .singleElement()
                .extracting(VolumeProjection::getSecret)
                .satisfies(secret -> {
                    assertThat(secret.getName()).isEqualTo("wingload-tested-secret-files");
                    assertThat(secret.getItems()).extracting("path").containsExactly("a.yaml", "it's.pem");
                });
    }

    @Test
    void resultsStayInAVolumeIfThereIsOne() {
        StrictManifest read = StrictManifest.of(JobManifest.of(withClaim(job)));
        assertThat(read.pod().getContainers()).hasSize(1);
        assertThat(read.pod().getVolumes().get(1).getPersistentVolumeClaim().getClaimName())
                .isEqualTo("results-claim");
        assertThat(read.only(Job.class).getSpec().getActiveDeadlineSeconds()).isEqualTo(45 * 60 + 30);
    }

    @Test
    void theFirstPodKeepsTheResultsUntilTheyAreCopied() throws Exception {
        String script = keeper().getArgs().get(0).replace("/results", folder.toString());
        assertThat(exit(script, "3")).isZero();
        Files.createFile(folder.resolve("copied"));
        assertThat(exit(script, "0")).isZero();
        Files.delete(folder.resolve("copied"));
        assertThat(exit(script.replaceFirst("seconds=\\d+", "seconds=1"), "0")).isZero();
    }

    private static int exit(String script, String index) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script);
        shell.environment().put("JOB_COMPLETION_INDEX", index);
        return shell.start().waitFor();
    }

    private Container keeper() {
        return manifest.pod().getContainers().get(1);
    }

    private EnvVar variable(String name) {
        return manifest.shard().getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
