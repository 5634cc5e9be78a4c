package io.github.wingload.result;

import io.github.wingload.exchange.CallIds;
import io.github.wingload.plan.Rule;
import io.github.wingload.plan.load.Replay.Burstiness;
import io.github.wingload.result.PairedComparison.SideFigures;
import io.github.wingload.stats.CallStats;
import io.github.wingload.stats.FailureGroup;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Everything that a report says about a run, as figures and findings, without words and layout. Immutable.
 *
 * <p>Unless it says otherwise, a figure is over the calls of the {@link Window}; times are the {@link HeadlineTime} in
 * milliseconds. Times are of calls with valid payloads, as {@code TimedTasks} says; counts are of all calls.
 *
 * @param result the run: manifest, load, totals of all calls that were sent
 * @param time which time of a call is shown
 * @param window the judged part of the run
 * @param tasks a row for each name and method, sorted, as {@link RequestTable}
 * @param aggregated all tasks together
 * @param stages figures of each stage, in order; one or more
 * @param warmUp figures of the warm-up, if there was one
 * @param targetPerHour the rate that the run should reach: the {@code requests/hour} threshold, else the planned rate
 * @param estimates the headline figures with their uncertainty
 * @param distribution ok calls by how long they took
 * @param whatIf the effect of shorter deadlines than the plan's own
 * @param allCalls percentiles of all calls, deadline misses as "at least the deadline"
 * @param firstOk the first ok calls, if there are any
 * @param payload the payloads that were sent
 * @param timeBreakdown where the time of answered calls went; empty without any, and in reports of versions that did not look
 * @param streams figures of streamed answers; empty if no task reads streams and no call has an objective
 * @param attribution times and answers of proxy and upstream, if answers have the upstream's time
 * @param failures failed calls by task and error, most frequent first
 * @param littlesLaw whether in-flight calls, throughput and service time agree
 * @param replayed how the starts of a replay came in bursts, by when they were made, warm-up included; empty for other loads
 * @param comparison of the two sides; empty in a run of one target
 * @param generator the generator's own condition
 * @param ownDelays how wingload itself delayed calls; empty in reports of versions that did not look
 * @param server scraped figures of the server during the window, in the plan's order
 * @param judgement the verdict, once
 * @param remarks further findings, which change no verdict
 */
public record Analysis(
        RunResult result,
        HeadlineTime time,
        Window window,
        List<TaskResult> tasks,
        CallStats aggregated,
        List<StageResult> stages,
        Optional<CallStats> warmUp,
        OptionalDouble targetPerHour,
        Estimates estimates,
        List<Bucket> distribution,
        List<WhatIf> whatIf,
        List<CensoredPercentile> allCalls,
        Optional<FirstOk> firstOk,
        PayloadUse payload,
        Optional<TimeBreakdown> timeBreakdown,
        Optional<StreamFigures> streams,
        Optional<Attribution> attribution,
        List<FailureRow> failures,
        LittlesLaw littlesLaw,
        Optional<Burstiness> replayed,
        Optional<PairedComparison> comparison,
        GeneratorHealth generator,
        Optional<OwnDelays> ownDelays,
        List<ObservedFigure> server,
        Judgement judgement,
        List<Remark> remarks) {

    public Analysis {
        tasks = List.copyOf(tasks);
        stages = List.copyOf(stages);
        distribution = List.copyOf(distribution);
        whatIf = List.copyOf(whatIf);
        allCalls = List.copyOf(allCalls);
        failures = List.copyOf(failures);
        server = List.copyOf(server);
        remarks = List.copyOf(remarks);
    }

    /** The calls whose times are shown: those with valid payloads if any payload was made invalid, otherwise all. */
    public CallStats timed() {
        return aggregated.timed();
    }

    /** Delivered calls per hour against the target, in percent; empty without a target. */
    public OptionalDouble targetAchievementPercent() {
        return targetPerHour.isPresent() && targetPerHour.getAsDouble() > 0
                ? OptionalDouble.of(100 * window.deliveredPerHour(aggregated.requests()) / targetPerHour.getAsDouble())
                : OptionalDouble.empty();
    }

    /** True if the run compares two sides: a time of all its calls together would be that of neither side. */
    public boolean compares() {
        return result.manifest().plan().compares();
    }

    /** The calls of the window by target: of a run of one target all together, of a comparison those to each side in the plan's order. */
    public List<OneTarget> byTarget() {
        return comparison
                .filter(any -> compares())
                .map(compared -> List.of(
                        ofSide(0, compared.first(), compared.ofFirst()),
                        ofSide(1, compared.second(), compared.ofSecond())))
                .orElseGet(() -> List.of(new OneTarget(Optional.empty(), tasks, aggregated, estimates, streams)));
    }

    private OneTarget ofSide(int side, String name, SideFigures figures) {
        List<TaskResult> rows = tasks.stream()
                .filter(row ->
                        row.anyTask(this, task -> task.counted() && task.side().equals(OptionalInt.of(side))))
                .toList();
        CallStats calls = rows.stream().map(TaskResult::stats).reduce(CallStats.NONE, CallStats::plus);
        return new OneTarget(Optional.of(name), rows, calls, figures.estimates(), figures.streams());
    }

    /** A copy with these remarks after its own. */
    public Analysis withRemarks(List<? extends Remark> more) {
        return copy(
                result,
                server,
                Stream.<Remark>concat(remarks.stream(), more.stream()).toList());
    }

    /**
     * A copy with other figures of the server. Thresholds are not judged again.
     *
     * @param observing the same run, of a plan with these figures
     */
    public Analysis withServer(RunResult observing, List<ObservedFigure> figures) {
        return copy(observing, figures, remarks);
    }

    private Analysis copy(RunResult result, List<ObservedFigure> server, List<Remark> remarks) {
        return new Analysis(
                result,
                time,
                window,
                tasks,
                aggregated,
                stages,
                warmUp,
                targetPerHour,
                estimates,
                distribution,
                whatIf,
                allCalls,
                firstOk,
                payload,
                timeBreakdown,
                streams,
                attribution,
                failures,
                littlesLaw,
                replayed,
                comparison,
                generator,
                ownDelays,
                server,
                judgement,
                remarks);
    }

    /**
     * Figures of one stage.
     *
     * @param name as in the plan
     * @param window the stage's own
     * @param aggregated its calls
     * @param peakPerSecond the most of them that ended in one second
     */
    public record StageResult(String name, Window window, CallStats aggregated, long peakPerSecond) {}

    /**
     * The headline figures with their uncertainty at 95 %; each is empty if there is no call to make it from, and a percentile
     * too if fewer than five effective calls lie beyond it.
     *
     * @param successPercent ok calls of those intended
     * @param okP50Ms median of ok calls
     * @param okP90Ms 90th percentile of ok calls
     * @param okP95Ms 95th percentile of ok calls
     * @param okP99Ms 99th percentile of ok calls
     * @param requestsPerHour calls that ended
     */
    public record Estimates(
            Optional<Estimate> successPercent,
            Optional<Estimate> okP50Ms,
            Optional<Estimate> okP90Ms,
            Optional<Estimate> okP95Ms,
            Optional<Estimate> okP99Ms,
            Optional<Estimate> requestsPerHour) {}

    /**
     * Ok calls that took from one bound up to another.
     *
     * @param from not below; zero for the first
     * @param to below; empty for the last
     * @param count how many
     * @param percent of all ok calls, with two decimals; rounded so that the buckets add up to 100.00
     */
    public record Bucket(Duration from, Optional<Duration> to, long count, double percent) {}

    /**
     * The effect of a shorter deadline on the calls of this run.
     *
     * @param deadline the deadline supposed
     * @param ok calls that were ok within it
     * @param successPercent of the calls intended
     * @param goodputPerHour ok within it, per hour of the window
     */
    public record WhatIf(Duration deadline, long ok, double successPercent, double goodputPerHour) {}

    /**
     * A percentile of all calls, failed ones counting as never ended in time.
     *
     * @param percentile 0 to 100
     * @param ms the value, or the least that it can be
     * @param atLeast true if it lies among calls that did not end in time, so that only a lower bound is known
     */
    public record CensoredPercentile(double percentile, double ms, boolean atLeast) {}

    /**
     * The first ok calls of the run, warm-up included.
     *
     * @param count how many they are: 200, or fewer if there are not as many
     * @param byStartP90Ms 90th percentile of those that were started first
     * @param byEndP90Ms 90th percentile of those that ended first
     */
    public record FirstOk(int count, double byStartP90Ms, double byEndP90Ms) {}

    /**
     * The payloads that were sent.
     *
     * @param sampleRows how many there are in all samples; 0 for a plan without any
     * @param slowest the slowest calls, slowest first
     * @param failing keys with the most failed calls, most first
     * @param tasks how different the payloads of each task were, in the plan's order
     */
    public record PayloadUse(long sampleRows, List<SlowCall> slowest, List<KeyCount> failing, List<TaskPayload> tasks) {

        public PayloadUse {
            slowest = List.copyOf(slowest);
            failing = List.copyOf(failing);
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * How different the payloads of a task were, by the digests of its calls.
     *
     * @param method of the task
     * @param name of the task
     * @param sent calls whose payloads can be told apart; none of a task that always sends the same payload
     * @param distinct different payloads among them, estimated to about 2 % if there are too many to be counted
     * @param mostFrequent how often the most frequent of them was sent; −1 if there are too many to be counted
     */
    public record TaskPayload(String method, String name, long sent, long distinct, long mostFrequent) {

        /** True if the number of different payloads is an estimate. */
        public boolean estimated() {
            return mostFrequent < 0;
        }
    }

    /**
     * A call that took long.
     *
     * @param task method and name of its task; empty in reports of versions that did not keep it
     * @param key of its payload; empty if it has none
     * @param ms how long it took
     * @param outcome {@code ok}, or the label of its failure class
     * @param intendedNs when it was to start, from time zero
     * @param ids if requests had trace ids
     */
    public record SlowCall(
            Optional<String> task, String key, double ms, String outcome, long intendedNs, Optional<CallIds> ids) {}

    /**
     * How many calls with the same key failed.
     *
     * @param task method and name of their task; empty in reports of versions that counted all tasks together
     * @param key of their payload
     * @param count how many failed
     */
    public record KeyCount(Optional<String> task, String key, long count) {}

    /**
     * The time of the upstream and of the path to it, from a header of the proxy in front of the model.
     *
     * @param answers number of answers with the upstream's time
     * @param upstreamP50Ms the upstream's own time
     * @param upstreamP90Ms of the same
     * @param pathP50Ms what is left of the service time: network, gateways, proxies
     * @param pathP90Ms of the same
     * @param failedByProxy failed answers without it, which came from the proxy itself
     */
    public record Attribution(
            long answers,
            double upstreamP50Ms,
            double upstreamP90Ms,
            double pathP50Ms,
            double pathP90Ms,
            long failedByProxy) {}

    /**
     * Failed calls with the same error.
     *
     * @param method of the task
     * @param task its name
     * @param group what went wrong, how often, with excerpts
     * @param answeredByProxy how many of them the proxy answered itself; 0 if that is unknown
     */
    public record FailureRow(String method, String task, FailureGroup group, long answeredByProxy) {}

    /**
     * Mean calls in flight = throughput × mean service time.
     *
     * @param meanInFlight calls in flight, averaged over the window
     * @param throughputTimesServiceTime the other side
     * @param neededInFlight for the target rate at this mean service time; empty without a target
     */
    public record LittlesLaw(double meanInFlight, double throughputTimesServiceTime, OptionalDouble neededInFlight) {}

    /**
     * A threshold's result; see {@link Judgement}.
     *
     * @param estimate the figure with its interval, if it has one
     * @param finding what the threshold was judged by
     */
    public record ThresholdResult(Rule threshold, State state, Optional<Estimate> estimate, ThresholdFinding finding) {

        /** The figure, in its unit; also one without an interval. */
        public OptionalDouble found() {
            return estimate.isPresent() ? OptionalDouble.of(estimate.get().value()) : finding.withoutInterval();
        }

        /** How a threshold was judged. */
        public enum State {
            PASS,
            FAIL,
            INCONCLUSIVE
        }
    }
}
