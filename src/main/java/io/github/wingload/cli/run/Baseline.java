package io.github.wingload.cli.run;

import io.github.wingload.artefact.CsvFiles;
import io.github.wingload.artefact.UnreadableRunException;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.NamedRun;
import io.github.wingload.cli.command.Terminal;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.diff.ComparedRuns;
import io.github.wingload.diff.Rules;
import io.github.wingload.diff.RunDiff;
import io.github.wingload.diff.Yardstick;
import io.github.wingload.plan.Plan;
import io.github.wingload.report.comparison.DiffReport;
import io.github.wingload.text.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run, or the runs of one test, that new runs are compared with. Baseline runs are read into memory before the first new run
 * starts, so that no run is compared with itself.
 */
public record Baseline(ComparedRuns side, Yardstick yardstick, boolean table, PrintWriter err) {

    /**
     * Reads a baseline.
     *
     * @param names of the baseline runs, as the user wrote them
     * @param plan of the new runs
     * @param csv the prefix of the Locust tables that the new runs write, if they write any
     * @throws UserError if a baseline run cannot be read, or a new run would overwrite it
     */
    public static Baseline read(List<String> names, Path results, Plan plan, Optional<Path> csv, PrintWriter err) {
        try {
            List<NamedRun> named = NamedRun.openAll(names, results);
            boolean table = false;
            for (NamedRun run : named) {
                if (run instanceof NamedRun.OfTable locust) {
                    table = true;
                    if (csv.isPresent()) {
                        refuseToOverwrite(locust.file(), csv.get());
                    }
                }
            }
            Yardstick yardstick = NamedRun.yardstick(Optional.of(plan), named);
            ComparedRuns side = NamedRun.measured(named, yardstick, sentence -> err.println("wingload: " + sentence))
                    .side();
            return new Baseline(side, yardstick, table, err);
        } catch (IOException e) {
            throw new UserError("--baseline: " + e.getMessage(), "Nothing was sent.");
        }
    }

    private static void refuseToOverwrite(Path baseline, Path csv) throws IOException {
        Path written = CsvFiles.withPrefix(csv).stats();
        if (Files.exists(written) && Files.isSameFile(written, baseline)) {
            throw new UserError(
                    "--csv " + csv + " would overwrite the baseline " + baseline,
                    "Give another prefix. Nothing was sent.");
        }
    }

    /**
     * Compares finished runs with the baseline, and prints the comparison.
     *
     * @param directories of the finished runs, which are of one test; at least one
     * @param verdict the exit code of the runs themselves
     */
    public ExitReason judge(List<Path> directories, ExitCode verdict, PrintWriter out) {
        RunDiff diff;
        try {
            List<NamedRun> ours =
                    NamedRun.openAll(directories.stream().map(Path::toString).toList(), Path.of(""));
            ComparedRuns ourSide = NamedRun.measured(ours, yardstick, sentence -> err.println("wingload: " + sentence))
                    .side();
            diff = RunDiff.between(side, ourSide, yardstick, Rules.DEFAULT);
        } catch (UnreadableRunException e) {
            return notCompared(List.of(e.getMessage()));
        }
        if (!diff.unlike().isEmpty()) {
            return notCompared(diff.unlike());
        }
        out.print(DiffReport.of(diff).in(PlainText.of(Terminal.columns(true))));
        ExitCode exit = ExitCode.of(diff.overall());
        if (table) {
            out.println();
            threshold(diff, exit, verdict).forEach(out::println);
        }
        return ExitReason.comparison(DiffReport.overall(diff), exit);
    }

    /**
     * The result in the words of the earlier comparison script, which printed its sentence even of runs that failed. Scripts search for
     * the sentence, so no other line contains it.
     */
    private static List<String> threshold(RunDiff diff, ExitCode compared, ExitCode verdict) {
        if (compared == ExitCode.FAILED) {
            List<String> lines = new ArrayList<>(List.of("Load test results are beyond the threshold:"));
            DiffReport.worse(diff).forEach(row -> lines.add("  " + row));
            return lines;
        }
        if (compared != ExitCode.OK) {
            return List.of("Load test results cannot be held against the threshold: " + DiffReport.overall(diff));
        }
        return List.of(
                verdict == ExitCode.OK
                        ? "Load test results are within the threshold"
                        : "Load test results do not count, because the run did not pass");
    }

    private ExitReason notCompared(List<String> reasons) {
        reasons.forEach(reason -> err.println("wingload: not compared with the baseline: " + reason));
        return ExitReason.comparison("not possible", ExitCode.NO_ANSWER);
    }
}
