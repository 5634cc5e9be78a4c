package io.github.wingload.result;

import io.github.wingload.plan.Shard;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.result.Remark.TargetMissed;
import io.github.wingload.stats.FailureGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Why a run has its verdict. */
public sealed interface Reason extends Finding {

    /**
     * A reason that exists in words only, from {@code report.json}.
     *
     * @param reason without capital and full stop
     * @param advice what to do; may be empty
     */
    record InWords(String reason, String advice) implements Reason {}

    /**
     * A stop rule ended the run; the verdict has another reason as well.
     *
     * @param rule as the scenario has it
     * @param reason of the verdict
     */
    record StoppedEarly(String rule, Reason reason) implements Reason {}

    /**
     * The run ended because its verdict was certain.
     *
     * @param after from time zero to the end of the load
     * @param planned planned length of the load, warm-up included
     * @param reason of the verdict
     */
    record DecidedEarly(Duration after, Duration planned, Reason reason) implements Reason {}

    /**
     * The run is a part of another one, and only that is judged.
     *
     * @param shard which part
     */
    record OneShard(Shard shard) implements Reason {}

    /**
     * Shards are missing.
     *
     * @param missing which, ascending; at least one
     * @param count how many there should be
     */
    record ShardsMissing(List<Integer> missing, int count) implements Reason {

        public ShardsMissing {
            missing = List.copyOf(missing);
        }
    }

    /**
     * A shard was run twice.
     *
     * @param one a run of it
     * @param other another
     * @param count how many shards there should be
     */
    record ShardTwice(Merged.Part one, Merged.Part other, int count) implements Reason {}

    /**
     * A shard was interrupted, aborted or killed.
     *
     * @param part which
     * @param count how many shards there are
     */
    record ShardCutShort(Merged.Part part, int count) implements Reason {}

    /**
     * The file with the calls of a shard is not complete.
     *
     * @param part which
     * @param count how many shards there are
     */
    record ShardDamaged(Merged.Part part, int count) implements Reason {}

    /**
     * A shard began its load long before or after the first.
     *
     * @param part which
     * @param count how many shards there are
     */
    record ShardApart(Merged.Part part, int count) implements Reason {}

    /**
     * Only some shards were asked for, and they alone would have passed.
     *
     * @param shards which, ascending
     * @param count how many there are
     * @param reason of their verdict
     */
    record OnlyShards(List<Integer> shards, int count, Reason reason) implements Reason {

        public OnlyShards {
            shards = List.copyOf(shards);
        }
    }

    /**
     * The run was interrupted, aborted or killed.
     *
     * @param end which of them
     * @param after from time zero to the end of the load
     * @param planned planned length of the load, warm-up included; empty if only the number of calls ends it
     */
    record CutShort(EndReason end, Duration after, Optional<Duration> planned) implements Reason {}

    /**
     * Exceptions of wingload kept every call from being sent.
     *
     * @param calls how many there were
     * @param exception message of the first
     */
    record NothingSent(long calls, String exception) implements Reason {}

    /**
     * No call ended in the window.
     *
     * @param dropped starts that were dropped; 0 if no start was made
     * @param windowSeconds how long the window is
     */
    record NothingEnded(long dropped, double windowSeconds) implements Reason {}

    /**
     * Users did no task, because their calls on start failed.
     *
     * @param failed calls on start that failed
     * @param error the most frequent one
     */
    record OnStartFailed(long failed, Optional<MostFrequent> error) implements Reason {}

    /**
     * Not all users had started when the run time ended.
     *
     * @param started users that had
     * @param planned all of them
     * @param ramp what the ramp needed; empty for a load in stages
     */
    record UsersMissing(long started, long planned, Optional<Ramp> ramp) implements Reason {

        /**
         * A ramp that is too long for the run.
         *
         * @param perSecond users started per second
         * @param neededSeconds until all users have started
         * @param givenSeconds how long the load was
         * @param enoughPerSecond the spawn rate that starts all users in the first half of this run
         */
        public record Ramp(double perSecond, double neededSeconds, double givenSeconds, double enoughPerSecond) {}
    }

    /**
     * Starts of a fixed schedule are missing.
     *
     * @param made starts that were made
     * @param planned all of them
     */
    record StartsMissing(long made, long planned) implements Reason {}

    /**
     * The generator, not the target, set the pace.
     *
     * @param signal that says so
     */
    record GeneratorLimited(Signal signal) implements Reason {}

    /**
     * Delays of wingload itself can have caused every failure, and no threshold says how many may fail.
     *
     * @param failed calls that failed
     * @param delays that were seen
     */
    record FailedByOwnDelays(long failed, OwnDelays delays) implements Reason {}

    /**
     * Every task that should vary its payload always sent the same one.
     *
     * @param calls of these tasks
     * @param rows how many the samples of the first have; 0 for a task with generated values
     */
    record OnePayload(long calls, long rows) implements Reason {}

    /**
     * The most frequent error, whatever the tasks in which it occurred.
     *
     * @param error its message; the name of its class if it has none
     * @param count how often it occurred
     */
    record MostFrequent(String error, long count) {

        /** The most frequent error of failed calls; empty without failed calls. */
        public static Optional<MostFrequent> of(Stream<FailureGroup> failures) {
            Map<String, Long> counts = new LinkedHashMap<>();
            failures.forEach(group -> counts.merge(group.message(), group.count(), Long::sum));
            return counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(most -> new MostFrequent(most.getKey(), most.getValue()));
        }
    }

    /**
     * Calls failed, and no threshold allows it.
     *
     * @param failed how many; 0 if only wingload itself threw an exception
     * @param intended of how many; empty in a comparison, in which a share of all calls would be that of neither side
     * @param error the most frequent one
     */
    record CallsFailed(long failed, OptionalLong intended, Optional<MostFrequent> error) implements Reason {}

    /**
     * Every call was ok, and there are no thresholds.
     *
     * @param calls how many
     */
    record AllOk(long calls) implements Reason {}

    /**
     * A threshold was missed.
     *
     * @param first the first of them
     * @param missed how many were
     * @param all how many there are
     * @param error the most frequent one
     * @param rate why the target rate was missed, if it was
     */
    record ThresholdMissed(
            ThresholdResult first, long missed, long all, Optional<MostFrequent> error, Optional<TargetMissed> rate)
            implements Reason {}

    /**
     * A threshold could not be decided.
     *
     * @param first the first of them
     * @param secondsNeeded length of a run that would decide all of them; empty if none would for sure
     */
    record Undecided(ThresholdResult first, OptionalDouble secondsNeeded) implements Reason {}

    /**
     * The service was not steady, so that the figures of this run are not those of its load.
     *
     * @param why what says so
     */
    record NotSteady(Remark why) implements Reason {}

    /**
     * Every threshold was met.
     *
     * @param first the first of them
     * @param all how many there are
     * @param seconds length of the window: slower changes cannot be seen
     * @param ratePerHour what to offer to show the rate with a margin; empty if no rate was asked for
     */
    record ThresholdsMet(ThresholdResult first, long all, double seconds, OptionalDouble ratePerHour)
            implements Reason {}
}
