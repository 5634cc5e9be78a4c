package io.github.wingload.truth;

import io.github.wingload.exchange.Call;
import io.github.wingload.judge.RunAnalysis;
import io.github.wingload.plan.Plan;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;
import io.github.wingload.result.RunResult;
import io.github.wingload.run.CannotRunException;
import io.github.wingload.run.LoadTest;
import io.github.wingload.run.RunIdentity;
import io.github.wingload.run.RunListener;
import io.github.wingload.samples.SampleTable;
import io.github.wingload.time.NanoClock;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/**
 * A run that has ended, as wingload saw it.
 *
 * @param plan what was asked for
 * @param calls every call, in order of intended start
 * @param result figures and histograms of the same calls
 */
record Measured(Plan plan, List<Call> calls, RunResult result) {

    private static final RunIdentity IDENTITY =
            new RunIdentity("truth", List.of(), "truth.yaml", "", "", List.of(), "test", "here");

    static Measured run(Plan plan, SampleTable samples) throws CannotRunException {
        return run(plan, samples, zeroNs -> {});
    }

    /** @param atTimeZero told the reading of {@link System#nanoTime()} just before the first call starts */
    static Measured run(Plan plan, SampleTable samples, LongConsumer atTimeZero) throws CannotRunException {
        Queue<Call> calls = new ConcurrentLinkedQueue<>();
        RunListener listener = new RunListener() {
            @Override
            public void started(Manifest manifest) {
                atTimeZero.accept(System.nanoTime());
            }

            @Override
            public void callEnded(Call call) {
                calls.add(call);
            }

            @Override
            public void second(Progress progress) {}
        };
        try (LoadTest test = LoadTest.prepare(plan, List.of(samples), NanoClock.system())) {
            RunResult result = test.run(IDENTITY, listener);
            List<Call> inOrder = calls.stream()
                    .sorted(Comparator.comparingLong(Call::intendedNs))
                    .toList();
            return new Measured(plan, inOrder, result);
        }
    }

    /** What wingload makes of it. */
    Analysis report() {
        RunAnalysis analysis = new RunAnalysis(plan);
        calls.stream().sorted(Comparator.comparingLong(Call::endNs)).forEach(analysis::record);
        return analysis.report(result);
    }

    List<Call> ok() {
        return calls.stream().filter(Call::ok).toList();
    }
}
