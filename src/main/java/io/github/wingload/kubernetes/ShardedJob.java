package io.github.wingload.kubernetes;

import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.text.Figures;
import io.github.wingload.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shards of one load, each in a pod.
 *
 * @param name of the job, and the beginning of the names of all that belongs to it
 * @param namespace the namespace; empty for that of the user who creates the job
 * @param image the reference of an image that has the command {@code wingload}
 * @param shards how many, 1 or more
 * @param options further options of {@code wingload run}, such as {@code --users=10}
 * @param files the scenario and the files that it names
 * @param variables the environment variables that the scenario refers to; true for those that have to be set
 * @param contact the value of {@code WINGLOAD_CONTACT}
 * @param times how long its parts take
 * @param claim the PersistentVolumeClaim for the results; if empty, the first pod keeps them until they are copied
 */
public record ShardedJob(
        String name,
        Optional<String> namespace,
        String image,
        int shards,
        List<String> options,
        JobFiles files,
        Map<String, Boolean> variables,
        Optional<String> contact,
        JobTimes times,
        Optional<String> claim) {

    /** The most characters in a label of a host name; that of a pod has the job's name, a hyphen and the number of the shard. */
    private static final int LONGEST_LABEL = 63;

    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final String NAMES =
            "use at most " + LONGEST_LABEL + " small letters, digits and hyphens, with no hyphen first or last";

    /** Not all that a reference must be, but nothing that breaks a manifest. */
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]*");

    private static final int MOST_NAMED = 3;

    public ShardedJob {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** A valid name for a job, made from that of a scenario. It is not the name of a service under test. */
    public static String nameOf(String scenario, int shards) {
        String name = "wingload-" + scenario.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return name.substring(0, Math.min(name.length(), longestName(shards))).replaceAll("-+$", "");
    }

    /** Everything that a cluster would refuse. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        int longest = longestName(shards);
        if (!LABEL.matcher(name).matches() || name.length() > longest) {
            problems.add(problem(
                    "--name",
                    name,
                    "use at most " + longest
                            + " small letters, digits and hyphens, with a letter first and no hyphen last"));
        }
        namespace
                .filter(given -> !NAME.matcher(given).matches())
                .ifPresent(given -> problems.add(problem("--namespace", given, NAMES)));
        claim.filter(given -> !NAME.matcher(given).matches())
                .ifPresent(given -> problems.add(problem("--results-claim", given, NAMES)));
        if (!IMAGE.matcher(image).matches()) {
            problems.add(Problem.ofOption(
                    "--image",
                    image + " is not the name of an image",
                    "write it as in registry.example.org/wingload:0.1.0"));
        }
        List<JobFile> large = files.tooLarge();
        if (!large.isEmpty()) {
            problems.add(new Problem(
                    files.scenario(),
                    0,
                    0,
                    "",
                    "its files are larger than " + Figures.count(JobFiles.MOST_BYTES)
                            + " bytes, the most that a ConfigMap holds: "
                            + large.stream()
                                    .limit(MOST_NAMED)
                                    .map(file -> file.path() + " has " + Figures.count(file.bytes()))
                                    .collect(Collectors.joining(", ")),
                    "use fewer rows, or put large files into the image or a volume and name them by their absolute paths"
                            + " there"));
        }
        return problems;
    }

    private static Problem problem(String option, String name, String remedy) {
        return Problem.ofOption(option, name + " is not a name in Kubernetes", remedy);
    }

    /** The Secret with the variables of the scenario. */
    String variablesSecret() {
        return name + "-variables";
    }

    /** The ConfigMap with the files of the scenario. */
    String filesMap() {
        return name + "-files";
    }

    /** The Secret with those of the files that hold secrets. */
    String filesSecret() {
        return name + "-secret-files";
    }

    private static int longestName(int shards) {
        return LONGEST_LABEL - 1 - Integer.toString(shards - 1).length();
    }
}
