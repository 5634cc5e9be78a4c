package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import io.github.wingload.plan.target.SimulatorTarget.Routing;
import io.github.wingload.plan.target.SimulatorTarget.Setting;
import io.github.wingload.plan.target.SimulatorTarget.Tuning;
import io.github.wingload.plan.task.Header;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Place;
import io.github.wingload.yaml.Tree;
import io.github.wingload.yaml.Tree.Entry;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import io.github.wingload.yaml.Tree.Sequence;
import io.github.wingload.yaml.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code simulator}: a profile's name, or a mapping that changes some of the profile's defaults. */
public final class SimulatorSection {

    private static final Profile STAND_IN = Profile.REVERTRISK_WIKIDATA_PRODUCTION;
    private static final int MOST_PODS = 1_000;
    private static final int MOST_THREADS = 1_000;

    private static final String NO_MEANING = "does not apply to ";
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("profile", "seed", "faults"),
                    Arrays.stream(Setting.values()).map(Setting::word))
            .toList();
    private static final Map<String, Profile> PROFILES = Words.of(Profile.class, '-');
    private static final Map<String, Routing> ROUTINGS = Words.of(Routing.class, '_');
    private static final Map<String, Fault> FAULTS = Words.of(Fault.class, '_');

    /** The faults that do not count towards the sum. */
    private static final String ANSWERS =
            FAULTS.values().stream().filter(Fault::isAnswer).map(Fault::word).collect(Collectors.joining(", "));

    private SimulatorSection() {}

    static SimulatorTarget read(Node node, List<Header> headers) {
        if (!node.isMapping()) {
            return SimulatorTarget.of(node.oneOf(PROFILES).orElse(STAND_IN)).withHeaders(headers);
        }
        Keys keys = node.keys(KEYS);
        Optional<Profile> profile = keys.required("profile", "profile: revertrisk-wikidata-production")
                .oneOf(PROFILES);
        profile.ifPresent(known -> refuseMeaningless(known, keys));
        OptionalInt pods = keys.get("pods").integer(1, MOST_PODS);
        OptionalInt maxPods = keys.get("max_pods").integer(1, MOST_PODS);
        if (pods.isPresent() && maxPods.isPresent() && maxPods.getAsInt() < pods.getAsInt()) {
            keys.get("max_pods")
                    .problem(
                            maxPods.getAsInt() + " is less than pods",
                            "write " + pods.getAsInt() + " or more, or lower pods");
        }
        return new SimulatorTarget(
                profile.orElse(STAND_IN),
                pods,
                maxPods,
                keys.get("routing").oneOf(ROUTINGS),
                keys.get("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE),
                faults(keys.get("faults"), profile),
                headers,
                new Tuning(
                        keys.get("time_scale").fromZero(Tuning.HIGHEST_TIME_SCALE),
                        keys.get("threads").integer(1, MOST_THREADS),
                        keys.get("rate_limit")
                                .written(
                                        RateLimit::of,
                                        "a rate limit",
                                        "write a whole number and its unit /h, /m or /s, such as 100/m, or none"),
                        keys.get("cache_ttl").durationOrZero(),
                        profile.filter(Profile.LLM::equals).map(model -> LlmSection.read(keys))));
    }

    /**
     * Reads a simulator from options of the command line, by the rules of the key; problems name the option.
     *
     * @param profile the profile's name, as typed
     * @param given text by option, such as {@code --max-pods} for {@code max_pods}; options without a key are skipped
     * @param faults probability by kind of fault, as typed
     */
    public static SimulatorTarget ofOptions(
            String profile, Map<String, String> given, Map<String, String> faults, Findings findings) {
        Map<String, Entry> keys = new LinkedHashMap<>();
        keys.put("profile", entry("PROFILE", profile));
        for (String key : KEYS) {
            String option = "--" + key.replace('_', '-');
            if (given.containsKey(option)) {
                keys.put(
                        key,
                        key.equals(LlmSection.LIST)
                                ? list(option, given.get(option))
                                : entry(option, given.get(option)));
            }
        }
        Map<String, Entry> kinds = new LinkedHashMap<>();
        faults.forEach((kind, probability) -> kinds.put(kind, entry("--fault " + kind, probability)));
        Place place = Place.onCommandLine("--fault");
        keys.put("faults", new Entry(place, new Mapping(place, kinds)));
        return read(Node.root(new Mapping(place, keys), Path.of(""), findings), List.of());
    }

    /** A list that is written with commas. */
    private static Entry list(String option, String text) {
        if (!text.contains(",")) {
            return entry(option, text);
        }
        Place place = Place.onCommandLine(option);
        List<Tree> items = Arrays.stream(text.split(",", -1))
                .map(item -> entry(option, item.strip()).value())
                .toList();
        return new Entry(place, new Sequence(place, items));
    }

    private static Entry entry(String option, String text) {
        Place place = Place.onCommandLine(option);
        return new Entry(place, new Scalar(place, Kind.TEXT, text, false, Set.of(Origin.COMMAND_LINE)));
    }

    /** Reports the keys that have no effect on the profile. */
    private static void refuseMeaningless(Profile profile, Keys keys) {
        Arrays.stream(Setting.values())
                .filter(setting -> !profile.has(setting))
                .map(setting -> keys.get(setting.word()))
                .filter(Node::present)
                .forEach(key -> key.keyProblem(NO_MEANING + profile.word(), "remove it"));
    }

    private static Map<Fault, Double> faults(Node node, Optional<Profile> profile) {
        Keys keys = node.keys(FAULTS.keySet());
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        FAULTS.forEach((word, fault) -> {
            Node probability = keys.get(word);
            if (probability.present() && profile.filter(any -> !fault.isOf(any)).isPresent()) {
                probability.keyProblem(NO_MEANING + profile.get().word(), "remove it");
            }
            probability.fromZero(1).ifPresent(known -> faults.put(fault, known));
        });
        if (Fault.sum(faults) > Fault.HIGHEST_SUM) {
            node.problem(
                    "the faults sum to more than 1 without those that are answers (" + ANSWERS
                            + "), and at most one happens to a request",
                    "lower them until their sum is 1 or less");
        }
        return faults;
    }
}
