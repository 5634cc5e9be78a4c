package io.github.wingload.plan;

import io.github.wingload.text.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A figure of a run, such as {@code p90 of ok} or {@code success rate}. Thresholds, stop rules, comparisons, trends, reports and
 * files all work from this file, which defines for each figure its names, its unit, which way is good, and the calls that it is
 * made from.
 *
 * <p>A figure does not compute itself. It names an estimator and the calls that the estimator is applied to, and a {@link
 * Source}, such as a tally of calls, answers: {@link #from}.
 *
 * <p>To add a figure, add a constant or a record here, and list it in {@link #NAMED} (scenario files), {@link #TREND}, {@link
 * #TREND_OF_STREAMS}, {@link #LEVELS_OF_STREAMS} or {@link #compared}. To add a time of calls, such as {@code lateness}, add a constant of {@link Quantity} and list it in {@link #TIMES}.
 *
 * <p>Times are in milliseconds, shares in percent. Immutable; figures with the same meaning are equal.
 */
// The main thread reads the plan, which initializes all figures, before any other thread starts.
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Figure {

    Figure SUCCESS_RATE = new Share("success rate", "success", Things.OK, Things.INTENDED, Good.HIGHER);
    Figure FAILURE_RATE = new Share("failure rate", "failures", Things.NOT_OK, Things.INTENDED, Good.LOWER);

    /** Share of the ok calls with a valid payload whose answers say that they came from a cache, of those that say either. */
    Figure CACHE_HIT_RATE = new Share("cache hit rate", "hits", Things.CACHE_HITS, Things.CACHE_KNOWN, Good.HIGHER);

    Figure ITEM_SUCCESS_RATE = new Share("item success rate", "items", Things.ITEMS_OK, Things.ITEMS, Good.HIGHER);

    /** Calls that were sent, ok or not, per hour. */
    Figure REQUESTS_PER_HOUR =
            new Rate("requests/hour", "requests/hour", "requests/h", Things.SENT, Duration.ofHours(1));

    Figure OK_PER_HOUR = new Rate("ok/hour", "ok/hour", "ok/h", Things.OK, Duration.ofHours(1));
    Figure THROUGHPUT = new Rate("requests/s", "throughput", "throughput", Things.SENT, Duration.ofSeconds(1));

    /** Calls that were ok, per second. Comparisons judge it: a target that only refuses calls may refuse many. */
    Figure GOODPUT = new Rate("ok/s", "goodput", "goodput", Things.OK, Duration.ofSeconds(1));

    /** Tokens that models made, by their servers' counts. */
    Figure OUTPUT_TOKENS_PER_SECOND = new TokenRate("output tokens/s", Things.OUTPUT_TOKENS, Things.OUTPUT_UNKNOWN);

    /** Tokens of prompts, by the servers' counts. */
    Figure INPUT_TOKENS_PER_SECOND = new TokenRate("input tokens/s", Things.INPUT_TOKENS, Things.INPUT_UNKNOWN);

    Figure TOKENS_PER_USER = new Speed("tokens/s per user", new Times(Quantity.TIME_PER_TOKEN, Calls.OK));

    /** Calls that keep the scenario's {@link Reporting.Slo}. */
    Figure WITHIN_SLO = new Share("within slo", "within slo", Things.GOOD, Things.INTENDED, Good.HIGHER);

    Figure GOOD_PER_SECOND = new Rate("good/s", "good calls", "good/s", Things.GOOD, Duration.ofSeconds(1));

    Figure REQUESTS = new Count("requests", Things.SENT);
    Figure FAILURES = new Count("failure count", Things.NOT_OK);

    /** 90th percentile of all calls; a call that failed or was never sent counts as one that never ended. */
    Figure ALL_CALLS_P90 = percentile(90, Calls.ALL);

    Figure FIRST_CALLS_P90 = percentile(90, Calls.FIRST_OK);

    /** The figures that a scenario calls by a fixed name, in the order in which messages list them. */
    List<Figure> NAMED = List.of(
            new Mean(Times.of(Calls.SENT)),
            new Least(Times.of(Calls.SENT)),
            new Most(Times.of(Calls.SENT)),
            SUCCESS_RATE,
            FAILURE_RATE,
            REQUESTS_PER_HOUR,
            OK_PER_HOUR,
            THROUGHPUT,
            GOODPUT,
            CACHE_HIT_RATE,
            ITEM_SUCCESS_RATE,
            WITHIN_SLO,
            GOOD_PER_SECOND,
            OUTPUT_TOKENS_PER_SECOND,
            INPUT_TOKENS_PER_SECOND,
            TOKENS_PER_USER,
            FAILURES);

    /** The word for all calls after {@code of} in a scenario: the default. */
    String ALL = "all";

    /** The times that {@code of} can name in a scenario besides {@link #ALL}, in the order in which messages list them. */
    List<Times> TIMES = List.of(
            Times.of(Calls.OK),
            Times.of(Calls.FAILED),
            new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.ALL),
            new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK),
            new Times(Quantity.TIME_TO_FIRST_OUTPUT, Calls.OK),
            new Times(Quantity.GAP, Calls.OK),
            new Times(Quantity.LONGEST_GAP, Calls.OK),
            new Times(Quantity.TIME_PER_TOKEN, Calls.OK));

    /** The figures of streamed answers, in the order of a table. */
    List<Figure> STREAMS = Stream.concat(
                    TIMES.stream()
                            .filter(times -> times.quantity() != Quantity.DURATION && times.calls() == Calls.OK)
                            .flatMap(times -> DoubleStream.of(50, 90, 99)
                                    .<Figure>mapToObj(number -> new Percentile(number, times))),
                    Stream.of(OUTPUT_TOKENS_PER_SECOND, INPUT_TOKENS_PER_SECOND, TOKENS_PER_USER))
            .toList();

    /** The figures by which runs are followed over time, in the order of a table; times are of ok calls. */
    List<Figure> TREND = List.of(
            OK_PER_HOUR, SUCCESS_RATE, percentile(50, Calls.OK), percentile(90, Calls.OK), percentile(99, Calls.OK));

    /** The figures by which runs are followed as well, if one of them has them: of streamed answers and of an objective. */
    List<Figure> TREND_OF_STREAMS = List.of(
            new Percentile(50, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(50, new Times(Quantity.TIME_PER_TOKEN, Calls.OK)),
            OUTPUT_TOKENS_PER_SECOND,
            WITHIN_SLO);

    /** The figures of streams of the levels of a sweep, if one of them has them: a tail changes too much from run to run to be followed over time. */
    List<Figure> LEVELS_OF_STREAMS = List.of(
            new Percentile(50, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(50, new Times(Quantity.TIME_PER_TOKEN, Calls.OK)),
            new Percentile(99, new Times(Quantity.LONGEST_GAP, Calls.OK)),
            OUTPUT_TOKENS_PER_SECOND,
            WITHIN_SLO);

    /** The figures of streams that decide a comparison, where both runs have them. */
    List<Figure> DECIDING_OF_STREAMS = List.of(
            new Percentile(90, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.TIME_PER_TOKEN, Calls.OK)),
            OUTPUT_TOKENS_PER_SECOND);

    /** The figures of streams in which runs are compared, where both have them. */
    List<Figure> COMPARED_OF_STREAMS = List.of(
            new Percentile(50, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.TIME_TO_FIRST_TOKEN, Calls.OK)),
            new Percentile(50, new Times(Quantity.TIME_PER_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.TIME_PER_TOKEN, Calls.OK)),
            new Percentile(90, new Times(Quantity.LONGEST_GAP, Calls.OK)),
            OUTPUT_TOKENS_PER_SECOND);

    /**
     * The figures in which two runs are compared, in the order of a table.
     *
     * @param calls whose times are compared
     * @param goodWithin the longest that a good call takes
     * @param bucketBounds of the distribution of times, ascending
     */
    static List<Figure> compared(Calls calls, Duration goodWithin, List<Duration> bucketBounds) {
        List<Figure> figures = new ArrayList<>(List.of(
                REQUESTS, SUCCESS_RATE, GOODPUT, OK_PER_HOUR, THROUGHPUT, REQUESTS_PER_HOUR, goodFraction(goodWithin)));
        for (double number : new double[] {50, 90, 95, 99}) {
            figures.add(percentile(number, calls));
        }
        figures.add(ALL_CALLS_P90);
        figures.add(mean(calls));
        for (int i = 0; i <= bucketBounds.size(); i++) {
            Duration from = i == 0 ? Duration.ZERO : bucketBounds.get(i - 1);
            Optional<Duration> to = i == bucketBounds.size() ? Optional.empty() : Optional.of(bucketBounds.get(i));
            figures.add(bucketShare(calls, from, to));
        }
        figures.add(FIRST_CALLS_P90);
        figures.addAll(COMPARED_OF_STREAMS);
        return figures;
    }

    static Figure percentile(double number, Calls calls) {
        return new Percentile(number, Times.of(calls));
    }

    static Figure mean(Calls calls) {
        return new Mean(Times.of(calls));
    }

    /** The share of all calls that were ok and took no longer than a limit. */
    static Figure goodFraction(Duration limit) {
        String name = "ok within " + text(limit);
        Within good = new Within(Times.of(Calls.ALL), 0, limit.toNanos() + 1);
        return new Share(name + ", of all offered", "good", good, Things.INTENDED, Good.HIGHER);
    }

    /** The share of all calls that failed in one way. */
    static Figure failures(String failureClass) {
        return new Share(failureClass, failureClass, new Failed(failureClass), Things.INTENDED, Good.LOWER);
    }

    /**
     * The share of calls whose time is in a bucket. More calls in the fastest bucket are good, more in the slowest are bad.
     *
     * @param from the shortest time in the bucket
     * @param to the shortest time beyond it; empty for the slowest bucket
     */
    static Figure bucketShare(Calls calls, Duration from, Optional<Duration> to) {
        String bounds = from.isZero()
                ? "under " + to.map(Figure::text).orElse("∞")
                : text(from) + to.map(bound -> " to " + text(bound)).orElse(" and more");
        Times times = Times.of(calls);
        Within bucket =
                new Within(times, from.toNanos(), to.map(Duration::toNanos).orElse(Long.MAX_VALUE));
        Good good = from.isZero() ? Good.HIGHER : to.isEmpty() ? Good.LOWER : Good.NEITHER;
        return new Share(bounds + ", share of " + times.words(), bounds, bucket, times, good);
    }

    private static String text(Duration time) {
        return Unit.TIME.exact(time.toNanos() / 1e6);
    }

    /** As a scenario calls it, without the calls that it is of: {@code p90}, {@code success rate}, {@code 502 count}. */
    String name();

    /** In a sentence or a table of figures, with the calls that it is of: {@code p90 of ok calls}, {@code throughput}. */
    default String label() {
        return name();
    }

    /** At the head of a narrow column, and as an option's value: {@code p90}, {@code success}, {@code requests/h}. */
    default String brief() {
        return name();
    }

    /** Of its values and its limits. */
    Unit unit();

    /** Which way is good. */
    Good good();

    /** The answer of a source. */
    <R> R from(Source<R> source);

    /** What a source must count to make the figure. */
    List<Counted> needs();

    /** As a column of files: {@code p90_ms}, {@code success_percent}, {@code requests_per_hour}. */
    default String column() {
        String of = this instanceof Timing timing && timing.times().quantity() != Quantity.DURATION
                ? " " + timing.times().name()
                : "";
        String name = (name() + of).replace(' ', '_').replace("/s", "/second").replace("/", "_per_");
        return unit() == Unit.TIME ? name + "_ms" : inPoints() ? brief().replace(' ', '_') + "_percent" : name;
    }

    /** What there must be at least one of to make the figure; empty for counts and rates, which can be zero. */
    default Optional<Counted> whole() {
        return Optional.empty();
    }

    /** True if the figures of the parts of a load add up to that of the load; else each part shows it as it is. */
    default boolean addsUp() {
        return this instanceof Rate || this instanceof TokenRate || this instanceof Count;
    }

    /** True if it can be a threshold's figure. */
    default boolean forThresholds() {
        return true;
    }

    /** True if it can be a stop rule's figure: its value is known while the run goes on. */
    default boolean forStopRules() {
        return true;
    }

    /** True if a change is a difference in percentage points; else it is a ratio. */
    default boolean inPoints() {
        return unit() == Unit.PERCENT;
    }

    /** Which way is good. */
    enum Good {
        HIGHER,
        LOWER,
        /** The figure is only shown. */
        NEITHER
    }

    /** A figure made from times of calls; shorter is better. */
    sealed interface Timing extends Figure {

        Times times();

        /** The same estimator over other times. */
        Timing of(Times others);

        /** The estimator in a sentence: {@code p90}, {@code longest time}. */
        default String noun() {
            return name();
        }

        @Override
        default String label() {
            return noun() + " of " + times().label();
        }

        @Override
        default Unit unit() {
            return Unit.TIME;
        }

        /** The first calls of a run all come from one moment, so their change cannot be tested. */
        @Override
        default Good good() {
            return times().calls() == Calls.FIRST_OK ? Good.NEITHER : Good.LOWER;
        }

        @Override
        default List<Counted> needs() {
            return List.of(times());
        }

        @Override
        default Optional<Counted> whole() {
            return Optional.of(times());
        }
    }

    /**
     * The time that a percentage of the calls do not exceed.
     *
     * @param number in (0, 100)
     */
    record Percentile(double number, Times times) implements Timing {

        @Override
        public String name() {
            return "p" + Unit.NUMBER.exact(number);
        }

        @Override
        public String brief() {
            return times.calls() == Calls.ALL
                            || times.calls() == Calls.FIRST_OK
                            || times.quantity() != Quantity.DURATION
                    ? label()
                    : name();
        }

        @Override
        public Timing of(Times others) {
            return new Percentile(number, others);
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.percentile(times, number);
        }
    }

    /** The arithmetic mean. */
    record Mean(Times times) implements Timing {

        @Override
        public String name() {
            return "mean";
        }

        @Override
        public Timing of(Times others) {
            return new Mean(others);
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.mean(times);
        }
    }

    /** The shortest time. */
    record Least(Times times) implements Timing {

        @Override
        public String name() {
            return "min";
        }

        @Override
        public String noun() {
            return "shortest time";
        }

        @Override
        public Timing of(Times others) {
            return new Least(others);
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.shortest(times);
        }
    }

    /** The longest time. */
    record Most(Times times) implements Timing {

        @Override
        public String name() {
            return "max";
        }

        @Override
        public String noun() {
            return "longest time";
        }

        @Override
        public Timing of(Times others) {
            return new Most(others);
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.longest(times);
        }
    }

    /** A part of a whole, in percent. */
    record Share(String name, String brief, Counted part, Counted of, Good good) implements Figure {

        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.share(part, of);
        }

        @Override
        public List<Counted> needs() {
            return List.of(part, of);
        }

        @Override
        public Optional<Counted> whole() {
            return Optional.of(of);
        }

        /** True for the share of calls in a bucket of times. */
        public boolean bucket() {
            return of instanceof Times;
        }

        /** True for shares of what answers say only where the scenario asks. */
        public boolean ofAnswers() {
            return of == Things.CACHE_KNOWN || of == Things.ITEMS;
        }

        @Override
        public boolean forStopRules() {
            return !ofAnswers();
        }
    }

    /** How many per length of time. */
    record Rate(String name, String label, String brief, Things counted, Duration per) implements Figure {

        @Override
        public Unit unit() {
            return per.toSeconds() == 1 ? Unit.PER_SECOND : Unit.PER_HOUR;
        }

        /** More failed calls are not better. */
        @Override
        public Good good() {
            return counted == Things.OK || counted == Things.GOOD ? Good.HIGHER : Good.NEITHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.rate(counted, per);
        }

        @Override
        public List<Counted> needs() {
            return List.of(counted);
        }
    }

    /**
     * Tokens per second.
     *
     * @param counted the tokens, of ok calls
     * @param unknown the ok calls whose tokens are not known
     */
    record TokenRate(String name, Things counted, Things unknown) implements Figure {

        @Override
        public Unit unit() {
            return Unit.PER_SECOND;
        }

        @Override
        public Good good() {
            return counted == Things.OUTPUT_TOKENS ? Good.HIGHER : Good.NEITHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.tokensPerSecond(counted);
        }

        @Override
        public List<Counted> needs() {
            return List.of(counted, unknown);
        }

        /** Tokens of calls that have not ended are not known. */
        @Override
        public boolean forStopRules() {
            return false;
        }
    }

    /** How many of something pass in a second if each takes the mean of some times: a thousand, divided by the mean in milliseconds. */
    record Speed(String name, Times times) implements Figure {

        @Override
        public Unit unit() {
            return Unit.PER_SECOND;
        }

        @Override
        public Good good() {
            return Good.HIGHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.perSecond(times);
        }

        @Override
        public List<Counted> needs() {
            return List.of(times);
        }

        @Override
        public Optional<Counted> whole() {
            return Optional.of(times);
        }
    }

    /** How many in all. */
    record Count(String name, Counted counted) implements Figure {

        /** Answers with a status. */
        public static Count ofStatus(int status) {
            return new Count(status + " count", new Status(status));
        }

        @Override
        public Unit unit() {
            return Unit.COUNT;
        }

        @Override
        public Good good() {
            return Good.NEITHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.total(counted);
        }

        @Override
        public List<Counted> needs() {
            return List.of(counted);
        }

        @Override
        public boolean forThresholds() {
            return false;
        }
    }

    /**
     * A figure of the first of two compared sides less that of the second. It is made from the pairs of calls that are both ok.
     *
     * @param of a percentile or the mean of ok calls
     */
    record Difference(Timing of) implements Figure {

        /** The word with which it begins in a scenario. */
        public static final String WORD = "difference";

        @Override
        public String name() {
            return WORD + " of " + of.name();
        }

        @Override
        public Unit unit() {
            return of.unit();
        }

        @Override
        public Good good() {
            return Good.NEITHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.difference(of);
        }

        @Override
        public List<Counted> needs() {
            return of.needs();
        }

        @Override
        public boolean forStopRules() {
            return false;
        }
    }

    /**
     * A {@link ServerFigure} over time.
     *
     * @param figure its name in the plan
     * @param unitName its unit in the plan
     */
    record Observed(Statistic statistic, String figure, String unitName) implements Figure {

        @Override
        public String name() {
            return statistic.name().toLowerCase(Locale.ROOT) + " of " + figure;
        }

        @Override
        public Unit unit() {
            return Unit.named(unitName);
        }

        @Override
        public Good good() {
            return Good.NEITHER;
        }

        @Override
        public <R> R from(Source<R> source) {
            return source.observed(statistic, figure);
        }

        @Override
        public List<Counted> needs() {
            return List.of();
        }

        @Override
        public boolean forStopRules() {
            return false;
        }
    }

    /** How the scraped values of a server's figure become one. */
    enum Statistic {
        MEAN,
        MIN,
        MAX
    }

    /** What is counted: calls, or what answers brought. */
    sealed interface Counted {

        /** How many of them there are. */
        long in(Counts calls);
    }

    /** Calls, and what their answers contained. */
    enum Things implements Counted {
        /** Every call, whether it was sent or dropped. */
        INTENDED,
        /** Calls that were sent, ok or not. */
        SENT,
        OK,
        /** Calls that failed, were dropped, or were never sent. */
        NOT_OK,
        /** Ok calls with a valid payload whose answers show whether they came from a cache. */
        CACHE_KNOWN,
        CACHE_HITS,
        /** Items of answers. */
        ITEMS,
        ITEMS_OK,
        /** Ok calls that keep the scenario's {@link Reporting.Slo}. */
        GOOD,
        /** Tokens of ok calls that models made, when they arrived. */
        OUTPUT_TOKENS,
        /** Ok calls read as streams whose servers did not count these tokens. */
        OUTPUT_UNKNOWN,
        /** Tokens of the prompts of ok calls. */
        INPUT_TOKENS,
        /** Ok calls read as streams whose servers did not count these tokens. */
        INPUT_UNKNOWN;

        @Override
        public long in(Counts calls) {
            return calls.number(this);
        }
    }

    /** Answers with a status. */
    record Status(int status) implements Counted {

        @Override
        public long in(Counts calls) {
            return calls.withStatus(status);
        }
    }

    /** Calls that failed in one way. */
    record Failed(String failureClass) implements Counted {
        @Override
        public long in(Counts calls) {
            return calls.failed(failureClass);
        }
    }

    /** Calls whose time is at least {@code fromNs} and less than {@code toNs}, in nanoseconds. */
    record Within(Times times, long fromNs, long toNs) implements Counted {

        @Override
        public long in(Counts calls) {
            return calls.within(times, fromNs, toNs);
        }
    }

    /** Times of calls; as {@link Counted}, the calls that have one. */
    record Times(Quantity quantity, Calls calls) implements Counted {
        /** How long the calls took. */
        public static Times of(Calls calls) {
            return new Times(Quantity.DURATION, calls);
        }

        @Override
        public long in(Counts counts) {
            return counts.timed(this);
        }

        /** As a scenario calls them: {@code ok}. */
        public String name() {
            if (quantity == Quantity.DURATION) {
                return calls.name().toLowerCase(Locale.ROOT);
            }
            return quantity.name + (calls == Calls.ALL ? " of all" : "");
        }

        /** {@code ok calls}. */
        public String words() {
            return quantity == Quantity.DURATION ? calls.words : name();
        }

        private String label() {
            return words() + (calls == Calls.ALL ? ", failures counted as infinite" : "");
        }
    }

    /** How many there are of each kind among some calls, or in a single one. */
    interface Counts {
        long number(Things things);

        long withStatus(int status);

        long failed(String failureClass);

        long timed(Times times);

        /** Times that are at least {@code fromNs} and less than {@code toNs}. */
        long within(Times times, long fromNs, long toNs);
    }

    /** A call that was sent. Times are in nanoseconds from time zero. */
    interface OneCall {
        /** How long the call took, as {@link Quantity#DURATION} defines it. */
        long durationNs();

        long intendedNs();

        Instants instants();

        Streamed stream();
    }

    /** When the parts of a call happened; {@link Long#MIN_VALUE} for a part that did not happen. */
    interface Instants {
        long startedNs();

        long sentNs();

        long firstByteNs();

        long endNs();
    }

    /** The events of a streamed answer; {@link Long#MIN_VALUE} for a time that it does not have, and a negative number of tokens if unknown. */
    interface Streamed {
        long firstTokenNs();

        /** Of the first event that is not reasoning alone. */
        long firstOutputNs();

        /** Of the last event that belongs to the model's answer. */
        long lastNs();

        long longestGapNs();

        long outputTokens();

        long inputTokens();

        /** How many times there are from one token to the next. */
        long gaps();

        /** How many of them are at least {@code fromNs} and less than {@code toNs}. */
        long gapsFrom(long fromNs, long toNs);
    }

    /** Which time of a call. */
    enum Quantity {
        /** From the intended start to the end where a schedule decides when calls start; else from the start to the end. */
        DURATION("e2e", OneCall::durationNs),

        /** From where {@link #DURATION} counts to the first token of a streamed answer. */
        TIME_TO_FIRST_TOKEN("ttft", call -> sinceStart(call, call.stream().firstTokenNs())),

        /** To the first token that is not part of the reasoning. */
        TIME_TO_FIRST_OUTPUT("ttfo", call -> sinceStart(call, call.stream().firstOutputNs())),

        /** From each token to the next: a call has as many as it has tokens, less one. */
        GAP("gap", call -> Quantity.NONE),

        /** The longest of these of a call. */
        LONGEST_GAP("longest gap", call -> call.stream().longestGapNs()),

        /** The time from the first token to the end of the model's answer, divided by its tokens without the first, if there are more. */
        TIME_PER_TOKEN("tpot", call -> {
            Streamed stream = call.stream();
            return stream.firstTokenNs() == Quantity.NONE || stream.outputTokens() < 2
                    ? Quantity.NONE
                    : (stream.lastNs() - stream.firstTokenNs()) / (stream.outputTokens() - 1);
        });

        private static final long NONE = Long.MIN_VALUE;

        private final String name;
        // Each function is a method reference or a lambda without state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final ToLongFunction<OneCall> ns;

        /** @param name after {@code of} in a scenario, where durations are named by their calls instead; and in {@code slo} */
        Quantity(String name, ToLongFunction<OneCall> ns) {
            this.name = name;
            this.ns = ns;
        }

        private static long sinceStart(OneCall call, long ns) {
            return ns == Quantity.NONE ? Quantity.NONE : ns - (call.instants().endNs() - call.durationNs());
        }

        /** The name in a scenario. */
        public String label() {
            return name;
        }

        /** True if the call has such a time. */
        public boolean has(OneCall call) {
            return ns(call) != NONE;
        }

        /** This time of a call, in nanoseconds. */
        public long ns(OneCall call) {
            return ns.applyAsLong(call);
        }
    }

    /** Whose times. Those of tasks with an invalid payload are left out where others were sent, except from {@link #ALL}. */
    enum Calls {
        /** Calls that were sent; a failed one has the time until it failed. */
        SENT("all calls"),
        OK("ok calls"),
        /** Calls that were sent and failed. */
        FAILED("failed calls"),
        /** Every call that was intended; one that failed or was never sent counts as one that never ended. */
        ALL("all calls"),
        /** The 200 ok calls that started first, those of the warm-up included. */
        FIRST_OK("the first 200 ok calls");

        private final String words;

        Calls(String words) {
            this.words = words;
        }
    }

    /**
     * What answers for figures: a tally of calls, a report, a table.
     *
     * @param <R> the answer, for example a number, or an estimate with its interval
     */
    interface Source<R> {

        /** The answer for a figure that the source does not know. */
        R unknown();

        /**
         * A percentile of times.
         *
         * @param percentile in (0, 100)
         */
        default R percentile(Times times, double percentile) {
            return unknown();
        }

        default R mean(Times times) {
            return unknown();
        }

        default R shortest(Times times) {
            return unknown();
        }

        default R longest(Times times) {
            return unknown();
        }

        /** In percent. */
        default R share(Counted part, Counted whole) {
            return unknown();
        }

        default R rate(Things counted, Duration per) {
            return unknown();
        }

        /** Tokens that arrived, or were sent, in a second. */
        default R tokensPerSecond(Things counted) {
            return unknown();
        }

        /** See {@link Speed}. */
        default R perSecond(Times times) {
            return unknown();
        }

        default R total(Counted counted) {
            return unknown();
        }

        /** A figure of the first of two compared sides less that of the second. */
        default R difference(Timing of) {
            return unknown();
        }

        /**
         * A figure of the server.
         *
         * @param figure its name in the plan
         */
        default R observed(Statistic statistic, String figure) {
            return unknown();
        }
    }
}
