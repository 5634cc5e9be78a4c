package io.github.wingload.run;

import io.github.wingload.monitor.Health;
import io.github.wingload.monitor.SelfWatch;
import io.github.wingload.result.GeneratorFigures;
import io.github.wingload.time.NanoClock;

/** The generator watched during a run, in the result's words. */
final class OwnWatch implements AutoCloseable {

    /** The simulator is the target, also where it runs in this process: that it is busy says nothing about us. */
    private static final String SIMULATOR_THREAD = "simulator";

    private final SelfWatch watch;

    OwnWatch(NanoClock clock) {
        watch = SelfWatch.start(clock, thread -> !thread.equals(SIMULATOR_THREAD));
    }

    /** What was seen up to now. */
    GeneratorFigures figures() {
        Health health = watch.snapshot();
        return new GeneratorFigures(
                health.observedSeconds(),
                health.processCpuPercent(),
                health.processCpuPeakPercent(),
                health.busiestThread(),
                health.busiestThreadPercent(),
                health.machinePercent(),
                health.stealPercent(),
                health.gcPauseMaxMs(),
                health.gcPauseTotalMs(),
                health.hiccupP999Ms(),
                health.hiccupMaxMs(),
                health.clockStepMs(),
                health.descriptorsPeak(),
                health.descriptorLimit(),
                health.residentPeakBytes());
    }

    @Override
    public void close() {
        watch.close();
    }
}
