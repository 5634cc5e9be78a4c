package io.github.wingload.monitor;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the generator measured of itself since the watch started. A figure that the system does not provide is zero. Immutable.
 *
 * <p>A mean over five seconds covers the whole watch while the watch is shorter than that.
 *
 * @param observedSeconds length of the watch
 * @param processCpuPercent mean CPU use of the process; 100 is one core
 * @param processCpuPeakPercent highest CPU use of the process in any second
 * @param busiestThread name of the thread with the highest CPU use; empty if no thread was seen at work
 * @param busiestThreadPercent the highest five-second mean of that thread; 100 is one core
 * @param machinePercent highest five-second mean CPU use of the machine; 100 is all cores
 * @param stealPercent highest five-second mean of the CPU time that the hypervisor gave to others; 100 is all cores
 * @param gcPauseMaxMs longest garbage collection pause
 * @param gcPauseTotalMs all garbage collection pauses added up
 * @param hiccupP999Ms 99.9th percentile over time of how late a sleeping thread woke up
 * @param hiccupMaxMs the latest wake-up
 * @param clockStepMs largest jump of the wall clock against the monotonic clock within a second, without sign
 * @param descriptorsPeak most files and sockets open at once; counted every five seconds
 * @param descriptorLimit how many files and sockets may be open
 * @param residentPeakBytes most memory resident at once since the process started
 * @param machineOwnPercent the part of {@code machinePercent} that this process used; empty if the system does not provide it
 * @param throttled how the kernel held the process back for its CPU quota; empty without a quota
 * @param stalls when the generator stood still; empty if that is not known
 */
public record GeneratorFigures(
        double observedSeconds,
        double processCpuPercent,
        double processCpuPeakPercent,
        String busiestThread,
        double busiestThreadPercent,
        double machinePercent,
        double stealPercent,
        double gcPauseMaxMs,
        double gcPauseTotalMs,
        double hiccupP999Ms,
        double hiccupMaxMs,
        double clockStepMs,
        long descriptorsPeak,
        long descriptorLimit,
        long residentPeakBytes,
        OptionalDouble machineOwnPercent,
        Optional<Throttling> throttled,
        Optional<Stalls> stalls) {

    /** The worse of two generators in each figure, such as two that made a load together. */
    public GeneratorFigures worst(GeneratorFigures other) {
        GeneratorFigures busier = busiestThreadPercent >= other.busiestThreadPercent ? this : other;
        GeneratorFigures fuller = descriptorShare() >= other.descriptorShare() ? this : other;
        return new GeneratorFigures(
                Math.max(observedSeconds, other.observedSeconds),
                Math.max(processCpuPercent, other.processCpuPercent),
                Math.max(processCpuPeakPercent, other.processCpuPeakPercent),
                busier.busiestThread,
                busier.busiestThreadPercent,
                Math.max(machinePercent, other.machinePercent),
                Math.max(stealPercent, other.stealPercent),
                Math.max(gcPauseMaxMs, other.gcPauseMaxMs),
                Math.max(gcPauseTotalMs, other.gcPauseTotalMs),
                Math.max(hiccupP999Ms, other.hiccupP999Ms),
                Math.max(hiccupMaxMs, other.hiccupMaxMs),
                Math.max(clockStepMs, other.clockStepMs),
                fuller.descriptorsPeak,
                fuller.descriptorLimit,
                Math.max(residentPeakBytes, other.residentPeakBytes),
                machinePercent >= other.machinePercent ? machineOwnPercent : other.machineOwnPercent,
                Stream.concat(throttled.stream(), other.throttled.stream())
                        .max(Comparator.comparingDouble(Throttling::totalMs)),
                stalls.isPresent() && other.stalls.isPresent()
                        ? Optional.of(stalls.get().and(other.stalls.get()))
                        : stalls.or(() -> other.stalls));
    }

    private double descriptorShare() {
        return descriptorLimit == 0 ? 0 : (double) descriptorsPeak / descriptorLimit;
    }

    /** The figures of a generator that was not watched. */
    public static final GeneratorFigures NONE = new GeneratorFigures(
            0, 0, 0, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, OptionalDouble.empty(), Optional.empty(), Optional.empty());
}
