package io.github.wingload.result;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A finding that a reader should know besides the figures. A remark changes no verdict. */
public sealed interface Remark extends Finding {

    /** True if it shows that the run was not steady: the figures then change with its length. */
    default boolean showsUnsteady() {
        return false;
    }

    /**
     * A remark that exists as a sentence only, because it was read from {@code report.json}.
     *
     * @param sentence with capital and full stop
     */
    record InWords(String sentence) implements Remark {}

    /**
     * Two counts that must be equal and are not: a bug of wingload.
     *
     * @param what is counted
     * @param task the task's name; empty for all tasks together
     * @param expected by one way of counting
     * @param found by the other
     */
    record Contradiction(Count what, Optional<String> task, long expected, long found) implements Remark {

        /** The count that was made in two ways. */
        public enum Count {
            /** Tasks of the plan against tasks with totals. */
            TASKS,
            /** Requests of all tasks added up against the requests in total; so with the next three. */
            REQUESTS,
            FAILURES,
            DROPPED,
            BYTES,
            /** All other figures of the tasks, added up, against those in total; the counts are of calls. */
            OTHER_FIGURES,
            /** Failures of a task against those in its groups of errors. */
            GROUPED_FAILURES,
            /** Calls in total against those that were analysed: in the warm-up, in the window and beyond the plan. */
            ANALYSED,
            /** Calls of a task that were never sent against those that were dropped, which are some of them. */
            NEVER_SENT
        }
    }

    /**
     * The generator, not the target, set the pace, and there is no threshold that this would make the run invalid for.
     *
     * @param signal that says so
     */
    record GeneratorLimited(Signal signal) implements Remark {}

    /**
     * The target rate was missed, with the reasons that the figures show.
     *
     * @param reachedPerHour calls that ended, per hour of the window
     * @param targetPerHour the planned rate
     * @param meanServiceMs mean service time
     * @param neededInFlight calls in flight that the target needs at this service time; empty if no call ended
     * @param meanInFlight calls that were in flight on average
     * @param offeredPerHour what the plan offered, if that is less than the target
     * @param dropped starts that found the in-flight limit reached
     * @param tooManyRequests answers with status 429
     * @param users who made the calls, in the closed model
     */
    record TargetMissed(
            double reachedPerHour,
            double targetPerHour,
            double meanServiceMs,
            OptionalDouble neededInFlight,
            double meanInFlight,
            OptionalDouble offeredPerHour,
            long dropped,
            long tooManyRequests,
            Optional<Users> users)
            implements Remark {

        /**
         * The users of the closed model, who make as many calls as their waits and the target's speed let them.
         *
         * @param count how many there were
         * @param cycleSeconds from one call of a user to the next
         * @param needed how many would reach the target at this speed
         */
        public record Users(double count, double cycleSeconds, double needed) {}
    }

    /**
     * The target rate was reached only if failed calls count.
     *
     * @param targetPerHour the planned rate
     * @param okPerHour ok calls per hour of the window
     */
    record TargetMetOnlyWithFailures(double targetPerHour, double okPerHour) implements Remark {}

    /**
     * The load was changing for a large part of the window.
     *
     * @param rampSeconds how long it was changing
     * @param windowSeconds of this window
     * @param steadyStages stages of the window that keep their level
     */
    record RampInWindow(double rampSeconds, double windowSeconds, List<String> steadyStages) implements Remark {

        public RampInWindow {
            steadyStages = List.copyOf(steadyStages);
        }
    }

    /**
     * The window has too few blocks to estimate how they vary, so intervals assume independent calls.
     *
     * @param longEnoughSeconds the shortest window with enough blocks
     */
    record ShortRun(double longEnoughSeconds) implements Remark {}

    /**
     * A task that should vary its payload nearly always sent the same one.
     *
     * @param task the task's method and name; empty if the plan has one task
     * @param same calls with the most frequent payload
     * @param sent all calls of the task
     * @param rows how many its samples have; 0 for a task with generated values
     */
    record SamePayload(Optional<String> task, long same, long sent, long rows) implements Remark {}

    /**
     * A task's cache rule recognised neither a hit nor a miss in any ok call.
     *
     * @param task as in {@link SamePayload}
     * @param okCalls how many there were
     * @param rule as the scenario has it
     */
    record CacheRuleUndecided(Optional<String> task, long okCalls, String rule) implements Remark {}

    /**
     * Cache hits are not faster than misses.
     *
     * @param task as in {@link SamePayload}
     * @param hitP50Ms median of hits
     * @param missP50Ms median of misses
     * @param rule as the scenario has it
     */
    record HitsNotFaster(Optional<String> task, double hitP50Ms, double missP50Ms, String rule) implements Remark {}

    /**
     * The median of hits and misses together is not between the medians of both, which is impossible.
     *
     * @param task as in {@link SamePayload}
     * @param allP50Ms median of hits and misses together
     * @param hitP50Ms median of hits
     * @param missP50Ms median of misses
     */
    record CacheMedianOutside(Optional<String> task, double allP50Ms, double hitP50Ms, double missP50Ms)
            implements Remark {}

    /**
     * More cache hits than payloads that this run had sent before.
     *
     * @param task as in {@link SamePayload}
     * @param hits answers from the cache
     * @param repeated calls that repeated a payload of this run
     * @param sent all calls of the task
     */
    record MoreHitsThanRepeats(Optional<String> task, long hits, long repeated, long sent) implements Remark {}

    /**
     * Streamed answers whose figures are not what they seem.
     *
     * @param task as in {@link SamePayload}
     * @param kind why
     * @param count ok answers of this kind
     * @param of all ok answers of the task
     */
    record DoubtfulStreams(Optional<String> task, DoubtfulStreams.Kind kind, long count, long of) implements Remark {

        /** What is doubtful about them. */
        public enum Kind {
            /** The server did not count their tokens. */
            NOT_COUNTED,
            /** It counted fewer tokens than it sent token events. */
            FEWER_TOKENS_THAN_EVENTS,
            /** It counted several tokens an event. */
            SEVERAL_TOKENS_AN_EVENT,
            /** Nearly all of their tokens arrived right after the one before. */
            IN_BURSTS
        }
    }

    /**
     * Streamed answers that are shorter or longer than their requests ask.
     *
     * @param task as in {@link SamePayload}
     * @param field of the request that asks for it
     * @param asked tokens; for {@code ignore_eos}, those of the longest answer
     * @param count ok answers that are shorter or longer
     * @param of all ok answers of the task whose length is known
     * @param meanTokens of an answer; empty if the server counts none
     */
    record RequestNotKept(
            Optional<String> task,
            AskedCompletion.Field field,
            long asked,
            long count,
            long of,
            OptionalDouble meanTokens)
            implements Remark {}

    /**
     * Tokens of prompts that the server took from a cache, beyond the beginning that the plan makes the same in all prompts.
     *
     * @param task as in {@link SamePayload}
     * @param cached tokens
     * @param of all tokens of the prompts of ok calls whose answers tell how many were cached
     */
    record CachedPrompts(Optional<String> task, long cached, long of) implements Remark {}

    /**
     * Prompts that the server takes to be longer or shorter than the token ids that were sent.
     *
     * @param task as in {@link SamePayload}
     * @param meanTokens of a prompt, by the server
     * @param planned the same, by the plan
     */
    record PromptsOffPlan(Optional<String> task, double meanTokens, double planned) implements Remark {}

    /**
     * Equal requests got different texts though they ask for the same one.
     *
     * @param task as in {@link SamePayload}
     * @param field of the request that asks for it: {@code temperature}, which is 0, or {@code seed}
     * @param count requests with different texts
     * @param of all requests that were sent more than once
     */
    record AnswersDiffer(Optional<String> task, String field, long count, long of) implements Remark {}

    /**
     * A figure changed its level while the load was steady.
     *
     * @param what changed
     * @param side whose calls it is of, in a comparison; empty for all calls
     * @param before its value before the change
     * @param after its value after the change
     * @param seconds when it changed, from the start of the window
     */
    record Unsteady(Level what, Optional<String> side, double before, double after, double seconds) implements Remark {

        @Override
        public boolean showsUnsteady() {
            return true;
        }

        /** Figures that are compared. */
        public enum Level {
            /** In milliseconds. */
            P90_OF_OK,
            /** In percent. */
            SUCCESS_RATE,
            CALLS_IN_FLIGHT,
            /** Time to the first token, in milliseconds. */
            P90_OF_TTFT,
            /** Output tokens a second. */
            OUTPUT_TOKENS
        }
    }

    /**
     * A figure was worse at the start of the window than later.
     *
     * @param what was worse: a time or the tokens
     * @param side whose calls it is of, in a comparison; empty for all calls
     * @param seconds until it was better
     */
    record Settling(Unsteady.Level what, Optional<String> side, double seconds) implements Remark {

        @Override
        public boolean showsUnsteady() {
            return true;
        }
    }

    /**
     * The window, which rates divide by, is not as long as the run.
     *
     * @param windowSeconds how long the window is
     * @param wallSeconds from time zero to the end of the last call
     * @param warmUp true if the run began with a warm-up
     */
    record WallTimeDiffers(double windowSeconds, double wallSeconds, boolean warmUp) implements Remark {}

    /**
     * Calls in flight are not throughput × mean service time, as Little's law says.
     *
     * @param meanInFlight calls in flight, averaged over the window
     * @param throughputTimesServiceTime the other side
     */
    record LittlesLawBroken(double meanInFlight, double throughputTimesServiceTime) implements Remark {

        @Override
        public boolean showsUnsteady() {
            return true;
        }
    }

    /**
     * Fewer calls were in flight than there were users, although users that do not wait between calls keep one in flight each.
     *
     * @param meanInFlight calls in flight, averaged over the window
     * @param users who ran all through it
     */
    record UsersIdle(double meanInFlight, double users) implements Remark {

        @Override
        public boolean showsUnsteady() {
            return true;
        }
    }

    /**
     * Streamed answers per second are not output tokens per second ÷ tokens of an answer.
     *
     * @param answersPerSecond ok answers whose calls were intended in the window, per second of it
     * @param byTokens the other side, from the tokens that arrived in the window
     */
    record TokensDisagree(double answersPerSecond, double byTokens) implements Remark {

        @Override
        public boolean showsUnsteady() {
            return true;
        }
    }

    /**
     * A file of the run that was read although it is damaged.
     *
     * @param file its name
     * @param damage what is wrong with it
     * @param lines how many lines are left out for that
     */
    record FileDamaged(String file, Damage damage, long lines) implements Remark {

        /** What can be wrong with a file. */
        public enum Damage {
            LINES,
            /** Lines besides those that {@link LineDamaged} names. */
            MORE_LINES,
            /** It ends in the middle of a line. */
            CUT,
            /** The run could not write it to its end. */
            INCOMPLETE
        }
    }

    /**
     * A line of a file of the run that is left out.
     *
     * @param file its name
     * @param line from 1
     * @param reason what is wrong with it, without a full stop
     */
    record LineDamaged(String file, long line, String reason) implements Remark {}

    /**
     * A part of the run that is unknown because its file cannot be read.
     *
     * @param part what is unknown
     * @param reason with the file, without a full stop
     */
    record PartUnknown(Part part, String reason) implements Remark {

        /** What can be unknown. */
        public enum Part {
            /** Some of what the charts show. */
            CHARTS,
            SERVER_FIGURES
        }
    }

    /**
     * The calls that were kept are not those that the run counted.
     *
     * @param kept calls in {@code calls.csv}
     * @param counted calls in {@code run.json}
     */
    record CallsDiffer(long kept, long counted) implements Remark {}

    /**
     * A shard did not begin its load with the others.
     *
     * @param part which
     * @param count how many shards there are
     */
    record ShardStart(Merged.Part part, int count) implements Remark {}

    /**
     * The calls of one shard took longer than those of the others.
     *
     * @param part which
     * @param count how many shards there are
     * @param othersMs the largest median of the others
     */
    record ShardSlower(Merged.Part part, int count, double othersMs) implements Remark {}

    /**
     * Calls that were intended after the first shard had stopped are left out.
     *
     * @param calls how many
     * @param after from time zero to the end of the load
     */
    record CallsLeftOut(long calls, Duration after) implements Remark {}

    /**
     * Calls to one of two compared sides failed where the other side's call to the same row was ok.
     *
     * @param first name of the first side
     * @param second name of the second side
     * @param onlyFirst pairs of which only the first side's call failed
     * @param onlySecond the reverse
     * @param differ true if one side fails more often than the other for certain
     */
    record SidesFailed(String first, String second, long onlyFirst, long onlySecond, boolean differ)
            implements Remark {}

    /**
     * Two compared sides answered some rows with different statuses.
     *
     * @param count pairs with different statuses, or with one answer only
     * @param of all pairs
     */
    record StatusesDiffer(long count, long of) implements Remark {}

    /**
     * The call of a pair that is made first takes longer, or less long, whichever side it goes to.
     *
     * @param ratio of its time to that of the other
     */
    record OrderMatters(Estimate ratio) implements Remark {}

    /**
     * Calls that are counted in an unusual way.
     *
     * @param kind what is unusual
     * @param count how many there are
     */
    record SpecialCalls(SpecialCalls.Kind kind, long count) implements Remark {

        /** The way in which they are unusual. */
        public enum Kind {
            /** An abort cut them off. */
            UNFINISHED,
            /** They were in flight when the process was killed. */
            UNKNOWN,
            /** Times of calls beyond the histograms' range. */
            CLAMPED,
            /** They were intended after the planned end. */
            BEYOND_PLAN,
            /** They completed pairs of a comparison after the planned end. */
            COMPLETED_PAIRS,
            /** A user's calls on start failed, are counted apart, and were made again before its first task. */
            FAILED_ON_START
        }
    }
}
