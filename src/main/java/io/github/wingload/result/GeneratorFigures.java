package io.github.wingload.result;

/**
 * What the generator saw of itself during a run. Figures that the system does not give are zero.
 *
 * @param observedSeconds over which it was watched
 * @param processCpuPercent mean CPU use of the process, 100 being one core
 * @param processCpuPeakPercent the highest of any second
 * @param busiestThread the transport's or scheduler's thread with the highest use
 * @param busiestThreadPercent its highest mean over five seconds, 100 being one core
 * @param machinePercent highest mean CPU use of the machine over five seconds, 100 being all cores
 * @param stealPercent highest mean over five seconds that the hypervisor took away
 * @param gcPauseMaxMs longest pause for garbage collection
 * @param gcPauseTotalMs all of them
 * @param hiccupP999Ms how late a thread that only sleeps woke up, 99.9th percentile
 * @param hiccupMaxMs the worst of the same
 * @param clockStepMs largest jump of the wall clock against the monotonic one in a second
 * @param descriptorsPeak most files and sockets open at once
 * @param descriptorLimit how many may be
 * @param residentPeakBytes most memory resident at once
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
        long residentPeakBytes) {

    /** Nothing was watched. */
    public static final GeneratorFigures NONE = new GeneratorFigures(0, 0, 0, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
