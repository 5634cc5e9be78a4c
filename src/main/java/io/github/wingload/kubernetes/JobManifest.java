package io.github.wingload.kubernetes;

import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.yaml.CommentedMapping;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The manifest of a {@link ShardedJob}: a ConfigMap with the files, a headless Service and a NetworkPolicy for the place where the shards
 * meet, and the Indexed Job. It needs Kubernetes 1.29 or newer. A pod has the least rights with which wingload runs, which are those of the
 * Pod Security Standard {@code restricted}.
 */
public final class JobManifest {

    /** The name of the container, and the command in its image. */
    static final String CONTAINER = "wingload";

    /** The container that keeps the results. */
    static final String KEEPER = "results";

    static final String RESULTS = "/results";
    private static final int MEETING_PORT = 7411;

    /** The user of the image. */
    private static final int USER = 900;

    /** The label with the name of the job. */
    static final String INSTANCE = "app.kubernetes.io/instance";
    /** The label and the annotation with the number of the shard. */
    static final String INDEX = "batch.kubernetes.io/job-completion-index";

    private static final Duration LOGS = Duration.ofDays(1);

    private final ShardedJob job;

    private JobManifest(ShardedJob job) {
        this.job = job;
    }

    /** The text of the manifest. */
    public static String of(ShardedJob job) {
        return new JobManifest(job).text();
    }

    private String text() {
        List<CommentedMapping> documents = new ArrayList<>();
        if (!job.files().kept(false).isEmpty()) {
            documents.add(configMap());
        }
        documents.add(service());
        documents.add(networkPolicy());
        documents.add(indexedJob());
        return JobCommands.of(job) + CommentedMapping.text(documents);
    }

    private CommentedMapping metadata(String name) {
        CommentedMapping metadata = new CommentedMapping().with("name", name);
        job.namespace().ifPresent(namespace -> metadata.with("namespace", namespace));
        return metadata.with("labels", labels());
    }

    private CommentedMapping labels() {
        return new CommentedMapping().with("app.kubernetes.io/name", CONTAINER).withAll(own());
    }

    /** What only the pods of this job have. */
    private Map<String, String> own() {
        return Map.of(INSTANCE, job.name());
    }

    private CommentedMapping ownPods() {
        return new CommentedMapping().with("matchLabels", new CommentedMapping().withAll(own()));
    }

    private CommentedMapping configMap() {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> bytes = new LinkedHashMap<>();
        job.files()
                .kept(false)
                .forEach((key, file) -> text(file.content())
                        .ifPresentOrElse(
                                text -> texts.put(key, text),
                                () -> bytes.put(key, Base64.getEncoder().encodeToString(file.content()))));
        CommentedMapping map = new CommentedMapping()
                .with("apiVersion", "v1")
                .with("kind", "ConfigMap")
                .with("metadata", metadata(job.filesMap()))
                .with(
                        "immutable",
                        true,
                        "All shards read the same bytes: to change them, delete all and create it again.");
        if (!texts.isEmpty()) {
            map.with("data", new CommentedMapping().withAll(texts));
        }
        return bytes.isEmpty() ? map : map.with("binaryData", new CommentedMapping().withAll(bytes));
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private CommentedMapping service() {
        return new CommentedMapping()
                .with("apiVersion", "v1")
                .with("kind", "Service")
                .with("metadata", metadata(job.name()))
                .with(
                        "spec",
                        new CommentedMapping()
                                .with(
                                        "clusterIP",
                                        "None",
                                        "It has no address of its own, but gives each pod a name, so that all find the first shard.")
                                .with("publishNotReadyAddresses", true)
                                .with("selector", new CommentedMapping().withAll(own()))
                                .with(
                                        "ports",
                                        List.of(new CommentedMapping()
                                                .with("name", "meet")
                                                .with("port", MEETING_PORT))));
    }

    private CommentedMapping networkPolicy() {
        List<CommentedMapping> meet =
                List.of(new CommentedMapping().with("protocol", "TCP").with("port", MEETING_PORT));
        return new CommentedMapping()
                .with("apiVersion", "networking.k8s.io/v1")
                .with("kind", "NetworkPolicy")
                .with("metadata", metadata(job.name()))
                .with(
                        "spec",
                        new CommentedMapping()
                                .with("podSelector", ownPods())
                                .with("policyTypes", List.of("Ingress", "Egress"))
                                .with(
                                        "ingress",
                                        List.of(new CommentedMapping()
                                                .with(
                                                        "from",
                                                        List.of(new CommentedMapping().with("podSelector", ownPods())))
                                                .with("ports", meet)),
                                        "Only shards of this job reach the place where they meet: it has no password.")
                                .with(
                                        "egress",
                                        List.of(new CommentedMapping()),
                                        "Everything can be reached. At least DNS, the target, and port " + MEETING_PORT
                                                + " of these pods are needed."));
    }

    private CommentedMapping indexedJob() {
        JobTimes times = job.times();
        CommentedMapping spec = new CommentedMapping()
                .with("completionMode", "Indexed", "Each pod gets a number, that of its shard.")
                .with("completions", job.shards())
                .with("parallelism", job.shards(), "All at once: they wait for each other.")
                .with(
                        "backoffLimitPerIndex",
                        0,
                        "A shard that fails is not run again, because its part of the load would come too late. The other pods are",
                        "kept, so that the first shard reports which one failed.")
                .with("podReplacementPolicy", "Failed", "Never two pods of one shard.")
                .with(
                        "activeDeadlineSeconds",
                        Math.toIntExact(times.whole().toSeconds()),
                        times.parts().toArray(String[]::new))
                .with(
                        "ttlSecondsAfterFinished",
                        Math.toIntExact(LOGS.toSeconds()),
                        "The pods and their logs are removed a day after the end.")
                .with(
                        "template",
                        new CommentedMapping().with("metadata", podMetadata()).with("spec", pod()));
        return new CommentedMapping()
                .with("apiVersion", "batch/v1")
                .with("kind", "Job")
                .with("metadata", metadata(job.name()))
                .with("spec", spec);
    }

    private CommentedMapping podMetadata() {
        return new CommentedMapping()
                .with(
                        "labels",
                        labels().with(
                                        "sidecar.istio.io/inject",
                                        "false",
                                        "No proxy of a service mesh: its time would be measured as the target's."))
                .with(
                        "annotations",
                        new CommentedMapping()
                                .with("linkerd.io/inject", "disabled")
                                .with(
                                        "cluster-autoscaler.kubernetes.io/safe-to-evict",
                                        "false",
                                        "No autoscaler moves a pod during the run.")
                                .with("karpenter.sh/do-not-disrupt", "true"));
    }

    private CommentedMapping pod() {
        List<CommentedMapping> containers = new ArrayList<>();
        containers.add(container());
        if (job.claim().isEmpty()) {
            containers.add(keeper());
        }
        return new CommentedMapping()
                .with("restartPolicy", "Never")
                .with("subdomain", job.name(), "With the Service: shard 0 is found as " + firstShard() + ".")
                .with("automountServiceAccountToken", false, "wingload does not talk to the API of the cluster.")
                .with("enableServiceLinks", false)
                .with(
                        "terminationGracePeriodSeconds",
                        Math.toIntExact(job.times().grace().toSeconds()),
                        "A pod that is deleted ends as with Ctrl-C: it completes the calls in flight and writes its results.")
                .with(
                        "topologySpreadConstraints",
                        List.of(new CommentedMapping()
                                .with("maxSkew", 1)
                                .with("topologyKey", "kubernetes.io/hostname")
                                .with("whenUnsatisfiable", "ScheduleAnyway")
                                .with("labelSelector", ownPods())),
                        "Each shard on a node of its own, if there are so many.")
                .with(
                        "securityContext",
                        new CommentedMapping()
                                .with("runAsNonRoot", true)
                                .with("runAsUser", USER)
                                .with("runAsGroup", USER)
                                .with("fsGroup", USER)
                                .with("seccompProfile", new CommentedMapping().with("type", "RuntimeDefault")))
                .with("containers", containers)
                .with("volumes", volumes());
    }

    private String firstShard() {
        return job.name() + "-0." + job.name();
    }

    private CommentedMapping container() {
        return new CommentedMapping()
                .with("name", CONTAINER)
                .with("image", job.image(), "One version or digest: the shards must be the same program.")
                .with("imagePullPolicy", "IfNotPresent")
                .with("command", List.of(CONTAINER))
                .with("args", arguments())
                .with("env", environment())
                .with(
                        "resources",
                        new CommentedMapping()
                                .with(
                                        "requests",
                                        new CommentedMapping().with("cpu", "2").with("memory", "512Mi"),
                                        "CPU time has no limit, because a limit stops all threads many times a second and delays calls.",
                                        "The memory is for a heap of 224 MB. For a larger one, add -Xmx to WINGLOAD_JAVA_OPTS, and",
                                        "request and limit 300 MB more than that.")
                                .with("limits", new CommentedMapping().with("memory", "512Mi")))
                .with("securityContext", leastRights())
                .with(
                        "ports",
                        List.of(new CommentedMapping().with("name", "meet").with("containerPort", MEETING_PORT)))
                .with(
                        "volumeMounts",
                        List.of(
                                mount("scenario", JobFiles.FOLDER).with("readOnly", true),
                                mount("results", RESULTS),
                                mount("tmp", "/tmp")));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(
                List.of("run", JobFiles.FOLDER + "/" + job.files().scenario()));
        arguments.addAll(job.options());
        arguments.replaceAll(JobManifest::literal);
        arguments.add("--shard=$(JOB_COMPLETION_INDEX)/" + job.shards());
        arguments.add("--shards-of=$(WINGLOAD_RUN)");
        arguments.add("--meet=" + firstShard() + ":" + MEETING_PORT);
        arguments.add("--wait=" + job.times().meet().toSeconds() + "s");
        arguments.add("--results=" + RESULTS);
        return arguments;
    }

    /** A text in which Kubernetes, which takes {@code $(NAME)} for a variable and {@code $$} for a dollar sign, finds no variable. */
    private static String literal(String text) {
        return text.replace("$", "$$");
    }

    private List<CommentedMapping> environment() {
        List<CommentedMapping> environment = new ArrayList<>();
        environment.add(index());
        environment.add(ofPod("WINGLOAD_RUN", "metadata.labels['batch.kubernetes.io/controller-uid']"));
        environment.add(ofPod("WINGLOAD_HOST", "spec.nodeName"));
        environment.add(new CommentedMapping()
                .with("name", "WINGLOAD_JAVA_OPTS")
                .with(
                        "value",
                        "-XX:ActiveProcessorCount=2 -Duser.home=/tmp",
                        "Threads for as many CPUs as are requested, not for all of the node."));
        job.contact()
                .ifPresent(contact -> environment.add(
                        new CommentedMapping().with("name", "WINGLOAD_CONTACT").with("value", literal(contact))));
        new TreeMap<>(job.variables()).forEach((name, needed) -> {
            CommentedMapping key =
                    new CommentedMapping().with("name", job.variablesSecret()).with("key", name);
            environment.add(new CommentedMapping()
                    .with("name", name)
                    .with(
                            "valueFrom",
                            new CommentedMapping().with("secretKeyRef", needed ? key : key.with("optional", true))));
        });
        return environment;
    }

    private static CommentedMapping index() {
        return ofPod("JOB_COMPLETION_INDEX", "metadata.annotations['" + INDEX + "']");
    }

    private static CommentedMapping ofPod(String name, String path) {
        return new CommentedMapping()
                .with("name", name)
                .with(
                        "valueFrom",
                        new CommentedMapping().with("fieldRef", new CommentedMapping().with("fieldPath", path)));
    }

    private static CommentedMapping leastRights() {
        return new CommentedMapping()
                .with("allowPrivilegeEscalation", false)
                .with("readOnlyRootFilesystem", true)
                .with("capabilities", new CommentedMapping().with("drop", List.of("ALL")));
    }

    private static CommentedMapping mount(String volume, String path) {
        return new CommentedMapping().with("name", volume).with("mountPath", path);
    }

    /** Keeps the volume of the first pod after the end of wingload. */
    private CommentedMapping keeper() {
        long seconds = job.times().inPod().toSeconds();
        return new CommentedMapping()
                .with("name", KEEPER)
                .with("image", job.image())
                .with("imagePullPolicy", "IfNotPresent")
                .with(
                        "command",
                        List.of("sh", "-c"),
                        "Keeps the first pod, which has the results of all, until they are copied or the time is over.")
                .with("args", List.of("""
                                trap 'exit 0' TERM
                                [ "$JOB_COMPLETION_INDEX" = 0 ] || exit 0
                                seconds=%d
                                while [ "$seconds" -gt 0 ] && [ ! -e %s/copied ]; do
                                  sleep 1
                                  seconds=$((seconds - 1))
                                done
                                """.formatted(seconds, RESULTS)))
                .with("env", List.of(index()))
                .with(
                        "resources",
                        new CommentedMapping()
                                .with(
                                        "requests",
                                        new CommentedMapping()
                                                .with("cpu", "10m")
                                                .with("memory", "64Mi"))
                                .with("limits", new CommentedMapping().with("memory", "64Mi")))
                .with("securityContext", leastRights())
                .with("volumeMounts", List.of(mount("results", RESULTS)));
    }

    private List<CommentedMapping> volumes() {
        List<CommentedMapping> sources = new ArrayList<>();
        source("configMap", job.filesMap(), job.files().kept(false)).ifPresent(sources::add);
        source("secret", job.filesSecret(), job.files().kept(true)).ifPresent(sources::add);
        CommentedMapping results = new CommentedMapping().with("name", "results");
        job.claim()
                .ifPresentOrElse(
                        claim -> results.with("persistentVolumeClaim", new CommentedMapping().with("claimName", claim)),
                        () -> results.with("emptyDir", new CommentedMapping()));
        return List.of(
                new CommentedMapping()
                        .with("name", "scenario")
                        .with("projected", new CommentedMapping().with("sources", sources)),
                results,
                new CommentedMapping().with("name", "tmp").with("emptyDir", new CommentedMapping()));
    }

    private static Optional<CommentedMapping> source(String kind, String name, Map<String, JobFile> files) {
        List<CommentedMapping> items = new ArrayList<>();
        files.forEach(
                (key, file) -> items.add(new CommentedMapping().with("key", key).with("path", file.path())));
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new CommentedMapping()
                        .with(kind, new CommentedMapping().with("name", name).with("items", items)));
    }
}
