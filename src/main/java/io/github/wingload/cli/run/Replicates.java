package io.github.wingload.cli.run;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.Signals;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.comparison.ReplicatesSummary;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement;
import io.github.wingload.run.CannotRunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one run, or several runs of the same test in sequence. An interruption, a failed probe or a machine that cannot run the
 * test ends the series; finished runs are kept.
 */
final class Replicates {

    private final SingleRun single;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<SingleRun.Ended> ended = new ArrayList<>();
    private ExitCode exit = ExitCode.OK;

    Replicates(SingleRun single, PrintWriter out, PrintWriter err) {
        this.single = single;
        this.out = out;
        this.err = err;
    }

    /**
     * Makes the runs, and prints their summary if there are several.
     *
     * @param count 1 or more
     * @throws UserError if the first run cannot be made
     */
    void make(OpenedScenario opened, int count) throws IOException {
        List<String> samples = count > 1 ? opened.samplesSha256() : List.of();
        Interruption interruption = new Interruption();
        Signals signals = Signals.caughtBy(interruption);
        try {
            boolean another = true;
            for (int i = 0; i < count && another && !interruption.happened(); i++) {
                another = one(opened, samples, i, count, interruption);
            }
        } finally {
            signals.close();
        }
        if (interruption.happened() && ended.size() < count) {
            exit = exit.or(ExitCode.INTERRUPTED);
        }
        if (count > 1 && !single.output().quiet) {
            out.print(ReplicatesSummary.of(analyses(), count));
        }
    }

    /** The directories of the finished runs, in order. */
    List<Path> directories() {
        return ended.stream().map(SingleRun.Ended::directory).toList();
    }

    /** The finished runs, in order. */
    List<Analysis> analyses() {
        return ended.stream().map(SingleRun.Ended::analysis).toList();
    }

    /** How the finished runs were judged, in order. */
    List<Judgement> judgements() {
        return analyses().stream().map(Analysis::judgement).toList();
    }

    /** The most severe exit code of the runs. */
    ExitCode exit() {
        return exit;
    }

    /** Makes one run; returns true if another run makes sense. */
    private boolean one(OpenedScenario opened, List<String> samples, int index, int count, Interruption interruption)
            throws IOException {
        try {
            OpenedScenario replicate = index == 0 ? opened : again(opened, samples, index);
            Optional<String> title = count == 1
                    ? Optional.empty()
                    : Optional.of("replicate " + (index + 1) + " of " + count + ", seed "
                            + replicate.plan().seed());
            single.pages()
                    .ifPresent(live ->
                            live.announce(replicate.plan(), replicate.scenario().secrets(), interruption::stop));
            title.filter(words -> !single.output().quiet)
                    .ifPresent(words -> out.println((index == 0 ? "" : "\n") + words + "\n"));
            Optional<SingleRun.Ended> made = single.make(replicate, title, interruption);
            made.ifPresent(ended::add);
            exit = exit.or(made.map(SingleRun.Ended::exit).orElse(ExitCode.NO_ANSWER));
            return made.isPresent();
        } catch (CannotRunException e) {
            return failed(new UserError("this cannot be run: " + e.getMessage(), nothingMore()));
        } catch (NoRunDirectoryException e) {
            return failed(new UserError(e, nothingMore()));
        } catch (UserError e) {
            return failed(e);
        }
    }

    /** Reads the test again, with a seed that is one more for each run, so that each run can be repeated. */
    private OpenedScenario again(OpenedScenario opened, List<String> samples, int index) {
        OpenedScenario again = opened.withSeed(opened.plan().seed() + index);
        if (!again.scenarioSha256().equals(opened.scenarioSha256())
                || !again.samplesSha256().equals(samples)) {
            throw new UserError(
                    opened.source().name() + " or its samples have changed since the first replicate", nothingMore());
        }
        return again;
    }

    private String nothingMore() {
        return ended.isEmpty() ? "Nothing was sent." : "The series ends here.";
    }

    /** Ends the command if there is no finished run; otherwise reports the error and ends the series. */
    private boolean failed(UserError error) {
        if (ended.isEmpty()) {
            throw error;
        }
        err.println(error.getMessage());
        exit = exit.or(ExitCode.USAGE);
        return false;
    }
}
