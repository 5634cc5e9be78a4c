package io.github.wingload.cli;

import io.github.wingload.artefact.NoRunDirectoryException;
import io.github.wingload.report.ReplicatesSummary;
import io.github.wingload.result.RunReport;
import io.github.wingload.run.CannotRunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one run, or several of the same test, one after the other. An interruption, a target that cannot work or a machine
 * that cannot run the test ends the series; what was made until then stays.
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
     * Makes the runs, and prints what they have in common.
     *
     * @param count 1 or more
     * @throws UserError if not even the first can be made
     */
    void make(OpenedScenario opened, int count) throws IOException {
        Interruption interruption = new Interruption();
        Signals signals = Signals.caughtBy(interruption);
        try {
            boolean another = true;
            for (int i = 0; i < count && another && !interruption.happened(); i++) {
                another = one(opened.replicate(i), i, count, interruption);
            }
        } finally {
            signals.close();
        }
        if (interruption.happened() && ended.size() < count) {
            exit = exit.or(ExitCode.INTERRUPTED);
        }
        if (count > 1) {
            out.print(ReplicatesSummary.of(reports(), count));
        }
    }

    /** The directories of the runs, in their order. */
    List<Path> directories() {
        return ended.stream().map(SingleRun.Ended::directory).toList();
    }

    /** The gravest of all. */
    ExitCode exit() {
        return exit;
    }

    /** Tells whether a further run makes sense. */
    private boolean one(OpenedScenario opened, int index, int count, Interruption interruption) throws IOException {
        Optional<String> title = count == 1
                ? Optional.empty()
                : Optional.of("replicate " + (index + 1) + " of " + count + ", seed "
                        + opened.plan().seed());
        title.ifPresent(words -> out.println((index == 0 ? "" : "\n") + words + "\n"));
        try {
            Optional<SingleRun.Ended> made = single.make(opened, title, interruption);
            made.ifPresent(ended::add);
            exit = exit.or(made.map(run -> ExitCode.of(run.report())).orElse(ExitCode.NO_ANSWER));
            return made.isPresent();
        } catch (CannotRunException e) {
            return failed("this cannot be run: " + e.getMessage());
        } catch (NoRunDirectoryException e) {
            return failed(e.getMessage());
        }
    }

    private boolean failed(String reason) {
        if (ended.isEmpty()) {
            throw new UserError(reason, "Nothing was sent.");
        }
        err.println("wingload: " + reason);
        exit = exit.or(ExitCode.USAGE);
        return false;
    }

    private List<RunReport> reports() {
        return ended.stream().map(SingleRun.Ended::report).toList();
    }
}
