package io.github.wingload.cli;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.diff.ComparedRun;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Side;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.DiffReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The run by which a new one is judged. It is read before the new one starts, and kept in memory: whatever happens to its
 * files, no run is compared with itself.
 */
final class Baseline {

    private final ComparedRun run;
    private final Yardstick yardstick;
    private final boolean table;
    private final PrintWriter err;

    private Baseline(ComparedRun run, Yardstick yardstick, boolean table, PrintWriter err) {
        this.run = run;
        this.yardstick = yardstick;
        this.table = table;
        this.err = err;
    }

    /**
     * Reads a baseline.
     *
     * @param name as the user wrote it
     * @param plan of the run that it will judge
     * @param csv where that run is to write Locust's tables, if it is
     * @throws UserError if it cannot be read, or the run would write over it
     */
    static Baseline read(String name, Path results, Plan plan, Optional<Path> csv, PrintWriter err) {
        try {
            NamedRun named = NamedRun.open(name, results);
            if (named instanceof NamedRun.OfTable locust && csv.isPresent()) {
                refuseToOverwrite(locust.file(), csv.get());
            }
            Yardstick yardstick = Yardstick.of(Optional.of(plan), named.times());
            ComparedRun run = named.compared(yardstick, sentence -> err.println("wingload: " + sentence));
            return new Baseline(run, yardstick, named instanceof NamedRun.OfTable, err);
        } catch (IOException e) {
            throw new UserError("--baseline: " + e.getMessage(), "Nothing was sent.");
        }
    }

    private static void refuseToOverwrite(Path baseline, Path csv) throws IOException {
        Path written = CsvFiles.withPrefix(csv).stats();
        if (Files.exists(written) && Files.isSameFile(written, baseline)) {
            throw new UserError(
                    "--csv " + csv + " would write over the baseline " + baseline,
                    "Give another prefix. Nothing was sent.");
        }
    }

    /**
     * Compares a run that has ended with the baseline, prints what came of it, and hands back what that means for the shell.
     *
     * @param directory of the run
     */
    ExitCode judge(Path directory, PrintWriter out) {
        RunDiff diff;
        try {
            ComparedRun ours = NamedRun.open(directory.toString(), directory)
                    .compared(yardstick, sentence -> err.println("wingload: " + sentence));
            diff = RunDiff.between(new Side(List.of(run)), new Side(List.of(ours)), yardstick, Rules.DEFAULT);
        } catch (UnreadableRunException e) {
            err.println("wingload: not compared with the baseline: " + e.getMessage());
            return ExitCode.NO_ANSWER;
        }
        if (!diff.unlike().isEmpty()) {
            diff.unlike().forEach(reason -> err.println("wingload: not compared with the baseline: " + reason));
            return ExitCode.NO_ANSWER;
        }
        out.print(DiffReport.console(diff));
        ExitCode exit = ExitCode.of(diff.overall());
        if (table && exit == ExitCode.OK) {
            // The words of the script that compared such tables until now, for those who look for them.
            out.println("Load test results are within the threshold");
        }
        return exit;
    }
}
