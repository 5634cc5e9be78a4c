package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunRecord;
import io.github.wingload.monitor.GeneratorFigures;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.result.EndReason;
import io.github.wingload.result.LoadResult;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.testkit.Plans;
import io.github.wingload.testkit.Runs;
import io.github.wingload.testkit.Tasks;
import io.github.wingload.text.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of its own that writes a run for ever; after each second it says how many calls had ended by then. */
public final class WritingProcess {

    static final Plan PLAN = Plans.like(Runs.plan(
                    List.of(),
                    Tasks.named("GET", "a").task(),
                    Tasks.named("GET", "b").task()))
            .keep(Reporting.Calls.ON)
            .plan();

    private static final int CALLS_PER_SECOND = 500;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private WritingProcess() {}

    /** @param arguments the run's directory and, if the run is to end, how many seconds it has */
    public static void main(String[] arguments) throws IOException {
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
        RunDirectory directory = new RunDirectory(Path.of(arguments[0]), "demo");
        ArtefactWriter writer = new ArtefactWriter(
                directory,
                PLAN,
                Secrets.NONE,
                Optional.empty(),
                false,
                new byte[0],
                new ReportTexts(report -> "", (report, timeline) -> "", (report, timeline) -> new byte[0]));
        RunRecord record = new RunRecord(PLAN);
        RandomCalls calls = new RandomCalls(12, 1_000, NS_PER_SECOND / CALLS_PER_SECOND);
        Manifest manifest = Runs.manifest(PLAN);
        writer.started(manifest);
        for (long second = 1; second <= seconds; second++) {
            List<Call> ended =
                    Stream.generate(calls::next).limit(CALLS_PER_SECOND).toList();
            ended.forEach(record::record);
            writer.ended(ended);
            SecondStats stats = record.endSecond(second * NS_PER_SECOND);
            Duration length = Duration.ofSeconds(second);
            LoadResult load = new LoadResult(
                    10,
                    10,
                    EndReason.KILLED,
                    length,
                    record.lastCallEnd(),
                    7,
                    record.lastIntended(),
                    Optional.empty(),
                    7,
                    Map.of());
            RunResult soFar = new RunResult(
                    manifest, manifest.start().plus(length), load, record.totals(), List.of(), GeneratorFigures.NONE);
            writer.second(new Progress(stats, soFar, 10, 7, List.of(), Optional::empty));
            System.out.println(second * CALLS_PER_SECOND);
        }
        writer.writeErrors().forEach(error -> System.out.println(error.file() + ": " + error.reason()));
    }
}
