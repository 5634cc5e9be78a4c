package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.artefact.RunDirectory;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.GivenDuration;
import io.github.wingload.cli.command.LeveledResult;
import io.github.wingload.cli.command.Subcommand;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.LevelsDiff;
import io.github.wingload.diff.Rules;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Safeguards.RateLimit;
import io.github.wingload.report.comparison.LevelsReport;
import io.github.wingload.report.comparison.SweepReport;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.StartLine;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.RepeatedPayloads;
import io.github.wingload.sweep.ServerWarmUp;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweepPlan;
import io.github.wingload.sweep.SweepPlan.Search;
import io.github.wingload.sweep.SweepTimes;
import io.github.wingload.text.Figures;
import io.github.wingload.text.PlainText;
import io.github.wingload.time.NanoClock;
import io.github.wingload.vllmbench.BenchFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
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
            "The levels are those of the command line, or of sweep in the scenario. Each is an ordinary run of --run-time, with a seed of its own. All of them go to one new directory, with sweep.html, sweep.md and sweep.json. A search climbs"
                    + " from --from by a factor of 1.6, halves the bracket until its ends are within 5%% of each other, and"
                    + " confirms the result in a longer run. Ctrl-C ends the sweep and keeps what is known.",
            ""
        },
        exitCodeList = {
            "0:every level passed; or the search has found a load that the service holds",
            "1:a level failed; or the search failed at its lowest level; or a level got worse than the baseline",
            "2:the command line or the scenario is wrong; nothing was sent",
            "3:no answer: a level was invalid or inconclusive, or the result of the search was not confirmed;"
                    + " or the comparison with the baseline has none",
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
            "  The same levels as an earlier sweep, compared with it:",
            "    wingload sweep scenarios/quickstart.yaml --users 1,8,32,64 --baseline results/quickstart/sweep-OLD",
            "  The highest rate at which the scenario's thresholds are met:",
            "    wingload sweep scenarios/quickstart.yaml --find --from 5/s --to 200/s -t 2m",
            "  The same for one threshold instead of the scenario's:",
            "    wingload sweep scenarios/quickstart.yaml --find \"p90 of ok <= 500ms\" --from 5/s --to 200/s"
        })
public final class SweepCommand extends Subcommand {

    /** Without --from and --to, a search is this many times below and above the scenario's own load. */
    private static final double SPAN = 8;

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
            description = "The length of the run that confirms the result of a search (default: 10m).")
    private Optional<String> confirm = Optional.empty();

    @Option(names = "--rest", paramLabel = "DURATION", description = "The pause between two runs (default: 5s).")
    private Optional<String> rest = Optional.empty();

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            description =
                    "How long a level is run again while the service is not steady but gets better, as one does that adds"
                            + " replicas; 0s judges the first run (default: 2m). A rate that the service falls behind ends"
                            + " early, but not before this time.")
    private Optional<String> settle = Optional.empty();

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

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description =
                    "Compare with an earlier sweep, or with a directory of cN.json of vllm-bench, level by level at the end. It is"
                            + " read before anything is sent.")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--dry-run", description = "Print the levels and how long they take. Nothing is sent.")
    private boolean dryRun;

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        check();
        List<Level> listed = levels();
        OpenedScenario own =
                OpenedScenario.open(ScenarioSource.of(parameters().get(0), request, overrides(listed), environment()));
        hide(own.scenario().secrets());
        SweepPlan plan = given(own.scenario().sweep(), listed);
        boolean searches = plan.search().isPresent();
        List<Level> wanted =
                plan.search().map(search -> ends(search, own.plan())).orElse(plan.levels());
        List<Trial> trials = searches
                ? CapacitySearch.longest(wanted.get(0), wanted.get(1))
                : wanted.stream()
                        .map(level -> new Trial(level, 1, false, false))
                        .toList();
        OpenedScenario opened = first(own, trials.get(0), plan);
        SweepTimes times = plan.times(own.plan().load(), opened.plan().thresholds());
        Optional<ServerWarmUp> warmUp =
                ServerWarmUp.of(opened.plan(), trials.get(0).level());
        compareWithLimit(searches, opened.plan(), trials, times, warmUp);
        Optional<LeveledResult> before = baseline(searches ? List.of() : wanted);
        String budget = budget(searches, opened.plan().sides().size(), trials, times, warmUp);
        if (dryRun) {
            out().println(budget);
            trials.stream()
                    .map(trial -> trial.level().label())
                    .distinct()
                    .forEach(label -> out().println("  " + label));
            out().println("Nothing was sent.");
            return ExitCode.OK;
        }
        if (!output.quiet) {
            err().println(budget);
        }
        return make(opened, plan, wanted, trials, times, warmUp, before);
    }

    /**
     * The scenario with the load of the first run. Notes and warnings are on this load, because no run has that of the file.
     *
     * @throws UserError if it cannot be run with such a load
     */
    private OpenedScenario first(OpenedScenario own, Trial trial, SweepPlan plan) {
        SweepTimes times = plan.times(own.plan().load(), List.of());
        OpenedScenario opened = own.with(OpenedScenario.overrides(
                        trial.level(),
                        times.layout(trial, OptionalDouble.empty()),
                        own.plan().seed())
                .with(
                        Overrides.Option.ONLY_THRESHOLD,
                        plan.search().flatMap(Search::threshold).orElse(null)));
        if (output.quiet) {
            opened.printWarnings(err());
        } else {
            opened.printNotes(err());
        }
        return opened;
    }

    private ExitCode make(
            OpenedScenario opened,
            SweepPlan plan,
            List<Level> wanted,
            List<Trial> trials,
            SweepTimes times,
            Optional<ServerWarmUp> warmUp,
            Optional<LeveledResult> before)
            throws IOException, InterruptedException {
        Path directory;
        try {
            directory = RunDirectory.createForSweep(
                    output.results, opened.plan().name(), NanoClock.system().wallTime());
        } catch (NoRunDirectoryException e) {
            throw new UserError(e, "Nothing was sent.");
        }
        output.results = directory;
        RepeatedPayloads payloads = new RepeatedPayloads();
        SingleRun single = new SingleRun(
                output,
                false,
                Optional.empty(),
                Optional.empty(),
                output.terminal(),
                NanoClock.system(),
                List.of(payloads),
                StartLine.whenReady(),
                out(),
                err());
        ExitCode exit;
        Sweep made;
        try (Series series = Series.begin("The sweep ends here.", err())) {
            LoadTest.startSimulator(opened.plan(), NanoClock.system()).ifPresent(series::against);
            SweepRuns runs = new SweepRuns(single, opened, directory, times, warmUp, payloads, series, out());
            exit = plan.search().isPresent()
                    ? runs.search(new CapacitySearch(wanted.get(0), wanted.get(1)), times.most(trials))
                    : runs.over(wanted, plan.stopAtFail());
            made = runs.sweep();
            PlainText markup = PlainText.of(output.terminal().outColumns());
            out().print(output.quiet ? SweepReport.brief(made, markup) : SweepReport.console(made, markup));
            BenchFiles.write(
                    directory,
                    made.levels().stream()
                            .map(level -> directory.resolve(level.run()))
                            .toList());
        } catch (CannotRunException e) {
            throw new UserError("this cannot be run: " + e.getMessage(), "Nothing was sent.");
        }
        Optional<ExitReason> compared =
                before.map(read -> compared(read, LeveledResult.of(directory.toString(), directory, made)));
        ExitCode decided = exit.or(compared.map(ExitReason::exit).orElse(ExitCode.OK));
        compared.ifPresent(comparison ->
                out().println("\n" + ExitReason.of(decided, new ExitReason("the sweep", exit), comparison) + "\n"));
        out().println("results: " + directory);
        return decided;
    }

    /**
     * The results to compare with, if there are any.
     *
     * @param wanted the levels that will be run; empty if a search finds them
     * @throws UserError if they cannot be read, or cannot be compared with any of these levels
     */
    private Optional<LeveledResult> baseline(List<Level> wanted) {
        if (baseline.isEmpty()) {
            return Optional.empty();
        }
        String name = baseline.get();
        try {
            LeveledResult read = LeveledResult.find(name)
                    .orElseThrow(() -> new UserError(
                            "--baseline " + name + " has no results at several loads",
                            "Name the directory of a sweep, or one with cN.json of vllm-bench. Nothing was sent."));
            if (!wanted.isEmpty() && !read.hasAny(wanted)) {
                throw new UserError(
                        "--baseline " + name + " has none of the levels of this sweep",
                        "Run some of its levels. Nothing was sent.");
            }
            return Optional.of(read);
        } catch (UnreadableRunException e) {
            throw new UserError("--baseline: " + e.getMessage(), "Nothing was sent.");
        }
    }

    /** Compares this sweep with an earlier one, and prints the comparison. */
    private ExitReason compared(LeveledResult before, LeveledResult ours) {
        if (!before.hasAny(ours.runs().keySet())) {
            warn("not compared with the baseline: it has none of the levels of this sweep");
            return ExitReason.comparison("not possible", ExitCode.NO_ANSWER);
        }
        try {
            LevelsDiff diff = before.diff(ours, any -> Rules.DEFAULT, false, this::warn);
            out().print("\n"
                    + LevelsReport.of(diff).in(PlainText.of(output.terminal().outColumns())));
            return ExitReason.comparison(diff.overall().words(), ExitCode.of(diff.overall()));
        } catch (UnreadableRunException e) {
            warn("not compared with the baseline: " + e.getMessage());
            return ExitReason.comparison("not possible", ExitCode.NO_ANSWER);
        }
    }

    /** The overrides that every run has; of rates also the first, so that a request to a URL has no users. */
    private Overrides overrides(List<Level> listed) {
        return GivenOverrides.of(parsed())
                .without(Set.of(Overrides.Option.USERS, Overrides.Option.RATE, Overrides.Option.ONLY_THRESHOLD))
                .with(Overrides.Option.SWEPT, "true")
                .with(
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
        long kinds = Stream.of(!users.isEmpty(), !rates.isEmpty(), find.isPresent())
                .filter(given -> given)
                .count();
        if (kinds > 1) {
            throw new UserError("--users, --rate and --find cannot be combined", "Give one of them. Nothing was sent.");
        }
        if (stopOn.filter(when -> !when.equals("fail")).isPresent()) {
            throw new UserError("--stop-on " + stopOn.get() + " is unknown", "Write --stop-on fail. Nothing was sent.");
        }
    }

    /** The plan of the scenario, with what the command line says in its place. */
    private SweepPlan given(SweepPlan own, List<Level> listed) {
        Search given = search();
        Optional<Search> search =
                listed.isEmpty() && (find.isPresent() || own.search().isPresent())
                        ? Optional.of(own.search().orElse(Search.USUAL).and(given))
                        : Optional.empty();
        if (search.isEmpty() && !given.equals(Search.USUAL)) {
            throw new UserError(
                    "--from, --to and --confirm belong to --find", "Add --find, or omit them. Nothing was sent.");
        }
        List<Level> levels = listed.isEmpty() && search.isEmpty() ? own.levels() : listed;
        if (levels.isEmpty() && search.isEmpty()) {
            throw new UserError(
                    "a sweep needs its levels, or --find to search for one",
                    "Give --users 1,8,32 or --rate 10/s,20/s or --find, or write sweep in the scenario. Nothing was"
                            + " sent.");
        }
        return new SweepPlan(
                levels,
                search,
                own.run(),
                own.answersPerUser(),
                own.atLeast(),
                rest.map(text -> GivenDuration.orZero("--rest", text)).or(own::rest),
                settle.map(text -> GivenDuration.orZero("--settle", text)).or(own::settle),
                stopOn.isPresent() || own.stopAtFail(),
                own.ownSpawnRate());
    }

    /** What the command line says about a search. */
    private Search search() {
        return new Search(
                find.filter(line -> !line.isEmpty()),
                from.map(text -> level("--from", text)),
                to.map(text -> level("--to", text)),
                confirm.map(text -> GivenDuration.aboveZero("--confirm", text)));
    }

    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        for (String text : users.isEmpty() ? rates : users) {
            levels.add(level(users.isEmpty() ? "--rate" : "--users", text, !users.isEmpty()));
        }
        return levels;
    }

    /** The lowest and the highest level of a search. */
    private static List<Level> ends(Search search, Plan plan) {
        Optional<Level> least = search.from();
        Optional<Level> most = search.to();
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

    /**
     * {@code sweep: 4 levels, 8 min 20 s, 6,000 calls}. How many calls users make beyond their fewest depends on the target, and which
     * levels they make them at in a search too.
     *
     * @param sides that get a call at each start
     */
    private static String budget(
            boolean searches, int sides, List<Trial> trials, SweepTimes times, Optional<ServerWarmUp> warmUp) {
        boolean ofUsers = trials.stream().anyMatch(trial -> trial.level().ofUsers());
        long calls = sides * trials.stream().mapToLong(times::fewest).sum();
        String whole = Figures.stretch(times.whole(trials))
                + (searches && ofUsers
                        ? ""
                        : ", " + (ofUsers ? "at least " : "") + Figures.count(calls, "call", "calls"));
        String before = warmUp.map(first -> "; before the first level, "
                        + Figures.count(sides * (long) first.calls(), "call warms", "calls warm") + " the service up")
                .orElse("");
        return searches
                ? "search from " + trials.get(0).level().label() + ": " + trials.size()
                        + " runs at most if each decides, " + whole + "; with repeats, it ends after "
                        + Figures.stretch(times.most(trials)) + " at the latest" + before
                : "sweep: " + Figures.count(trials.size(), "level", "levels") + ", " + whole
                        + (times.settle().isZero() ? "" : "; a level that is not steady is run again")
                        + before;
    }

    /**
     * Adds up what all runs send, and says whether the limit of the scenario allows it.
     *
     * @param searches true if these are the runs of a search, which may end earlier
     * @throws UserError if together they exceed it
     */
    private void compareWithLimit(
            boolean searches, Plan plan, List<Trial> trials, SweepTimes times, Optional<ServerWarmUp> warmUp) {
        Optional<RateLimit> limit = plan.safeguards().rateLimit();
        if (limit.isEmpty()) {
            return;
        }
        long requests = requestsInAnHour(plan, trials, times, warmUp);
        boolean ofUsers = trials.stream().anyMatch(trial -> trial.level().ofUsers());
        String found = "all levels together " + (searches ? "may send " : ofUsers ? "send at least " : "send ")
                + Figures.count(requests)
                + " requests in an hour, and the limit " + limit.get().name() + " is "
                + Figures.count(limit.get().requestsPerHour());
        if (requests <= limit.get().requestsPerHour()) {
            if (!output.quiet) {
                err().println("note: " + found + (searches || ofUsers ? "; it is checked while they run" : ""));
            }
        } else if (plan.safeguards().exceedLimits()) {
            err().println("warning: " + found);
        } else {
            throw new UserError(found, "Make the levels shorter or fewer, or add --exceed-limits. Nothing was sent.");
        }
    }

    /** The most that the busiest host gets. What users send is a lower bound: their answers, or in a sweep of hours one request each. */
    private static long requestsInAnHour(
            Plan plan, List<Trial> trials, SweepTimes times, Optional<ServerWarmUp> warmUp) {
        long probe = plan.safeguards().probe() ? 1 : 0;
        long before = warmUp.map(first -> first.calls() + probe).orElse(0L);
        long ofUsers = times.whole(trials).toHours() < 1
                ? trials.stream().mapToLong(times::fewest).sum() + probe * trials.size()
                : trials.stream()
                        .map(Trial::level)
                        .filter(Level::ofUsers)
                        .mapToLong(level -> (long) level.amount() + probe)
                        .max()
                        .orElse(0);
        return Math.round(
                plan.sides().size() * plan.shareOfOneHost() * (Math.max(times.busiestHour(trials), ofUsers) + before));
    }
}
