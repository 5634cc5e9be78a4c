package io.github.wingload.monitor;

import java.util.Optional;
import java.util.OptionalDouble;

/** Folds moments, normally one a second, into {@link GeneratorFigures}. Not thread-safe. */
final class Moments {

    private static final int FIVE_SECONDS = 5;

    /** The unit in which Linux reports CPU time to programs. */
    private static final double NS_PER_TICK = 1e7;

    private final Moment first;
    private final PeakMean processCpu = new PeakMean(1);
    private final PeakMean machine = new PeakMean(FIVE_SECONDS);
    private final PeakMean own = new PeakMean(FIVE_SECONDS);
    private final PeakMean steal = new PeakMean(FIVE_SECONDS);
    private final ThreadUse threads = new ThreadUse(FIVE_SECONDS);
    private Moment last;
    private double ownAtPeak;
    private long clockStepNs;
    private long descriptorsPeak;

    Moments(Moment first) {
        this.first = first;
        this.last = first;
        add(first);
    }

    /** @param next later than every moment before it */
    void add(Moment next) {
        processCpu.read(next.seconds(), next.processCpuSeconds());
        next.machine().ifPresent(times -> {
            own.read(times.all(), next.processCpuNs() / NS_PER_TICK);
            if (machine.read(times.all(), times.busy())) {
                ownAtPeak = own.meanSinceOldest(times.all(), next.processCpuNs() / NS_PER_TICK);
            }
            steal.read(times.all(), times.steal());
        });
        threads.read(next.seconds(), next.threads());
        clockStepNs = Math.max(clockStepNs, stepNs(next));
        descriptorsPeak = Math.max(descriptorsPeak, next.descriptors());
        last = next;
    }

    /**
     * The figures up to now.
     *
     * @param now the current moment, not earlier than the last one added. It is not added: a second that has just started says
     *     little
     * @param descriptorLimit how many files and sockets may be open
     * @param residentPeakBytes most memory resident at once, as the kernel reports it
     * @param throttled since the start of the watch
     * @param stalls since time zero
     */
    GeneratorFigures figures(
            Moment now,
            GcPauses gc,
            Hiccups hiccups,
            long descriptorLimit,
            long residentPeakBytes,
            Optional<Throttling> throttled,
            Stalls stalls) {
        double seconds = now.seconds() - first.seconds();
        ThreadUse.Busiest busiest = threads.busiest(now.seconds(), now.threads());
        return new GeneratorFigures(
                seconds,
                seconds > 0 ? 100 * (now.processCpuSeconds() - first.processCpuSeconds()) / seconds : 0,
                100 * processCpu.peakOrMean(now.seconds(), now.processCpuSeconds()),
                busiest.thread(),
                busiest.percent(),
                now.machine()
                        .map(times -> 100 * machine.peakOrMean(times.all(), times.busy()))
                        .orElse(0.0),
                now.machine()
                        .map(times -> 100 * steal.peakOrMean(times.all(), times.steal()))
                        .orElse(0.0),
                gc.maxMs(),
                gc.totalMs(),
                hiccups.p999Ms(),
                hiccups.maxMs(),
                Math.max(clockStepNs, stepNs(now)) / 1e6,
                Math.max(descriptorsPeak, now.descriptors()),
                descriptorLimit,
                residentPeakBytes,
                now.machine()
                        .map(times -> 100 * ownAtPeak(times, now))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                throttled,
                Optional.of(stalls));
    }

    /** The process's part of the machine's use, in the same seconds. */
    private double ownAtPeak(CpuTimes times, Moment now) {
        return machine.full() ? ownAtPeak : own.meanSinceOldest(times.all(), now.processCpuNs() / NS_PER_TICK);
    }

    /** How far the wall clock has moved against the monotonic clock since the last moment, without sign. */
    private long stepNs(Moment next) {
        return Math.abs((next.wallNs() - last.wallNs()) - (next.nanos() - last.nanos()));
    }
}
