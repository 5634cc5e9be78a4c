package io.github.wingload.truth;

import io.github.wingload.exchange.Call;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunLog;
import io.github.wingload.result.RunResult;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.run.StartLine;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.testkit.FiguresAddUp;
import io.github.wingload.time.NanoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A run that has ended, as wingload saw it.
 *
 * @param plan what was asked for
 * @param calls every call, in order of intended start
 * @param analysis what wingload makes of them
 */
record Measured(Plan plan, List<Call> calls, Analysis analysis) {

    private static final RunIdentity IDENTITY =
            new RunIdentity("truth", List.of(), "truth.yaml", "", "", List.of(), "test", "here", Optional.empty());

    static Measured run(Plan plan, SampleTable samples) throws Exception {
        return run(plan, samples, zeroNs -> {});
    }

    /** @param atTimeZero told the reading of {@link System#nanoTime()} just before the first call starts */
    static Measured run(Plan plan, SampleTable samples, LongConsumer atTimeZero) throws Exception {
        List<Call> calls = new ArrayList<>();
        RunLog log = new RunLog() {
            @Override
            public void started(Manifest manifest) {
                atTimeZero.accept(System.nanoTime());
            }

            @Override
            public void ended(List<Call> ended) {
                calls.addAll(ended);
            }
        };
        try (LoadTest test = LoadTest.prepare(plan, List.of(samples), NanoClock.system())) {
            Analysis analysis = test.run(IDENTITY, List.of(log, new FiguresAddUp()), StartLine.whenReady());
            calls.sort(Comparator.comparingLong(Call::intendedNs));
            return new Measured(plan, calls, analysis);
        }
    }

    RunResult result() {
        return analysis.result();
    }

    List<Call> ok() {
        return calls.stream().filter(Call::ok).toList();
    }
}
