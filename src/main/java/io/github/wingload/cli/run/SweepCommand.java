package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.report.comparison.SweepReport;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.SweepTimes;
import io.github.wingload.text.Figures;
import io.github.wingload.text.PlainText;
import io.github.wingload.time.NanoClock;
import io.github.wingload.vllmbench.BenchFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wingload sweep}: runs a scenario at several loads, or searches for the load that a service carries. */
@Command(
        name = "sweep",
        description = {
            "Runs a scenario at several loads, or searches for the highest load at which its thresholds are met.",
            "",
            "Each level is an ordinary run of --run-time, with a seed of its own. All of them go to one new directory, with sweep.json and sweep.md. A search climbs"
                    + " from --from by a factor of 1.6, halves the bracket until its ends are within 5%% of each other, and"
                    + " confirms the result in a longer run. Ctrl-C ends the sweep and keeps what is known.",
            ""
        },
        exitCodeList = {
            "0:every level passed; or the search has found a load that the service holds",
            "1:a level failed; or the search failed at its lowest level",
            "2:the command line or the scenario is wrong; nothing was sent",
            "3:no answer: a level was invalid or inconclusive, or the result of the search was not confirmed",
            "130:interrupted; the results so far were written"
        },
        footer = {
            "",
            "Examples:",
            "  Four levels of users, two minutes each:",
            "    wingload sweep scenarios/quickstart.yaml --users 1,8,32,64 -t 2m",
            "  A request without a scenario file:",
            "    wingload sweep http://localhost:8080/predict -d @body.json --users 1,8,32 -t 30s",
            "  Rates, until one of them fails:",
            "    wingload sweep scenarios/quickstart.yaml --rate 10/s,20/s,40/s --stop-on fail",
            "  The highest rate at which the scenario's thresholds are met:",
            "    wingload sweep scenarios/quickstart.yaml --find --from 5/s --to 200/s -t 2m",
            "  The same for one threshold instead of the scenario's:",
            "    wingload sweep scenarios/quickstart.yaml --find \"p90 of ok <= 500ms\" --from 5/s --to 200/s"
        })
public final class SweepCommand extends Subcommand {

    /** Without --from and --to, a search is this many times below and above the scenario's own load. */
    private static final double SPAN = 8;

    private static final int ANSWERS = 10;
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    @Parameters(
            paramLabel = "FILE|URL|RUN_DIR",
            description = "A scenario file (- is standard input), the URL of a request, or the directory of a run.")
    Path scenario;

    @Mixin
    private RequestOptions request;

    @Option(
            names = {"-u", "--users"},
            split = ",",
            paramLabel = "COUNT",
            description = "The numbers of users, in the order in which they run.")
    private List<String> users = List.of();

    @Option(
            names = "--rate",
            split = ",",
            paramLabel = "RATE",
            description = "The rates, in the order in which they run: 10/s,20/s,40/s.")
    private List<String> rates = List.of();

    @Option(names = "--stop-on", paramLabel = "fail", description = "fail: end after the first level that fails.")
    private Optional<String> stopOn = Optional.empty();

    @Option(
            names = "--find",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "LINE",
            description =
                    "Search for the highest load at which this threshold is met (default: the thresholds of the scenario).")
    private Optional<String> find = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "LEVEL",
            description =
                    "Where a search begins: 5/s, 1000/h, or a number of users (default: an eighth of the scenario's load).")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "LEVEL",
            description = "The highest load that a search tries (default: eight times the scenario's load).")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--confirm",
            paramLabel = "DURATION",
            defaultValue = "10m",
            description = "The length of the run that confirms the result of a search (default: ${DEFAULT-VALUE}).")
    private String confirm = "";

    @Option(
            names = "--rest",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "The pause between two runs (default: ${DEFAULT-VALUE}).")
    private String rest = "";

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            defaultValue = "2m",
            description =
                    "How long a level is run again while the service is not steady but gets better, as one does that adds"
                            + " replicas; 0s judges the first run (default: ${DEFAULT-VALUE}).")
    private String settle = "";

    @Mixin
    RunOptions run;

    @Mixin
    TagOptions tags;

    @Mixin
    TargetOptions target;

    @Mixin
    JudgementOptions judgement;

    @Mixin
    private OutputOptions output;

    @Option(names = "--dry-run", description = "Print the levels and how long they take. Nothing is sent.")
    private boolean dryRun;

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        check();
        List<Level> listed = find.isPresent() ? List.of() : levels();
        OpenedScenario own = OpenedScenario.open(ScenarioSource.of(parameters().get(0), request, overrides(listed)));
        hide(own.scenario().secrets());
        List<Level> wanted = find.isPresent() ? ends(own.plan()) : listed;
        List<Trial> trials = find.isPresent()
                ? CapacitySearch.longest(wanted.get(0), wanted.get(1))
                : wanted.stream()
                        .map(level -> new Trial(level, 1, false, false))
                        .toList();
        SweepTimes times = times(own.plan());
        OpenedScenario opened = first(own, trials.get(0), times);
        checkLimit(opened.plan(), trials, times);
        String budget = budget(trials, times);
        if (dryRun) {
            out().println(budget);
            trials.stream()
                    .map(trial -> trial.level().label())
                    .distinct()
                    .forEach(label -> out().println("  " + label));
            out().println("Nothing was sent.");
            return ExitCode.OK;
        }
        err().println(budget);
        return make(opened, wanted, trials, times);
    }

    /**
     * The scenario with the load of the first run. Notes and warnings are on this load, because no run has that of the file.
     *
     * @throws UserError if it cannot be run with such a load
     */
    private OpenedScenario first(OpenedScenario own, Trial trial, SweepTimes times) {
        OpenedScenario opened = own.with(Overrides.NONE
                .with(
                        trial.level().ofUsers() ? Overrides.Option.USERS : Overrides.Option.RATE,
                        trial.level().text())
                .with(
                        Overrides.Option.RUN_TIME,
                        times.layout(trial, OptionalDouble.empty()).measured().toMillis() + "ms")
                .with(Overrides.Option.SEED, Long.toString(own.plan().seed())));
        if (output.quiet) {
            opened.printWarnings(err());
        } else {
            opened.printNotes(err());
        }
        return opened;
    }

    private ExitCode make(OpenedScenario opened, List<Level> wanted, List<Trial> trials, SweepTimes times)
            throws IOException, InterruptedException {
        Path directory;
        try {
            directory = RunDirectory.createForSweep(
                    output.results, opened.plan().name(), NanoClock.system().wallTime());
        } catch (NoRunDirectoryException e) {
            throw new UserError(e, "Nothing was sent.");
        }
        output.results = directory;
        SingleRun single = new SingleRun(
                output,
                false,
                Optional.empty(),
                Optional.empty(),
                output.terminal(),
                NanoClock.system(),
                List.of(),
                StartLine.whenReady(),
                out(),
                err());
        ExitCode exit;
        try (Series series = Series.begin("The sweep ends here.", err())) {
            LoadTest.startSimulator(opened.plan(), NanoClock.system()).ifPresent(series::against);
            SweepRuns runs = new SweepRuns(single, opened, directory, times, series, out());
            exit = find.isPresent()
                    ? runs.search(new CapacitySearch(wanted.get(0), wanted.get(1)), times.most(trials))
                    : runs.over(wanted, stopOn.isPresent());
            BenchFiles.write(
                    directory,
                    runs.sweep().levels().stream()
                            .map(level -> directory.resolve(level.run()))
                            .toList());
            out().print(SweepReport.console(
                    runs.sweep(), PlainText.of(output.terminal().outColumns())));
        } catch (CannotRunException e) {
            throw new UserError("this cannot be run: " + e.getMessage(), "Nothing was sent.");
        }
        out().println("results: " + directory);
        return exit;
    }

    /** The overrides that every run has; of rates also the first, so that a request to a URL has no users. */
    private Overrides overrides(List<Level> listed) {
        Overrides given = GivenOverrides.of(parsed())
                .without(Set.of(Overrides.Option.USERS, Overrides.Option.RATE, Overrides.Option.ONLY_THRESHOLD));
        return given.with(
                        Overrides.Option.RATE,
                        listed.stream()
                                .filter(level -> !level.ofUsers())
                                .map(Level::text)
                                .findFirst()
                                .orElse(null))
                .with(
                        Overrides.Option.ONLY_THRESHOLD,
                        find.filter(line -> !line.isEmpty()).orElse(null));
    }

    private void check() {
        if (output.csv.isPresent()) {
            throw new UserError(
                    "--csv has no meaning for a sweep: each level would overwrite the tables of the level before",
                    "Omit --csv: each level's directory has its own tables. Nothing was sent.");
        }
        boolean listed = !users.isEmpty() || !rates.isEmpty();
        if (!users.isEmpty() && !rates.isEmpty() || listed == find.isPresent()) {
            throw new UserError(
                    "a sweep needs its levels, or --find to search for one",
                    "Give --users 1,8,32 or --rate 10/s,20/s or --find. Nothing was sent.");
        }
        if (!find.isPresent() && (from.isPresent() || to.isPresent())) {
            throw new UserError("--from and --to belong to --find", "Add --find, or omit them. Nothing was sent.");
        }
        if (stopOn.filter(when -> !when.equals("fail")).isPresent()) {
            throw new UserError("--stop-on " + stopOn.get() + " is unknown", "Write --stop-on fail. Nothing was sent.");
        }
    }

    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        for (String text : users.isEmpty() ? rates : users) {
            levels.add(level(users.isEmpty() ? "--rate" : "--users", text, !users.isEmpty()));
        }
        return levels;
    }

    /** The lowest and the highest level of a search. */
    private List<Level> ends(Plan plan) {
        Optional<Level> least = from.map(text -> level("--from", text));
        Optional<Level> most = to.map(text -> level("--to", text));
        Level.Kind kind = least.or(() -> most)
                .map(Level::kind)
                .orElse(plan.load().open() ? Level.Kind.PER_SECOND : Level.Kind.USERS);
        Level own = new Level(
                kind.ofUsers() ? kind : Level.Kind.PER_SECOND, plan.load().peakLevel());
        boolean ownKnown = kind.ofUsers() != plan.load().open();
        if (!ownKnown && (least.isEmpty() || most.isEmpty())) {
            throw new UserError(
                    "the scenario has no load of this kind to begin from",
                    "Give both --from and --to. Nothing was sent.");
        }
        Level lowest = least.orElseGet(() -> own.in(kind).times(1 / SPAN));
        Level highest = most.orElseGet(() -> own.in(kind).times(SPAN));
        if (lowest.kind() != highest.kind() || lowest.amount() > highest.amount()) {
            throw new UserError(
                    "a search cannot go from " + lowest.label() + " to " + highest.label(),
                    "Write --from and --to in one unit, the lower one first. Nothing was sent.");
        }
        return List.of(lowest, highest);
    }

    private static Level level(String option, String text) {
        return Level.parse(text)
                .orElseThrow(() -> new UserError(
                        option + " " + text + " is not a load", "Write a number of users, or a rate such as 40/s."));
    }

    private static Level level(String option, String text, boolean ofUsers) {
        Level level = level(option, text);
        if (level.ofUsers() != ofUsers) {
            throw new UserError(
                    option + " " + text + " is not a " + (ofUsers ? "number of users" : "rate"),
                    ofUsers ? "Write 1,8,32." : "Write 10/s,20/s,40/s.");
        }
        return level;
    }

    private SweepTimes times(Plan plan) {
        Load load = plan.load();
        return new SweepTimes(
                load.duration(),
                ANSWERS,
                SweepTimes.decisive(plan.thresholds()),
                AT_LEAST,
                GivenDuration.orZero("--confirm", confirm),
                load.warmUp(),
                load instanceof ClosedLoad closed ? OptionalDouble.of(closed.spawnRate()) : OptionalDouble.empty(),
                GivenDuration.orZero("--rest", rest),
                GivenDuration.orZero("--settle", settle));
    }

    /** {@code sweep: 4 levels, 8 min 20 s, 6,000 calls}. */
    private String budget(List<Trial> trials, SweepTimes times) {
        double starts = trials.stream().mapToDouble(times::starts).sum();
        String whole = Figures.stretch(times.whole(trials))
                + (starts > 0 ? ", " + Figures.count(Math.round(starts)) + " calls" : "");
        return find.isPresent()
                ? "search from " + trials.get(0).level().label() + ": " + trials.size()
                        + " runs at most if each decides, " + whole + "; with repeats, it ends after "
                        + Figures.stretch(times.most(trials)) + " at the latest"
                : "sweep: " + Figures.count(trials.size(), "level", "levels") + ", " + whole
                        + (times.settle().isZero() ? "" : "; a level that is not steady is run again");
    }

    /**
     * Adds up what all runs send.
     *
     * @throws UserError if together they exceed a limit of the scenario
     */
    private static void checkLimit(Plan plan, List<Trial> trials, SweepTimes times) {
        Optional<RateLimit> limit =
                plan.safeguards().rateLimit().filter(known -> !plan.safeguards().exceedLimits());
        boolean withinAnHour = times.whole(trials).toHours() < 1;
        long probes = plan.safeguards().probe() ? trials.size() : 0;
        long fewest = withinAnHour ? trials.stream().mapToLong(times::fewest).sum() + probes : 0;
        long most = Math.max(times.busiestHour(trials), fewest);
        limit.filter(known -> most > known.requestsPerHour()).ifPresent(known -> {
            throw new UserError(
                    "all levels together send " + Figures.count(most) + " requests in an hour, and the limit "
                            + known.name() + " is " + Figures.count(known.requestsPerHour()),
                    "Make the levels shorter or fewer, or add --exceed-limits. Nothing was sent.");
        });
    }
}
