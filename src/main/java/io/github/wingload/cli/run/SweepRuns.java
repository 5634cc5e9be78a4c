package io.github.wingload.cli.run;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.comparison.SweepJson;
import io.github.wingload.report.comparison.SweepReport;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the runs of a sweep in sequence, each an ordinary run of the scenario with another load and a seed that is one more than that
 * of the run before. After each run, {@code sweep.json} and {@code sweep.md} hold all runs so far. An interruption, a failed
 * probe or a machine that cannot run a level ends the sweep.
 */
final class SweepRuns {

    private static final long LOOK_MS = 100;

    private final SingleRun single;
    private final OpenedScenario opened;
    private final Path directory;
    private final SweepTimes times;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<SweptLevel> levels = new ArrayList<>();
    private final Interruption interruption = new Interruption();
    private Optional<Integer> planned = Optional.empty();
    private Optional<CapacitySearch> search = Optional.empty();
    private ExitCode exit = ExitCode.OK;

    /**
     * @param opened the scenario; its load is replaced
     * @param directory of the sweep
     */
    SweepRuns(
            SingleRun single,
            OpenedScenario opened,
            Path directory,
            SweepTimes times,
            PrintWriter out,
            PrintWriter err) {
        this.single = single;
        this.opened = opened;
        this.directory = directory;
        this.times = times;
        this.out = out;
        this.err = err;
    }

    /**
     * Makes a run for each level.
     *
     * @param stopAtFail true to end after the first level that fails
     */
    void over(List<Level> wanted, boolean stopAtFail) throws IOException, InterruptedException {
        planned = Optional.of(wanted.size());
        Signals signals = Signals.caughtBy(interruption);
        try {
            for (Level level : wanted) {
                Optional<SweptLevel> made =
                        one(new Trial(level, 1, false, false), "level " + (levels.size() + 1) + " of " + wanted.size());
                if (made.isEmpty() || stopAtFail && made.get().verdict() == Verdict.FAIL) {
                    break;
                }
            }
        } finally {
            signals.close();
        }
        if (interruption.happened()) {
            exit = exit.or(ExitCode.INTERRUPTED);
        }
    }

    /** Makes the runs of a search. */
    void search(CapacitySearch wanted) throws IOException, InterruptedException {
        search = Optional.of(wanted);
        Signals signals = Signals.caughtBy(interruption);
        try {
            Optional<Trial> next = wanted.next();
            while (next.isPresent()) {
                String what = next.get().confirms() ? "confirmation" : "run " + (levels.size() + 1);
                Optional<SweptLevel> made = one(next.get(), what);
                if (made.isEmpty() || interruption.happened()) {
                    break;
                }
                wanted.tried(made.get().verdict());
                next = wanted.next();
            }
        } finally {
            signals.close();
        }
        write();
        if (interruption.happened()) {
            exit = ExitCode.INTERRUPTED;
        } else if (wanted.next().isEmpty()) {
            exit = exit(wanted.result().end().orElseThrow());
        }
    }

    private static ExitCode exit(End end) {
        return switch (end) {
            case FOUND, ABOVE_MOST -> ExitCode.OK;
            case BELOW_LEAST -> ExitCode.FAILED;
            case UNDECIDED, NOT_CONFIRMED, INVALID -> ExitCode.NO_ANSWER;
        };
    }

    /** The runs so far. */
    Sweep sweep() {
        return new Sweep(opened.plan().name(), planned, levels, search.map(CapacitySearch::result));
    }

    /** That of the search, or the most severe of the levels'. */
    ExitCode exit() {
        return exit;
    }

    /** Makes one run; empty if the sweep must end. */
    private Optional<SweptLevel> one(Trial trial, String what) throws IOException, InterruptedException {
        if (!levels.isEmpty()) {
            rest();
        }
        if (interruption.happened()) {
            return Optional.empty();
        }
        try {
            OpenedScenario level = opened.with(overrides(trial, times)
                    .with(Option.SEED, Long.toString(opened.plan().seed() + levels.size())));
            String title = what + ", " + trial.level().label() + " for " + Figures.stretch(times.of(trial));
            Optional<SingleRun.Ended> made = single.make(level, Optional.of(title), interruption);
            exit = exit.or(made.map(SingleRun.Ended::exit).orElse(ExitCode.NO_ANSWER));
            Optional<SweptLevel> swept = made.map(ended -> new SweptLevel(
                    trial.level(),
                    trial.confirms(),
                    directory.relativize(ended.directory()).toString(),
                    ended.analysis()));
            swept.ifPresent(this::add);
            write();
            return swept;
        } catch (CannotRunException e) {
            return ended(new UserError("this cannot be run: " + e.getMessage(), "The sweep ends here."));
        } catch (NoRunDirectoryException e) {
            return ended(new UserError(e, "The sweep ends here."));
        } catch (UserError e) {
            return ended(e);
        }
    }

    /** What a run of the sweep changes in the scenario. */
    static Overrides overrides(Trial trial, SweepTimes times) {
        return Overrides.NONE
                .with(
                        trial.level().ofUsers() ? Option.USERS : Option.RATE,
                        trial.level().text())
                .with(Option.RUN_TIME, times.of(trial).toMillis() + "ms");
    }

    private void add(SweptLevel swept) {
        levels.add(swept);
        if (!single.output().quiet) {
            out.println(SweepReport.line(swept));
            out.flush();
        }
    }

    private Optional<SweptLevel> ended(UserError error) {
        if (levels.isEmpty()) {
            throw error;
        }
        err.println(error.getMessage());
        exit = exit.or(ExitCode.USAGE);
        return Optional.empty();
    }

    private void write() throws IOException {
        FileReplacement.replace(directory.resolve("sweep.json"), utf8(SweepJson.of(sweep())));
        FileReplacement.replace(directory.resolve("sweep.md"), utf8(SweepReport.markdown(sweep())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void rest() throws InterruptedException {
        for (long left = times.rest().toMillis(); left > 0 && !interruption.happened(); left -= LOOK_MS) {
            Thread.sleep(Math.min(left, LOOK_MS));
        }
    }
}
