package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.kubernetes.JobFiles;
import io.github.wingload.kubernetes.JobFiles.JobFile;
import io.github.wingload.kubernetes.JobManifest;
import io.github.wingload.kubernetes.JobTimes;
import io.github.wingload.kubernetes.ShardedJob;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.samples.SampleFiles;
import io.github.wingload.scenario.LiteralSecrets;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.target.Contact;
import io.github.wingload.text.IoReason;
import io.github.wingload.text.Secrets;
import io.github.wingload.yaml.Findings.NamedFile;
import io.github.wingload.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload kubernetes}: prints the manifest of a job whose pods are the shards of a load. */
@Command(
        name = "kubernetes",
        description = {
            "Prints the manifest of a job for Kubernetes: the shards of a load, each in a pod. Talks to no cluster.",
            "",
            "The options for load and target are handed to the shards. Values of environment variables are not printed: the manifest"
                    + " refers to a Secret, and says how to make it.",
            ""
        },
        exitCodeList = {"0:the manifest was printed", "2:the command line or the scenario is wrong"},
        footer = {
            "",
            "Examples:",
            "  Four pods, each with a quarter of the load:",
            "    wingload kubernetes my-service.yaml --shards 4 --image registry.example.org/wingload:0.1.0 > job.yaml",
            "    kubectl create --filename job.yaml",
            "  Another rate, for ten minutes, in another namespace:",
            "    wingload kubernetes my-service.yaml --shards 2 --rate 500/s -t 10m --namespace load-tests"
        })
public final class KubernetesCommand extends Subcommand {

    @Parameters(
            paramLabel = "FILE|RUN_DIR",
            description = "A scenario file (- is standard input), or a run to repeat, by its directory or as latest.")
    Path scenario;

    @Option(
            names = "--shards",
            paramLabel = "N",
            required = true,
            description = "The number of pods that share the load.")
    private int shards;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description =
                    "The image of the pods, with a version or digest (default: localhost/wingload and this version).")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name of the job and of what belongs to it (default: made from the scenario's name).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAMESPACE",
            description = "The namespace (default: that of the kubectl that creates the job).")
    private Optional<String> namespace = Optional.empty();

    @Option(
            names = "--results-claim",
            paramLabel = "CLAIM",
            description =
                    "A PersistentVolumeClaim that all pods can write the results to. Without it, the first pod keeps the results"
                            + " until they are copied.")
    private Optional<String> claim = Optional.empty();

    @Option(
            names = "--keep",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description =
                    "Without --results-claim: how long the first pod keeps the results (default: ${DEFAULT-VALUE}).")
    private String keep;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "How long the shards wait for each other (default: ${DEFAULT-VALUE}).")
    private String patience;

    @Mixin
    LoadOptions load;

    @Mixin
    TagOptions tags;

    @Mixin
    TargetOptions target;

    @Mixin
    JudgementOptions judgement;

    @Override
    protected ExitCode run() {
        if (shards < 1) {
            throw new UserError("--shards " + shards + " is out of range", "Give 1 or more.");
        }
        OpenedScenario opened =
                OpenedScenario.open(ScenarioSource.of(parameters().get(0), GivenOverrides.of(parsed()), environment()));
        opened.printWarnings(err());
        hide(opened.scenario().secrets());
        ShardOptions.checkDivisible(opened.plan(), shards);
        ShardedJob job = job(opened);
        List<Problem> problems = job.problems();
        if (!problems.isEmpty()) {
            throw UserError.listed(problems);
        }
        opened.scenario().inputs().files().stream()
                .filter(NamedFile::absolute)
                .forEach(file -> err().println("note: the image or a volume must have " + file.path()
                        + ": the scenario names it by its absolute path"));
        warnOfSecrets(opened, job.files());
        out().print(JobManifest.of(job));
        return ExitCode.OK;
    }

    /** Samples say which of their columns are secret; bodies and the scenario have what somebody wrote. */
    private void warnOfSecrets(OpenedScenario opened, JobFiles files) {
        Map<Path, String> places = places(opened);
        opened.plan()
                .samples()
                .forEach(samples -> places.keySet().removeIf(file -> file.startsWith(absolute(samples.file()))));
        files.byKey().values().stream()
                .filter(file -> !file.secret() && places.containsValue(file.path()))
                .forEach(file -> LiteralSecrets.names(new String(file.content(), StandardCharsets.UTF_8))
                        .forEach(name -> err().println("warning: " + file.path() + " has a value for " + name
                                + ", which will be in the ConfigMap; write ${NAME} instead, and let a variable have the"
                                + " value")));
    }

    private ShardedJob job(OpenedScenario opened) {
        Plan plan = opened.plan();
        Map<Path, String> places = places(opened);
        return new ShardedJob(
                name.orElseGet(() -> ShardedJob.nameOf(plan.name(), shards)),
                namespace,
                image.orElseGet(() -> "localhost/wingload:" + Version.current()),
                shards,
                options(opened, places),
                files(opened, places),
                opened.scenario().inputs().variables(),
                Optional.ofNullable(environment().get(Contact.VARIABLE)).filter(set -> !set.isBlank()),
                times(plan),
                claim);
    }

    private JobTimes times(Plan plan) {
        Duration end = plan.load()
                .plannedEnd()
                .orElseThrow(() -> new UserError(
                        "only its number of calls ends this load, and a job in a cluster needs a limit in time",
                        "Set load.run_time too, or give --run-time: whichever comes first ends the load."));
        return new JobTimes(
                GivenDuration.aboveZero("--wait", patience),
                end,
                plan.longestFlow(),
                claim.isPresent() ? Duration.ZERO : GivenDuration.aboveZero("--keep", keep));
    }

    /** Where the scenario and its files are in the pods; the scenario comes first. */
    private static Map<Path, String> places(OpenedScenario opened) {
        List<Path> files = new ArrayList<>(List.of(scenarioFile(opened)));
        Stream<Path> named = opened.scenario().inputs().files().stream()
                .filter(Predicate.not(NamedFile::absolute))
                .map(NamedFile::path)
                .filter(Predicate.not(Files::isDirectory));
        Stream<Path> ofFolders = opened.plan().samples().stream()
                .filter(Samples::ofFolder)
                .filter(samples -> !opened.scenario().inputs().files().contains(new NamedFile(samples.file(), true)))
                .flatMap(KubernetesCommand::filesOf);
        Stream.concat(named, ofFolders).map(KubernetesCommand::absolute).forEach(files::add);
        return JobFiles.places(files);
    }

    private static Stream<Path> filesOf(Samples folder) {
        try {
            return SampleFiles.of(folder).stream();
        } catch (IOException e) {
            throw unreadable(folder.file(), e);
        }
    }

    private static Path scenarioFile(OpenedScenario opened) {
        return absolute(opened.source().directory().resolve(opened.source().fileName()));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static JobFiles files(OpenedScenario opened, Map<Path, String> places) {
        Path own = scenarioFile(opened);
        Secrets secrets = opened.scenario().secrets();
        List<JobFile> files = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<Path, String> file : places.entrySet()) {
            JobFile next = file.getKey().equals(own)
                    ? JobFile.of(file.getValue(), opened.bytes(), opened.bytes().length, secrets)
                    : file(file.getKey(), file.getValue(), bytes > 2 * JobFiles.MOST_BYTES, secrets);
            files.add(next);
            bytes += next.bytes();
        }
        return JobFiles.of(files);
    }

    /** @param full true if those before are larger than a ConfigMap and a Secret, so that this one is only named */
    private static JobFile file(Path path, String place, boolean full, Secrets secrets) {
        try (InputStream in = BoundedRead.open(path)) {
            return JobFile.of(place, in.readNBytes(full ? 0 : JobFiles.MOST_BYTES), Files.size(path), secrets);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static UserError unreadable(Path file, IOException cause) {
        return new UserError(
                file + " cannot be read: " + IoReason.of(cause), "The file was readable before; try again.");
    }

    /** The options that the shards get. */
    private List<String> options(OpenedScenario opened, Map<Path, String> places) {
        Overrides overrides = Overrides.described(opened.scenario().overrides());
        List<String> options = new ArrayList<>();
        for (Overrides.Option option : Overrides.Option.values()) {
            for (String value : overrides.values(option)) {
                options.add(option(option, value, opened.scenario().secrets(), places));
            }
        }
        return options;
    }

    private String option(Overrides.Option option, String value, Secrets secrets, Map<Path, String> places) {
        String named = option.optionName();
        OptionSpec known = spec().findOption(named);
        if (known == null) {
            throw new UserError("this run has the option " + named + " of a sweep", "Name a scenario file.");
        }
        if (!secrets.redact(value).equals(value)) {
            throw new UserError(
                    named + " has a secret, which would be in the manifest",
                    "Write ${NAME} in the scenario instead, and let a variable have the value.");
        }
        String here = Optional.of(option)
                .filter(Overrides.Option.CA_FILE::equals)
                .map(file -> places.get(absolute(Path.of(value))))
                .map(place -> JobFiles.FOLDER + "/" + place)
                .orElse(value);
        return known.arity().max() == 0 ? named : named + "=" + here;
    }
}
