package io.github.wingload.scenario;

import io.github.wingload.plan.Header;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.plan.SimulatorTarget.Fault;
import io.github.wingload.plan.SimulatorTarget.Profile;
import io.github.wingload.plan.SimulatorTarget.Routing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code simulator}: a profile's name, or a mapping that changes some of the profile's defaults. */
final class SimulatorSection {

    private static final Profile STAND_IN = Profile.REVERTRISK_WIKIDATA_PRODUCTION;
    private static final int MOST_PODS = 1_000;
    private static final Map<String, Profile> PROFILES = Words.of(Profile.class, '-');
    private static final Map<String, Routing> ROUTINGS = Words.of(Routing.class, '_');
    private static final Map<String, Fault> FAULTS = Words.of(Fault.class, '_');

    private SimulatorSection() {}

    static SimulatorTarget read(Node node, List<Header> headers) {
        if (!node.isMapping()) {
            SimulatorTarget asItIs = SimulatorTarget.of(node.oneOf(PROFILES).orElse(STAND_IN));
            return new SimulatorTarget(
                    asItIs.profile(),
                    asItIs.pods(),
                    asItIs.maxPods(),
                    asItIs.routing(),
                    asItIs.seed(),
                    asItIs.faults(),
                    headers);
        }
        Keys keys = node.keys("profile", "pods", "max_pods", "routing", "seed", "faults");
        Node profile = keys.required("profile", "profile: revertrisk-wikidata-production");
        OptionalInt pods = pods(keys.get("pods"));
        OptionalInt maxPods = pods(keys.get("max_pods"));
        if (pods.isPresent() && maxPods.isPresent() && maxPods.getAsInt() < pods.getAsInt()) {
            keys.get("max_pods")
                    .problem(
                            maxPods.getAsInt() + " is less than pods",
                            "write " + pods.getAsInt() + " or more, or lower pods");
        }
        return new SimulatorTarget(
                profile.oneOf(PROFILES).orElse(STAND_IN),
                pods,
                maxPods,
                keys.get("routing").oneOf(ROUTINGS),
                keys.get("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE),
                faults(keys.get("faults")),
                headers);
    }

    private static OptionalInt pods(Node node) {
        OptionalLong pods = node.whole(1, MOST_PODS);
        return pods.isPresent() ? OptionalInt.of((int) pods.getAsLong()) : OptionalInt.empty();
    }

    private static Map<Fault, Double> faults(Node node) {
        Keys keys = node.keys(FAULTS.keySet().toArray(String[]::new));
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        FAULTS.forEach(
                (word, fault) -> keys.get(word).fromZero(1).ifPresent(probability -> faults.put(fault, probability)));
        return faults;
    }
}
