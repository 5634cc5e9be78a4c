package io.github.wingload.cli;

import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload run}: makes the load, shows it, and writes what came of it. */
@Command(
        name = "run",
        description = {
            "Runs a load test, or repeats one.",
            "",
            "Progress goes to stderr, the summary to stdout, and everything into a new directory that the last line of"
                    + " stdout names (with --repeat, a line for each). Ctrl-C ends the load, waits for the calls in flight and writes everything; a"
                    + " second one cuts them off.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  The built-in simulator as target:",
            "    wingload run scenarios/quickstart.yaml",
            "  A service of your own, 50 users for two minutes:",
            "    wingload run scenarios/revertrisk-wikidata.yaml -u 50 -r 5 -t 2m --url http://localhost:8080",
            "  Look at the plan and its requests first; nothing is sent:",
            "    wingload run scenarios/revertrisk-wikidata.yaml --dry-run",
            "  A run from last week again, with its overrides and its seed:",
            "    wingload run results/quickstart/20261122T022057Z-3fa9",
            "  Three times, to know how far runs of the same test lie apart:",
            "    wingload run scenarios/quickstart.yaml --repeat 3",
            "  Locust's four CSV files where a script expects them:",
            "    wingload run scenarios/quickstart.yaml --csv build/load --only-summary"
        })
final class RunCommand extends Subcommand {

    @Parameters(
            paramLabel = "FILE|RUN_DIR",
            description =
                    "A scenario file; or a run's directory, to run the same scenario again with the options and the"
                            + " seed it had.")
    private Path scenario;

    @Mixin
    LoadOptions load;

    @Mixin
    TargetOptions target;

    @Mixin
    JudgementOptions judgement;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--repeat",
            paramLabel = "COUNT",
            defaultValue = "1",
            description =
                    "Run the test so many times, one after the other, and say how far the runs lie apart. Each has its own"
                            + " directory and its own seed: the first one's, plus one, plus two …")
    private int repeat;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description =
                    "Compare with this run at the end, as diff does; it is read before anything is sent. May be repeated:"
                            + " several runs of one test are compared as a side.")
    private List<String> baseline = List.of();

    @Option(
            names = "--dry-run",
            description = "Print the plan and a request of each task; send nothing, write nothing.")
    private boolean dryRun;

    @Override
    ExitCode run() throws IOException {
        check();
        ScenarioSource source = ScenarioSource.of(scenario, GivenOverrides.of(parsed()));
        OpenedScenario opened = OpenedScenario.open(source, err());
        if (dryRun) {
            return DryRun.print(opened, repeat, out());
        }
        Optional<Baseline> before = baseline.isEmpty()
                ? Optional.empty()
                : Optional.of(Baseline.read(baseline, output.results(), opened.plan(), output.csv(), err()));
        Replicates replicates = new Replicates(
                new SingleRun(output, Terminal.detect(), NanoClock.system(), out(), err()), out(), err());
        replicates.make(opened, repeat);
        List<Path> directories = replicates.directories();
        ExitCode compared = directories.isEmpty()
                ? ExitCode.OK
                : before.map(read -> read.judge(directories, out())).orElse(ExitCode.OK);
        directories.forEach(directory -> out().println("results: " + directory));
        return replicates.exit().or(compared);
    }

    private void check() {
        if (repeat < 1) {
            throw new UserError("--repeat " + repeat + ": a test runs once or more", "Nothing was sent.");
        }
        if (repeat > 1 && output.csv().isPresent()) {
            throw new UserError(
                    "--csv and --repeat: each run would write over the tables of the one before",
                    "Leave out --csv: each run's directory holds its own tables. Nothing was sent.");
        }
    }
}
