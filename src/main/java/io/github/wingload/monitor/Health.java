package io.github.wingload.monitor;

/**
 * What the generator has seen of itself since the watch began. Figures that the system does not give are zero. Immutable.
 *
 * <p>A mean over five seconds is over all that was seen as long as that is less than five seconds.
 *
 * @param observedSeconds how long it has been watched
 * @param processCpuPercent mean CPU use of the process, 100 being one core
 * @param processCpuPeakPercent the highest of any second
 * @param busiestThread the thread with the highest use; empty if none was seen at work
 * @param busiestThreadPercent its highest mean over five seconds, 100 being one core
 * @param machinePercent highest mean CPU use of the machine over five seconds, 100 being all cores
 * @param stealPercent highest mean over five seconds that the hypervisor gave to others, 100 being all cores
 * @param gcPauseMaxMs longest pause for garbage collection
 * @param gcPauseTotalMs all of them
 * @param hiccupP999Ms how late a thread that only sleeps woke up, 99.9th percentile over time
 * @param hiccupMaxMs the worst of the same
 * @param clockStepMs largest jump of the wall clock against the monotonic one from one second to the next, without sign
 * @param descriptorsPeak most files and sockets open at once, looked at every five seconds
 * @param descriptorLimit how many may be
 * @param residentPeakBytes most memory resident at once since the process began
 */
public record Health(
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
        long residentPeakBytes) {}
