package io.github.wingload.run;

import io.github.wingload.engine.CallSink;
import io.github.wingload.exchange.Call;
import io.github.wingload.result.ExceptionGroup;
import io.github.wingload.stats.Recorder;
import io.github.wingload.stats.SecondStats;
import io.github.wingload.stats.Totals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;

/** Where a run's calls and exceptions are kept, and handed on, in whole microseconds. Thread-safe. */
final class Recording implements CallSink {

    private final Recorder recorder;
    private final ExceptionLog exceptions = new ExceptionLog();
    private final LongAccumulator lastEndNs = new LongAccumulator(Math::max, 0);
    private final RunListener listener;

    Recording(int taskCount, RunListener listener) {
        this.recorder = new Recorder(taskCount);
        this.listener = listener;
    }

    @Override
    public void ended(Call exact) {
        Call call = exact.inMicroseconds();
        recorder.record(call);
        lastEndNs.accumulate(call.endNs());
        listener.callEnded(call);
    }

    @Override
    public void exception(Throwable thrown) {
        exceptions.add(thrown);
    }

    /** Ends the running second; one thread at a time. */
    SecondStats endSecond(long endNs) {
        return recorder.flip(endNs);
    }

    /** Everything up to the last second that was ended. */
    Totals totals() {
        return recorder.totals();
    }

    List<ExceptionGroup> exceptions() {
        return exceptions.groups();
    }

    /** From time zero to the end of the last call. */
    Duration lastCallEnd() {
        return Duration.ofNanos(lastEndNs.get());
    }
}
