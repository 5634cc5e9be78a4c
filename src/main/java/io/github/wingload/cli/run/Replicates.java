package io.github.wingload.cli.run;

import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.cli.command.UserError;
import io.github.wingload.report.comparison.ReplicatesSummary;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Judgement;
import io.github.wingload.run.CannotRunException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes one run, or several runs of the same test in sequence. */
final class Replicates {

    private final SingleRun single;
    private final PrintWriter out;
    private final PrintWriter err;
    private List<SingleRun.Ended> ended = List.of();
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
        try (Series series = Series.begin("The series ends here.", err)) {
            for (int i = 0; i < count; i++) {
                int index = i;
                if (series.next(() -> one(opened, samples, index, count, series))
                        .isEmpty()) {
                    break;
                }
            }
            ended = series.ended();
            exit = series.interruption().happened() && ended.size() < count
                    ? series.exit().or(ExitCode.INTERRUPTED)
                    : series.exit();
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

    private Optional<SingleRun.Ended> one(
            OpenedScenario opened, List<String> samples, int index, int count, Series series)
            throws IOException, CannotRunException {
        OpenedScenario replicate = index == 0 ? opened : again(opened, samples, index, series);
        Optional<String> title = count == 1
                ? Optional.empty()
                : Optional.of("replicate " + (index + 1) + " of " + count + ", seed "
                        + replicate.plan().seed());
        single.pages()
                .ifPresent(live ->
                        live.announce(replicate.plan(), replicate.scenario().secrets(), series.interruption()::stop));
        return single.make(replicate, title, series);
    }

    /** Reads the test again, with a seed that is one more for each run, so that each run can be repeated. */
    private static OpenedScenario again(OpenedScenario opened, List<String> samples, int index, Series series) {
        OpenedScenario again = opened.withSeed(opened.plan().seed() + index);
        if (!again.scenarioSha256().equals(opened.scenarioSha256())
                || !again.samplesSha256().equals(samples)) {
            throw new UserError(
                    opened.source().name() + " or its samples have changed since the first replicate",
                    series.nothingMore());
        }
        return again;
    }
}
