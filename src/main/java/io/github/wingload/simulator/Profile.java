package io.github.wingload.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which service the simulator plays. */
public enum Profile {
    /** revertrisk-wikidata as staging had it: 20 requests per second for a pod, 1 pod or more. */
    REVERTRISK_WIKIDATA_STAGING(Optional.of(ServiceTimes.REVERTRISK_WIKIDATA), 20, 1, 50),
    /** revertrisk-wikidata as configured for production: 3 requests per second for a pod, 5 to 15 pods. */
    REVERTRISK_WIKIDATA_PRODUCTION(Optional.of(ServiceTimes.REVERTRISK_WIKIDATA), 3, 5, 15),
    /** The same answers at once: no pods, no limit and no 502s. For measuring whoever sends the requests. */
    REVERTRISK_WIKIDATA_INSTANT(Optional.empty(), 1, 1, 1),
    /** All model servers of LiftWing behind one address: they check what they are sent, and never queue. */
    LIFTWING(Family.LIFTWING, "istio-envoy"),
    /** A small service with one model: heart disease by whole numbers in ranges. Neither cache nor rate limit of its own. */
    ML_API_HEART(Family.ML_API, "gunicorn"),
    /** A production service: sentiment of texts, single, as A/B test and in batches, with cache and rate limit. */
    ML_API_TEXT(Family.ML_API, "uvicorn");

    private static final int LARGE_REQUEST_BYTES = 16 << 20;

    private final Family family;
    private final String server;
    private final Optional<ServiceTimes> serviceTimes;
    private final double configuredTargetPerSecond;
    private final int minPods;
    private final int maxPods;

    /** One that has pods and an autoscaler. */
    Profile(Optional<ServiceTimes> serviceTimes, double configuredTargetPerSecond, int minPods, int maxPods) {
        this.family = Family.REVERTRISK;
        this.server = "istio-envoy";
        this.serviceTimes = serviceTimes;
        this.configuredTargetPerSecond = configuredTargetPerSecond;
        this.minPods = minPods;
        this.maxPods = maxPods;
    }

    /** One whose size is fixed. */
    Profile(Family family, String server) {
        this.family = family;
        this.server = server;
        this.serviceTimes = Optional.empty();
        this.configuredTargetPerSecond = 1;
        this.minPods = 1;
        this.maxPods = 1;
    }

    /** Profiles of one family have the same code and the same settings. */
    enum Family {
        REVERTRISK,
        LIFTWING,
        ML_API
    }

    /** By its name in scenario files and on the command line, such as {@code revertrisk-wikidata-staging}. */
    public static Optional<Profile> named(String name) {
        return Arrays.stream(values())
                .filter(profile -> profile.profileName().equals(name))
                .findFirst();
    }

    /** As it is written in scenario files. */
    public String profileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Family family() {
        return family;
    }

    /** What it calls itself in its answers. */
    String server() {
        return server;
    }

    /** LiftWing's recorded times are divided by twenty, so that a test of all its models is quick. */
    double timeScale() {
        return family == Family.LIFTWING ? 0.05 : 1;
    }

    /** The longest request that it takes: pictures and bodies that are too large on purpose have to get in. */
    int requestLimitBytes() {
        return family == Family.REVERTRISK ? RequestParser.LIMIT_BYTES : LARGE_REQUEST_BYTES;
    }

    Optional<ServiceTimes> serviceTimes() {
        return serviceTimes;
    }

    int minPods() {
        return minPods;
    }

    int maxPods() {
        return maxPods;
    }

    ScalingRule scalingRule(int mostPods) {
        return new ScalingRule(configuredTargetPerSecond * ScalingRule.UTILISATION, minPods, mostPods);
    }
}
