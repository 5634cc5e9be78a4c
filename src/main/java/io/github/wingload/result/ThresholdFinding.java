package io.github.wingload.result;

import io.github.wingload.stats.Blocking;
import io.github.wingload.stats.interval.Estimate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a threshold was judged by: the figures that passed it, failed it, or left it undecided. */
public sealed interface ThresholdFinding extends Finding {

    /** The length in seconds of a run that would decide a threshold that this one left undecided; empty if it is not known. */
    default OptionalDouble secondsNeeded() {
        return OptionalDouble.empty();
    }

    /** A figure that has no interval, in its unit; empty if it has one, or if there is no figure. */
    default OptionalDouble withoutInterval() {
        return OptionalDouble.empty();
    }

    /**
     * ThresholdFinding that exists in words only, from {@code report.json}.
     *
     * @param words without capital and full stop; may be empty
     */
    record InWords(String words) implements ThresholdFinding {}

    /**
     * The generator was limited, so the figures decide nothing.
     *
     * @param measured what would have decided the threshold
     */
    record GeneratorLimited(ThresholdFinding measured) implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return measured.withoutInterval();
        }
    }

    /**
     * Delays of wingload itself decide whether the threshold is met.
     *
     * @param measured what the threshold was judged by with the delays
     * @param without the same without them
     * @param delays that were seen
     */
    record DecidedByDelays(ThresholdFinding measured, ThresholdFinding without, OwnDelays delays)
            implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return measured.withoutInterval();
        }
    }

    /**
     * The threshold was decided before the planned end of the run, which was then stopped.
     *
     * @param after from time zero to the end of the calls that decided it
     * @param measured the figures of all calls up to the stop
     */
    record DecidedEarly(Duration after, ThresholdFinding measured) implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return measured.withoutInterval();
        }
    }

    /**
     * The run is invalid, so the figures decide nothing.
     *
     * @param measured what would have decided the threshold
     */
    record RunInvalid(ThresholdFinding measured) implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return measured.withoutInterval();
        }
    }

    /**
     * Not judged, because only a part of the load was made and the figure adds up over all parts.
     *
     * @param measured what was measured
     */
    record OfPart(ThresholdFinding measured) implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return measured.withoutInterval();
        }
    }

    /**
     * There is no call that the figure could be made from.
     *
     * @param lack which calls are missing
     * @param among the number of calls that these were looked for in
     */
    record NothingToJudge(Lack lack, long among) implements ThresholdFinding {

        /** Which calls are missing. */
        public enum Lack {
            INTENDED,
            SENT,
            FAILED,
            /** No call is ok; {@code among} is 0 if no call was intended. */
            OK,
            /** No ok call has an answer that says whether it came from a cache. */
            CACHE_RESULTS,
            /** No ok call has an answer with an item. */
            ITEMS,
            /** No ok call has such a time. */
            TIMES,
            /** No pair of calls has two that are ok; {@code among} counts pairs. */
            PAIRS,
            /** Servers did not count the tokens of {@code among} ok calls. */
            USAGE
        }
    }

    /**
     * A figure with an interval.
     *
     * @param estimate in the figure's unit
     * @param whole of a share, the number of things that it is a share of; empty for other figures
     * @param blocks that the interval was made from
     */
    record Estimated(Estimate estimate, Optional<Long> whole, Blocking blocks, OptionalDouble secondsNeeded)
            implements ThresholdFinding {}

    /**
     * A rate at which the target fell behind: calls started faster than they ended, all through the window.
     *
     * @param delivered the rate at which calls ended, in the figure's unit
     * @param offered the rate at which calls were to start, in the figure's unit
     * @param growthPerSecond how many more calls were in flight after each second
     */
    record FallsBehind(Estimate delivered, double offered, double growthPerSecond) implements ThresholdFinding {}

    /**
     * A figure without an interval.
     *
     * @param figure in its unit
     * @param basis why there is no interval
     * @param count of starts or scrapes that the figure was made from; 0 for an extreme
     */
    record Exact(double figure, Basis basis, long count) implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return OptionalDouble.of(figure);
        }

        /** What a figure without an interval was made from. */
        public enum Basis {
            /** The shortest or the longest time. */
            EXTREME,
            /** The starts of a fixed schedule, every one of which ended. */
            ALL_ENDED,
            /** The starts of a fixed schedule, every one of which was ok. */
            ALL_OK,
            SCRAPES
        }
    }

    /**
     * A percentile, judged by the share of calls within its limit.
     *
     * @param percentile with its interval in milliseconds; empty if it falls among failed calls or close to them
     * @param percentileMs the percentile alone; infinite if it falls among failed calls
     * @param within the share of calls within the limit, 0 to 1
     * @param calls the number of calls judged
     * @param blocks that the interval was made from
     */
    record WithinLimit(
            Optional<Estimate> percentile,
            double percentileMs,
            Estimate within,
            long calls,
            Blocking blocks,
            OptionalDouble secondsNeeded)
            implements ThresholdFinding {

        @Override
        public OptionalDouble withoutInterval() {
            return Double.isFinite(percentileMs) ? OptionalDouble.of(percentileMs) : OptionalDouble.empty();
        }
    }

    /**
     * The judged part of the run is shorter than one window.
     *
     * @param lengthSeconds of a window
     * @param judgedSeconds of what is judged
     */
    record NoWindow(double lengthSeconds, double judgedSeconds) implements ThresholdFinding {

        @Override
        public OptionalDouble secondsNeeded() {
            return OptionalDouble.of(lengthSeconds);
        }
    }

    /**
     * Windows that slide over the run, each judged by its own interval. For a window to miss the threshold, its interval allows for
     * the number of windows.
     *
     * @param count of windows
     * @param missed windows that missed the threshold
     * @param undecided windows whose interval holds the limit
     * @param lengthSeconds of a window
     * @param worstSeconds where the worst window starts, from the start of what is judged
     * @param worst its figure; empty if it has none
     * @param worstHasCalls false if no call was intended in the worst window
     */
    record Windows(
            int count,
            int missed,
            int undecided,
            double lengthSeconds,
            double worstSeconds,
            OptionalDouble worst,
            boolean worstHasCalls)
            implements ThresholdFinding {}

    /**
     * Too few scrapes have a value of a figure of the server.
     *
     * @param scrapes that have one
     * @param judgedSeconds of what is judged
     * @param every the planned time from one scrape to the next
     * @param failed scrapes that failed
     * @param error the most frequent error of these; empty if none failed
     * @param secondsNeeded empty if a scrape failed
     */
    record TooFewScrapes(
            long scrapes,
            double judgedSeconds,
            Duration every,
            long failed,
            Optional<String> error,
            OptionalDouble secondsNeeded)
            implements ThresholdFinding {}
}
