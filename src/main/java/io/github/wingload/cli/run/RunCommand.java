package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.MergedRun;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.cli.command.Version;
import io.github.wingload.live.LivePages;
import io.github.wingload.live.PageServer;
import io.github.wingload.meet.Meeting;
import io.github.wingload.merge.CannotMergeException;
import io.github.wingload.merge.Shards;
import io.github.wingload.plan.Shard;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.time.NanoClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload run}: runs a load test and writes its results. */
@Command(
        name = "run",
        description = {
            "Runs a load test, or repeats one.",
            "",
            "Progress goes to stderr and the summary to stdout. All results go to a new directory, which the last line of"
                    + " stdout names; --repeat prints a line for each run. Ctrl-C stops the load, waits for the calls in flight"
                    + " and writes the results; a second Ctrl-C cuts these calls off.",
            ""
        },
        exitCodeList = {
            "0:every threshold was met; without thresholds, no call failed; a shard made its part of the load",
            "1:a threshold was missed, or the run got worse than its baseline; without thresholds, a call failed",
            "2:the command line or the scenario is wrong; nothing was sent",
            "3:no verdict: the run is invalid or inconclusive, or never started",
            "130:interrupted; the results so far were written"
        },
        footer = {
            "",
            "Examples:",
            "  The built-in simulator as target:",
            "    wingload run scenarios/quickstart.yaml",
            "  One request, without a file: 10 users for 30 seconds, or 50 calls a second:",
            "    wingload run http://localhost:8080/predict -d '{\"id\": 1}' -u 10 -t 30s",
            "    wingload run http://localhost:8080/predict -d @body.json --rate 50/s --threshold \"p90 of ok <= 200ms\"",
            "  The same as a scenario file, to be changed and kept:",
            "    wingload run http://localhost:8080/predict -d @body.json --save predict.yaml --dry-run",
            "  A service of your own, 50 users for two minutes:",
            "    wingload run scenarios/revertrisk-wikidata.yaml -u 50 -r 5 -t 2m --url http://localhost:8080",
            "  Show the plan and its requests; nothing is sent:",
            "    wingload run scenarios/revertrisk-wikidata.yaml --dry-run",
            "  Repeat an earlier run, with its options and its seed:",
            "    wingload run results/quickstart/20261122T022057Z-3fa9",
            "  Three runs, to measure how much runs of the same test differ:",
            "    wingload run scenarios/quickstart.yaml --repeat 3",
            "  Watch it in a browser:",
            "    wingload run scenarios/quickstart.yaml --ui",
            "  Locust's four CSV files where a script expects them:",
            "    wingload run scenarios/quickstart.yaml --csv build/load --only-summary"
        })
public final class RunCommand extends Subcommand {

    @Parameters(
            paramLabel = "FILE|URL|RUN_DIR",
            description =
                    "A scenario file (- is standard input); the URL of a request; or a run, by its directory or as latest,"
                            + " to run the same scenario again with the same options and seed.")
    Path scenario;

    @Mixin
    private RequestOptions request;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "With a URL: also write the scenario that this command line stands for to a file.")
    private Optional<Path> save = Optional.empty();

    @Mixin
    LoadOptions load;

    @Mixin
    TagOptions tags;

    @Mixin
    TargetOptions target;

    @Mixin
    JudgementOptions judgement;

    @Mixin
    private ShardOptions shards;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MachineOptions machine;

    @Option(
            names = "--repeat",
            paramLabel = "COUNT",
            defaultValue = "1",
            description =
                    "The number of runs, made in sequence (default: ${DEFAULT-VALUE}). A summary shows how much the runs"
                            + " differ. Each run has its own directory, and a seed that is one more than that of the run before.")
    private int repeat;

    @Option(
            names = "--twin",
            description =
                    "After a replay, run its constant twin too: the same rows at the same mean rate, evenly spaced. Then print what"
                            + " changes from the twin to the replay. The exit code is that of the replay.")
    private boolean twin;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description =
                    "A run to compare with at the end, as diff does. May be given several times, for several runs of one"
                            + " test. Baseline runs are read before anything is sent.")
    private List<String> baseline = List.of();

    @Option(
            names = "--dry-run",
            description = "Print the plan and a request of each task. Nothing is sent, and there are no results.")
    private boolean dryRun;

    @Option(
            names = "--ui",
            arity = "0..1",
            fallbackValue = "0",
            paramLabel = "PORT",
            preprocessor = Attached.class,
            description =
                    "Show the run in a browser while it goes on: prints the URL of a page with the charts and tables of the"
                            + " report, and with a button that stops the run as Ctrl-C does. --ui=PORT takes a port (default:"
                            + " any free port).")
    private Optional<Integer> ui = Optional.empty();

    @Mixin
    private UiOptions bind;

    /** Takes a value only if it is attached, as in {@code --ui=8089}, so that a file can follow the option. */
    static final class Attached implements IParameterPreprocessor {

        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (!"=".equals(info.get("separator"))) {
                arguments.push("0");
            }
            return false;
        }
    }

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        check();
        String named = parameters().get(0);
        Overrides settings = GivenOverrides.of(parsed());
        Optional<SavedLine> saved = save.map(file -> SavedLine.of(file, named, request, settings));
        OpenedScenario opened =
                shards.partOf(OpenedScenario.open(ScenarioSource.of(named, request, settings, environment())));
        if (output.quiet) {
            opened.printWarnings(err());
        } else {
            opened.printNotes(err());
        }
        hide(opened.scenario().secrets());
        saved.ifPresent(line -> line.write(err()));
        Optional<Twin> constant = twin ? Optional.of(Twin.of(opened)) : Optional.empty();
        if (dryRun) {
            return DryRun.print(opened, repeat, out());
        }
        Optional<Baseline> before = baseline.isEmpty()
                ? Optional.empty()
                : Optional.of(Baseline.read(baseline, output.results, opened.plan(), output.csv, err()));
        Optional<LivePages> pages = ui.map(port -> new LivePages(Version.current(), List.of(), NanoClock.system()));
        Optional<Meeting> meeting = shards.meeting(opened, NanoClock.system());
        Closeable met = meeting.<Closeable>map(open -> open).orElse(() -> {});
        try (met;
                MachineOutput forMachines =
                        MachineOutput.open(machine, opened.scenario().secrets(), environment(), err())) {
            SingleRun single = new SingleRun(
                    output,
                    // The first shard prints the report on all in place of one on its part.
                    meeting.isEmpty() || shards.shard().orElse(Shard.WHOLE).index() != 0,
                    before,
                    pages,
                    output.terminal(),
                    NanoClock.system(),
                    forMachines.logs(),
                    meeting.<StartLine>map(open -> open)
                            .orElseGet(() -> shards.startLine(NanoClock.system().wallTime())),
                    out(),
                    err());
            Replicates replicates = new Replicates(single, out(), err());
            make(replicates, opened, pages);
            List<Path> directories = replicates.directories();
            Optional<ExitReason> compared = directories.isEmpty()
                    ? Optional.empty()
                    : before.map(read -> read.judge(directories, replicates.exit(), out()));
            ExitCode decided =
                    replicates.exit().or(compared.map(ExitReason::exit).orElse(ExitCode.OK));
            ExitCode exit = decided.or(forMachines.finished(replicates.analyses(), compared, decided));
            compared.ifPresent(comparison -> out().println("\n"
                    + ExitReason.of(exit, ExitReason.verdict(replicates.judgements()), comparison) + "\n"));
            if (constant.isPresent() && !directories.isEmpty() && exit != ExitCode.INTERRUPTED) {
                constant.get()
                        .compare(single, directories, out(), err())
                        .ifPresent(directory -> out().println("results of the twin: " + directory));
            }
            directories.forEach(directory -> out().println("results: " + directory));
            return meeting.isPresent() && !directories.isEmpty()
                    ? exit.or(merged(meeting.get(), directories.get(0)))
                    : exit;
        }
    }

    /** Hands the results in; in the first shard, merges those of all. */
    private ExitCode merged(Meeting meeting, Path directory) throws IOException {
        Path collected = directory.resolveSibling("shards-" + directory.getFileName());
        List<Path> all;
        try {
            all = meeting.deliver(directory, collected);
        } catch (IOException lost) {
            err().println("wingload: " + lost.getMessage() + "; this shard's results are in " + directory);
            return ExitCode.NO_ANSWER;
        }
        try {
            return all.isEmpty()
                    ? ExitCode.OK
                    : MergedRun.make(
                            Shards.read(all, Optional.empty(), OptionalInt.empty()), output.results, out(), err());
        } catch (CannotMergeException e) {
            throw new UserError(e, "The directories of the shards are kept.");
        }
    }

    /** Makes the runs, and shows them to browsers if that was asked for. */
    private void make(Replicates replicates, OpenedScenario opened, Optional<LivePages> pages)
            throws IOException, InterruptedException {
        if (pages.isEmpty()) {
            replicates.make(opened, repeat);
            return;
        }
        try (PageServer server = bind.start(ui.orElseThrow(), pages.get())) {
            err().println("live page: " + server.url("/run"));
            replicates.make(opened, repeat);
            bind.end(pages.get(), replicates.directories());
        }
    }

    private void check() {
        if (repeat < 1) {
            throw new UserError("--repeat " + repeat + " is out of range", "Give 1 or more. Nothing was sent.");
        }
        if (repeat > 1 && (shards.shard().isPresent() || shards.startAt.isPresent())) {
            throw new UserError(
                    "--repeat cannot be combined with --shard or --start-at: no further run would begin at the same time"
                            + " everywhere",
                    "Make each run with a command of its own. Nothing was sent.");
        }
        if (shards.shard().isPresent() && !baseline.isEmpty()) {
            throw new UserError(
                    "--baseline cannot be combined with --shard: a shard is not judged",
                    "Compare the merged run, with wingload diff. Nothing was sent.");
        }
        if (twin
                && (repeat > 1 || shards.shard().isPresent() || shards.startAt.isPresent() || output.csv.isPresent())) {
            throw new UserError(
                    "--twin cannot be combined with --repeat, --shard, --start-at or --csv",
                    "Run the twin by itself, with --rate and --run-time. Nothing was sent.");
        }
        if (repeat > 1 && output.csv.isPresent()) {
            throw new UserError(
                    "--csv and --repeat cannot be combined: each run would overwrite the tables of the run before",
                    "Omit --csv: each run's directory has its own tables. Nothing was sent.");
        }
    }
}
