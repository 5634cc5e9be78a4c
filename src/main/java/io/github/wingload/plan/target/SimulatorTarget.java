package io.github.wingload.plan.target;

import io.github.wingload.plan.task.Header;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simulated service, which wingload starts on a free port of the loopback interface for the run.
 *
 * <p>An empty setting keeps the profile's value.
 *
 * @param profile which service it simulates
 * @param pods number of pods at the start of the run; 1 or more
 * @param maxPods the most that the autoscaler may start; at least {@code pods}
 * @param routing how a pod is chosen for a request
 * @param seed of service times, routes and faults
 * @param faults probability of each fault, from 0 to 1; see {@link Fault}
 * @param headers sent with every request
 * @param tuning settings of the profiles that have no autoscaler
 */
public record SimulatorTarget(
        Profile profile,
        OptionalInt pods,
        OptionalInt maxPods,
        Optional<Routing> routing,
        OptionalLong seed,
        Map<Fault, Double> faults,
        List<Header> headers,
        Tuning tuning)
        implements Target {

    public SimulatorTarget {
        faults = Map.copyOf(faults);
        headers = List.copyOf(headers);
    }

    /** A profile with all its defaults. */
    public static SimulatorTarget of(Profile profile) {
        return new SimulatorTarget(
                profile,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Map.of(),
                List.of(),
                Tuning.NONE);
    }

    /** A copy with this tuning. */
    public SimulatorTarget tuned(Tuning other) {
        return new SimulatorTarget(profile, pods, maxPods, routing, seed, faults, headers, other);
    }

    /** A copy with this seed, unless the target has a seed. */
    public SimulatorTarget seededBy(long other) {
        return new SimulatorTarget(
                profile, pods, maxPods, routing, OptionalLong.of(seed.orElse(other)), faults, headers, tuning);
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public SimulatorTarget withHeaders(List<Header> others) {
        return new SimulatorTarget(profile, pods, maxPods, routing, seed, faults, others, tuning);
    }

    /** Which service is simulated. */
    public enum Profile {
        /** revertrisk-wikidata as staging had it: 20 requests per second for a pod, 1 pod or more. */
        REVERTRISK_WIKIDATA_STAGING(Setting.OF_PODS),
        /** revertrisk-wikidata as configured for production: 3 requests per second for a pod, 5 to 15 pods. */
        REVERTRISK_WIKIDATA_PRODUCTION(Setting.OF_PODS),
        /** revertrisk-wikidata without service times, pods and 502s: for measuring the generator. */
        REVERTRISK_WIKIDATA_INSTANT(Setting.OF_PODS),
        /** All model servers of LiftWing behind one address: they check their input and never queue. */
        LIFTWING(EnumSet.of(Setting.TIME_SCALE)),
        /** A small service with one model: heart disease from whole numbers. It has no cache and no rate limit. */
        ML_API_HEART(Setting.OF_API),
        /** A production service: sentiment of texts, single, as an A/B test and in batches, with cache and rate limit. */
        ML_API_TEXT(Setting.OF_API),
        /** A language model that streams its answers, as LiftWing runs it: one replica with continuous batching. */
        LLM(Setting.OF_LLM);

        // Nothing changes the set.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<Setting> settings;

        Profile(EnumSet<Setting> settings) {
            this.settings = settings;
        }

        /** The name in scenario files and on the command line, such as {@code revertrisk-wikidata-staging}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the setting changes anything of this profile. */
        public boolean has(Setting setting) {
            return settings.contains(setting);
        }
    }

    /** A setting that only some of the profiles have. */
    public enum Setting {
        PODS,
        MAX_PODS,
        ROUTING,
        TIME_SCALE,
        THREADS,
        RATE_LIMIT,
        CACHE_TTL,
        SHAPE,
        OBEYS,
        MAX_NUM_SEQS,
        MAX_NUM_BATCHED_TOKENS,
        MAX_MODEL_LEN,
        KV_CACHE_TOKENS,
        PREFIX_CACHE,
        DECODE_TIME,
        BATCH_TIME,
        PREFILL_PER_SECOND,
        SHORT_ANSWERS,
        TOKENS_PER_EVENT,
        LINE_ENDS,
        SPLIT,
        CUT_AFTER;

        private static final EnumSet<Setting> OF_PODS = EnumSet.range(PODS, ROUTING);
        private static final EnumSet<Setting> OF_API = EnumSet.of(PODS, TIME_SCALE, THREADS, RATE_LIMIT, CACHE_TTL);
        private static final EnumSet<Setting> OF_LLM = ofLlm();

        private static EnumSet<Setting> ofLlm() {
            EnumSet<Setting> settings = EnumSet.range(SHAPE, CUT_AFTER);
            settings.addAll(EnumSet.of(TIME_SCALE, RATE_LIMIT));
            return settings;
        }

        /** The key in scenario files: {@code max_pods}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What can be set of profiles that have no autoscaler. An empty setting keeps the profile's value.
     *
     * @param timeScale factor of every service time; zero or more
     * @param threads of each pod that work on requests; 1 or more
     * @param rateLimit of each client
     * @param cacheTtl how long answers are cached; zero for no cache
     * @param llm of a language model
     */
    public record Tuning(
            OptionalDouble timeScale,
            OptionalInt threads,
            Optional<RateLimit> rateLimit,
            Optional<Duration> cacheTtl,
            Optional<LlmTuning> llm) {

        public static final double HIGHEST_TIME_SCALE = 1_000;

        public static final Tuning NONE = new Tuning(
                OptionalDouble.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * How many requests each client may make.
     *
     * @param requests in a window of time; 0 for no limit
     * @param per length of the window, which starts with a client's first request; above zero unless there is no limit
     */
    public record RateLimit(int requests, Duration per) {

        /** Every request is let in. */
        public static final RateLimit NONE = new RateLimit(0, Duration.ZERO);

        private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,8})/([hms])");

        /** As it is written: {@code 100/m}, or {@code none}. */
        public static Optional<RateLimit> of(String text) {
            if (text.equals("none")) {
                return Optional.of(NONE);
            }
            Matcher parts = WRITTEN.matcher(text);
            return parts.matches()
                    ? Optional.of(new RateLimit(Integer.parseInt(parts.group(1)), per(parts.group(2))))
                    : Optional.empty();
        }

        private static Duration per(String unit) {
            return switch (unit) {
                case "h" -> Duration.ofHours(1);
                case "m" -> Duration.ofMinutes(1);
                default -> Duration.ofSeconds(1);
            };
        }
    }

    /** How a pod is chosen for a request. */
    public enum Routing {
        /** Any ready pod, each with the same probability. */
        RANDOM,
        /** The ready pods in turn. */
        ROUND_ROBIN,
        /** The less busy of two random pods: what Envoy does under this name. */
        LEAST_REQUEST
    }

    /**
     * What can go wrong, with a probability from 0 to 1 for each request.
     *
     * <p>Some {@linkplain #isAnswer are answers}, and are counted by their status. Others replace an answer at the moment at which it
     * would have been written: the pod has done its work by then. In an answer that is streamed they happen at one of its tokens, each
     * with the same probability. Some {@linkplain #isOfStreams happen only there}.
     */
    public enum Fault {
        /**
         * A fast 502 of the proxy. The probability is for each request that is in flight in the pod, so a profile that answers
         * at once never shows it.
         */
        BAD_GATEWAY,
        /**
         * The model server does not reach MediaWiki, which it asks about the revision or page: a 500 after its timeout. Models that
         * do not ask, and health endpoints, work.
         */
        EGRESS,
        /** A page of HTML with the status 400, as a gateway at the edge answers. */
        HTML_400,
        /** A 503 of a proxy that finds no server. */
        BUSY_503,
        /** The connection is closed without an answer. */
        DROP,
        /** The connection is reset without an answer. */
        RESET,
        /** No answer comes; the connection is held until the client closes it. */
        STALL,
        /** The head of the answer, then its body, one byte every 200 ms. Of a stream: one of its events. */
        DRIP,
        /** Bytes that are not HTTP, then the connection is closed. */
        GARBAGE,
        /** The head of the answer and half its body, then the connection is closed. Of a stream: up to one of its tokens. */
        TRUNCATE,
        /** Nothing comes for 5 s, then everything that was held back. */
        PAUSE,
        /** The first token comes 435 ms late. */
        SLOW_FIRST,
        /** Everything comes at the end, as from a proxy that buffers. */
        BURST,
        /** Comments between the events. */
        PING,
        /** The model ends the answer by itself after few tokens, whatever the request demands. */
        SHORT,
        /** An event whose data is not JSON. */
        GARBAGE_EVENT,
        /** An error in place of the rest of the answer, then its regular end. */
        ERROR_OBJECT,
        /** No reason of the end. */
        NO_FINISH,
        /** The last event, {@code [DONE]}, is missing. */
        NO_DONE,
        /** The usage counts a tenth more tokens than there were. */
        WRONG_USAGE,
        /** There is no usage. */
        NO_USAGE,
        /** The usage is null. */
        NULL_USAGE;

        /**
         * The highest {@link #sum}: a request has at most one of these faults. Ten faults of 0.1 are allowed, although their
         * binary sum is a little above 1.
         */
        public static final double HIGHEST_SUM = 1 + 1e-9;

        /** True for an answer of the service, which is decided apart from the other faults. */
        public boolean isAnswer() {
            return this == BAD_GATEWAY || this == EGRESS || this == HTML_400 || this == BUSY_503;
        }

        /** True for a fault that only an answer can have that is streamed. */
        public boolean isOfStreams() {
            return compareTo(TRUNCATE) > 0;
        }

        /** True for a fault after which nothing more of an answer comes. */
        public boolean endsStream() {
            return this == DROP || this == RESET || this == STALL || this == GARBAGE || this == TRUNCATE;
        }

        /** Whether the fault can happen in a profile. */
        public boolean isOf(Profile profile) {
            return switch (this) {
                case BAD_GATEWAY -> profile.has(Setting.ROUTING);
                case EGRESS -> profile.has(Setting.ROUTING) || profile == Profile.LIFTWING;
                case DROP, RESET, STALL, DRIP, GARBAGE, TRUNCATE -> true;
                default -> profile == Profile.LLM;
            };
        }

        /** The sum of the probabilities of the faults that replace an answer. */
        public static double sum(Map<Fault, Double> probabilities) {
            return probabilities.entrySet().stream()
                    .filter(fault -> !fault.getKey().isAnswer())
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        /** The name in scenario files, on the command line and in the tally: {@code bad_gateway}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
