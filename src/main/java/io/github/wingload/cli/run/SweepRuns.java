package io.github.wingload.cli.run;

import io.github.wingload.artefact.FileReplacement;
import io.github.wingload.cli.command.ExitCode;
import io.github.wingload.report.comparison.SweepJson;
import io.github.wingload.report.comparison.SweepReport;
import io.github.wingload.report.page.PageReport;
import io.github.wingload.result.Judgement.Verdict;
import io.github.wingload.sweep.CapacitySearch;
import io.github.wingload.sweep.CapacitySearch.End;
import io.github.wingload.sweep.CapacitySearch.Trial;
import io.github.wingload.sweep.Level;
import io.github.wingload.sweep.RepeatedPayloads;
import io.github.wingload.sweep.ServerWarmUp;
import io.github.wingload.sweep.Sweep;
import io.github.wingload.sweep.SweepTimes;
import io.github.wingload.sweep.SweepTimes.Layout;
import io.github.wingload.sweep.Sweeper;
import io.github.wingload.sweep.SweptLevel;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the runs of a sweep in sequence, each an ordinary run of the scenario with another load and a seed that is one more than that
 * of the run before. After each run, {@code sweep.json}, {@code sweep.md} and {@code sweep.html} hold all runs so far.
 */
final class SweepRuns implements Sweeper.Runner {

    private final SingleRun single;
    private final OpenedScenario opened;
    private final Path directory;
    private final Series series;
    private final PrintWriter out;
    private final RepeatedPayloads payloads;
    private final Sweeper sweeper;
    private final Map<Level, ExitCode> exits = new LinkedHashMap<>();

    /**
     * @param opened the scenario; its load is replaced
     * @param directory of the sweep
     * @param first what comes before the first level
     * @param payloads the log of all runs
     */
    SweepRuns(
            SingleRun single,
            OpenedScenario opened,
            Path directory,
            SweepTimes times,
            Optional<ServerWarmUp> first,
            RepeatedPayloads payloads,
            Series series,
            PrintWriter out) {
        this.single = single;
        this.opened = opened;
        this.directory = directory;
        this.series = series;
        this.out = out;
        this.payloads = payloads;
        this.sweeper = new Sweeper(opened.plan().name(), times, first, this);
    }

    /**
     * Runs each level.
     *
     * @param stopAtFail true to end after the first level that fails
     * @return the most severe exit code of the levels
     */
    ExitCode over(List<Level> wanted, boolean stopAtFail) throws IOException, InterruptedException {
        sweeper.over(wanted, stopAtFail);
        write();
        ExitCode all = exits.values().stream().reduce(series.failure(), ExitCode::or);
        return interrupted() ? all.or(ExitCode.INTERRUPTED) : all;
    }

    /**
     * Searches for the highest load.
     *
     * @param most how much time the runs have
     */
    ExitCode search(CapacitySearch wanted, Duration most) throws IOException, InterruptedException {
        sweeper.search(wanted, most);
        write();
        if (interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        ExitCode found = wanted.result().end().map(SweepRuns::exit).orElse(ExitCode.NO_ANSWER);
        return faults().or(found);
    }

    /** What went wrong with wingload or its files, whatever the verdicts. */
    private ExitCode faults() {
        return series.ended().stream()
                .map(SingleRun.Ended::exit)
                .filter(exit -> exit == ExitCode.BUG || exit == ExitCode.INCOMPLETE)
                .reduce(series.failure(), ExitCode::or);
    }

    private static ExitCode exit(End end) {
        return switch (end) {
            case FOUND, ABOVE_MOST -> ExitCode.OK;
            case BELOW_LEAST -> ExitCode.FAILED;
            case UNDECIDED, NOT_CONFIRMED, INVALID, OUT_OF_TIME -> ExitCode.NO_ANSWER;
        };
    }

    /** The runs so far. */
    Sweep sweep() {
        return sweeper.sweep();
    }

    @Override
    public Optional<SweptLevel> run(Trial trial, Layout layout, int number, String what) throws IOException {
        write();
        OpenedScenario level = opened.at(trial.level(), layout, opened.plan().seed() + number);
        String title = what + ", " + trial.level().label() + " for " + Figures.stretch(layout.measured())
                + (layout.warmUp().isZero() ? "" : " after a warm-up of " + Figures.stretch(layout.warmUp()));
        Optional<SingleRun.Ended> made = series.next(() -> single.make(level, Optional.of(title), series));
        return made.map(ended -> ended(trial, ended));
    }

    /** With a seed of its own, one less than that of the first level. */
    @Override
    public Optional<SweptLevel> warmUp(ServerWarmUp first) throws IOException {
        OpenedScenario warming = opened.warmingUp(first, opened.plan().seed() - 1);
        String title = "warm-up of the service, " + first.level().label() + " until "
                + Figures.count(first.calls(), "call has", "calls have") + " ended";
        return series.next(() -> single.make(warming, Optional.of(title), series))
                .map(run -> swept(new Trial(first.level(), 1, false, false), run));
    }

    private SweptLevel swept(Trial trial, SingleRun.Ended run) {
        return new SweptLevel(
                trial.level(),
                trial.confirms(),
                directory.relativize(run.directory()).toString(),
                run.analysis(),
                payloads.percent());
    }

    private SweptLevel ended(Trial trial, SingleRun.Ended run) {
        SweptLevel swept = swept(trial, run);
        boolean asTheRun = run.analysis().judgement().verdict() == swept.verdict();
        ExitCode ofLevel = swept.verdict() == Verdict.FAIL ? ExitCode.FAILED : ExitCode.NO_ANSWER;
        exits.put(trial.level(), asTheRun ? run.exit() : run.exit().or(ofLevel));
        if (!single.output().quiet) {
            out.println(SweepReport.line(swept));
            out.flush();
        }
        return swept;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        series.rest(time.toMillis());
    }

    @Override
    public boolean interrupted() {
        return series.interruption().happened();
    }

    @Override
    public long nanos() {
        return single.clock().nanos();
    }

    private void write() throws IOException {
        FileReplacement.replace(directory.resolve("sweep.json"), utf8(SweepJson.of(sweep())));
        FileReplacement.replace(directory.resolve("sweep.md"), utf8(SweepReport.markdown(sweep())));
        FileReplacement.replace(
                directory.resolve("sweep.html"),
                utf8(PageReport.sweep(sweep(), opened.scenario().secrets())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
