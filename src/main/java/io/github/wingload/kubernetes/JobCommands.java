package io.github.wingload.kubernetes;

import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first lines of a manifest: the commands that create its job, follow it, copy its results and remove it. */
final class JobCommands {

    private JobCommands() {}

    /** Comments of YAML. */
    static String of(ShardedJob job) {
        List<String> lines = new ArrayList<>();
        lines.add("wingload: " + Figures.count(job.shards(), "shard", "shards")
                + " of one load, each in a pod. Printed by wingload kubernetes; MANIFEST is this file.");
        variables(job, lines);
        secretFiles(job, lines);
        start(job, lines);
        results(job, lines);
        end(job, lines);
        return lines.stream().map(line -> ("# " + line).strip() + "\n").collect(Collectors.joining());
    }

    private static void variables(ShardedJob job, List<String> lines) {
        if (job.variables().isEmpty()) {
            return;
        }
        String names = String.join("|", new TreeMap<>(job.variables()).keySet());
        lines.add("");
        lines.add(
                "Make the Secret with the variables that the scenario refers to, for example from those of this shell; each value"
                        + " has one line:");
        lines.add("  env | grep -E '^(" + names + ")=' | kubectl create secret generic " + job.variablesSecret()
                + namespace(job) + " --from-env-file=/dev/stdin");
    }

    private static void secretFiles(ShardedJob job, List<String> lines) {
        Map<String, JobFile> secrets = job.files().kept(true);
        if (secrets.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Make the Secret with the files that hold secrets. FOLDER is where their paths begin:");
        lines.add("  kubectl create secret generic " + job.filesSecret() + namespace(job)
                + secrets.entrySet().stream()
                        .map(file -> " "
                                + quoted("--from-file=" + file.getKey() + "=FOLDER/"
                                        + file.getValue().path()))
                        .collect(Collectors.joining()));
    }

    private static void start(ShardedJob job, List<String> lines) {
        lines.add("");
        lines.add("Start the job, and follow the first shard, which prints the report on all of them:");
        lines.add("  kubectl create --filename MANIFEST");
        lines.add("  kubectl logs" + namespace(job) + " --follow --tail=-1 --container " + JobManifest.CONTAINER
                + firstPod(job));
    }

    private static void results(ShardedJob job, List<String> lines) {
        lines.add("");
        Optional<String> claim = job.claim();
        if (claim.isPresent()) {
            lines.add("The results are in the volume of the claim " + claim.get()
                    + ". The job succeeds if the verdict is PASS.");
            return;
        }
        String inKeeper = "  kubectl exec" + namespace(job) + " --container " + JobManifest.KEEPER + " \"$pod\" -- ";
        lines.add("Copy the results within " + Figures.stretch(job.times().keep())
                + ", then let the first pod end. The job succeeds if the verdict is PASS:");
        lines.add("  pod=$(kubectl get pods" + namespace(job) + firstPod(job) + " --output name)");
        lines.add(inKeeper + "tar -C " + JobManifest.RESULTS + " -cf - . | tar -xf -");
        lines.add(inKeeper + "touch " + JobManifest.RESULTS + "/copied");
    }

    private static void end(ShardedJob job, List<String> lines) {
        lines.add("");
        lines.add("Remove the job and all that the manifest has, also before the next run:");
        lines.add("  kubectl delete --filename MANIFEST");
        List<String> secrets = new ArrayList<>();
        if (!job.variables().isEmpty()) {
            secrets.add(job.variablesSecret());
        }
        if (!job.files().kept(true).isEmpty()) {
            secrets.add(job.filesSecret());
        }
        if (!secrets.isEmpty()) {
            lines.add("After the last run, remove what has secrets too:");
            lines.add("  kubectl delete secret" + namespace(job) + " " + String.join(" ", secrets));
        }
    }

    /** A word of a shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String namespace(ShardedJob job) {
        return job.namespace().map(name -> " --namespace " + name).orElse("");
    }

    private static String firstPod(ShardedJob job) {
        return " --selector " + JobManifest.INSTANCE + "=" + job.name() + "," + JobManifest.INDEX + "=0";
    }
}
