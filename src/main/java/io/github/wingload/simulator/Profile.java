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
    REVERTRISK_WIKIDATA_INSTANT(Optional.empty(), 1, 1, 1);

    private final Optional<ServiceTimes> serviceTimes;
    private final double configuredTargetPerSecond;
    private final int minPods;
    private final int maxPods;

    Profile(Optional<ServiceTimes> serviceTimes, double configuredTargetPerSecond, int minPods, int maxPods) {
        this.serviceTimes = serviceTimes;
        this.configuredTargetPerSecond = configuredTargetPerSecond;
        this.minPods = minPods;
        this.maxPods = maxPods;
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
