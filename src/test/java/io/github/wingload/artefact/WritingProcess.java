package io.github.wingload.artefact;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.Runs;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Reporting;
import io.github.wingload.result.Progress;
import io.github.wingload.stats.Recorder;
import io.github.wingload.testkit.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process of its own that writes a run for ever; after each second it says how many calls had ended by then. */
public final class WritingProcess {

    static final Plan PLAN = Plans.like(Runs.plan(List.of(), Runs.task("GET", "a"), Runs.task("GET", "b")))
            .keep(Reporting.Calls.ON)
            .plan();

    private static final int CALLS_PER_SECOND = 500;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private WritingProcess() {}

    /** @param arguments the run's directory and, if the run is to end, how many seconds it has */
    public static void main(String[] arguments) throws IOException {
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
        RunDirectory directory = new RunDirectory(Path.of(arguments[0]), "demo");
        ArtefactWriter writer = new ArtefactWriter(directory, Optional.empty(), false, new byte[0]);
        Recorder recorder = new Recorder(2);
        RandomCalls calls = new RandomCalls(12, 1_000, NS_PER_SECOND / CALLS_PER_SECOND);
        writer.start(Runs.manifest(PLAN));
        for (long second = 1; second <= seconds; second++) {
            for (int i = 0; i < CALLS_PER_SECOND; i++) {
                Call call = calls.next();
                recorder.record(call);
                writer.callEnded(call);
            }
            writer.second(new Progress(recorder.flip(second * NS_PER_SECOND), recorder.totals(), List.of(), 10, 7));
            System.out.println(second * CALLS_PER_SECOND);
        }
        writer.writeErrors().forEach(error -> System.out.println(error.file() + ": " + error.reason()));
    }
}
