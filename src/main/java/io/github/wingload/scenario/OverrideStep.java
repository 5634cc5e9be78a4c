package io.github.wingload.scenario;

import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Place;
import io.github.wingload.yaml.Tree;
import io.github.wingload.yaml.Tree.Entry;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import io.github.wingload.yaml.Tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the command line's values into the document, so that the same rules check them.
 *
 * <p>Another URL is another target, so the file's settings for reaching its own target do not apply to it. In the same way, another
 * kind of load replaces the file's: a rate has no users, spawn rate or wait time.
 */
final class OverrideStep {

    /** Dropped by {@code --url} without a note, because it is the other way to name a target. */
    private static final String REPLACED = "simulator";

    /** Dropped by {@code --url} with a note. */
    private static final List<String> DROPPED = List.of("host_header", "sni", "ca_file", "insecure", "connect_to");

    private static final String LOAD = "load";
    private static final String REPLAY = "replay";
    private static final List<String> OF_USERS = List.of("users", "spawn_rate", "requests");
    private static final List<String> OF_RATES = List.of("rate", "arrivals", "max_in_flight");

    private OverrideStep() {}

    static Tree apply(Overrides overrides, Tree document, Findings findings) {
        if (!(document instanceof Mapping root)) {
            return document;
        }
        Mapping result = root;
        if (overrides.value(Option.URL).isPresent()) {
            result = withoutOldTarget(result, overrides, findings);
        }
        result = withoutOldLoad(result, overrides, findings);
        for (Option option : Option.values()) {
            for (String text : overrides.values(option)) {
                result = apply(option, text, result, findings);
            }
        }
        return result;
    }

    private static Mapping apply(Option option, String text, Mapping root, Findings findings) {
        Place place = Place.onCommandLine(option.optionName());
        return switch (option.way()) {
            case REPLACES -> put(root, option.keys(), new Entry(place, value(place, text)));
            case REPLACES_LIST ->
                put(root, option.keys(), new Entry(place, new Sequence(place, List.of(value(place, text)))));
            case NEGATES -> put(root, option.keys(), new Entry(place, value(place, negated(text))));
            case ADDS_TO_LIST -> withItem(root, option.keys().get(0), value(place, text));
            case ADDS_TO_MAPPING -> withNamed(root, option, text, findings);
            case STAYS_OUTSIDE -> root;
        };
    }

    private static Scalar value(Place place, String text) {
        return new Scalar(place, Kind.TEXT, text, false, Set.of(Origin.COMMAND_LINE));
    }

    private static String negated(String text) {
        return text.equals("true") ? "false" : text.equals("false") ? "true" : text;
    }

    /** Adds the item to a list, which is made if missing. A value of another kind is not changed, so that it is reported later. */
    private static Mapping withItem(Mapping root, String key, Scalar item) {
        Entry entry = root.entries().getOrDefault(key, new Entry(item.place(), new Sequence(item.place(), List.of())));
        if (!(entry.value() instanceof Sequence list)) {
            return root;
        }
        List<Tree> items = new ArrayList<>(list.items());
        items.add(item);
        return put(root, List.of(key), new Entry(entry.keyPlace(), new Sequence(list.place(), items)));
    }

    private static Mapping withNamed(Mapping root, Option option, String text, Findings findings) {
        Place place = Place.onCommandLine(option.optionName());
        int equals = text.indexOf('=');
        if (equals < 1) {
            findings.problem(place, "", Node.quote(text) + " is not NAME=VALUE", "write for example image=2025-11-24");
            return root;
        }
        List<String> keys = List.of(option.keys().get(0), text.substring(0, equals));
        return put(root, keys, new Entry(place, value(place, text.substring(equals + 1))));
    }

    private static Mapping withoutOldTarget(Mapping root, Overrides overrides, Findings findings) {
        Entry entry = root.entries().get("target");
        if (entry == null || !(entry.value() instanceof Mapping target)) {
            return root;
        }
        Map<String, Entry> kept = new LinkedHashMap<>(target.entries());
        kept.remove(REPLACED);
        String lost = DROPPED.stream()
                .filter(key -> kept.remove(key) != null && !given(overrides, key))
                .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            findings.note("--url drops these settings of the file's target: " + lost);
        }
        return put(root, List.of("target"), new Entry(entry.keyPlace(), new Mapping(target.place(), kept)));
    }

    private static Mapping withoutOldLoad(Mapping root, Overrides overrides, Findings findings) {
        Optional<Option> kind = Stream.of(Option.STAGES, Option.RATE, Option.USERS)
                .filter(option -> overrides.value(option).isPresent())
                .findFirst();
        Entry entry = root.entries().get(LOAD);
        if (kind.isEmpty() || entry == null || !(entry.value() instanceof Mapping load)) {
            return root;
        }
        boolean staged = kind.get() == Option.STAGES;
        boolean rates = kind.get() == Option.RATE
                || staged && overrides.value(Option.STAGES).orElseThrow().contains("/");
        Set<String> dropped = new LinkedHashSet<>(rates ? OF_USERS : OF_RATES);
        if (staged) {
            dropped.addAll(List.of("users", "spawn_rate", "requests", "rate", "run_time"));
        } else {
            dropped.add("stages");
        }
        dropped.add(REPLAY);
        Map<String, Entry> kept = new LinkedHashMap<>(load.entries());
        List<String> lost = new ArrayList<>(
                dropped.stream().filter(key -> kept.remove(key) != null).toList());
        Map<String, Entry> entries = new LinkedHashMap<>(root.entries());
        entries.put(LOAD, new Entry(entry.keyPlace(), new Mapping(load.place(), kept)));
        if (rates && entries.remove("wait_time") != null) {
            lost.add("wait_time");
        }
        if (lost.contains(REPLAY)) {
            inOrder(entries);
        }
        if (!lost.isEmpty()) {
            findings.note(
                    kind.get().optionName() + " drops these settings of the file's load: " + String.join(", ", lost));
        }
        return new Mapping(root.place(), entries);
    }

    /** Rows that were to be replayed are still sent in their order. */
    private static void inOrder(Map<String, Entry> entries) {
        Entry samples = entries.get("samples");
        if (samples != null && samples.value() instanceof Mapping mapping) {
            Map<String, Entry> picked = new LinkedHashMap<>(mapping.entries());
            picked.putIfAbsent("pick", new Entry(samples.keyPlace(), value(samples.keyPlace(), "sequential")));
            entries.put("samples", new Entry(samples.keyPlace(), new Mapping(mapping.place(), picked)));
        }
    }

    private static boolean given(Overrides overrides, String targetKey) {
        return Stream.of(Option.values())
                .anyMatch(option -> option.keys().equals(List.of("target", targetKey))
                        && overrides.value(option).isPresent());
    }

    /** Adds the entry; missing mappings on the way are made. A value of another kind is not changed, so that it is reported later. */
    private static Mapping put(Mapping mapping, List<String> keys, Entry entry) {
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        String key = keys.get(0);
        if (keys.size() == 1) {
            entries.put(key, entry);
        } else {
            Entry inner = entries.getOrDefault(key, new Entry(mapping.place(), new Mapping(mapping.place(), Map.of())));
            if (inner.value() instanceof Mapping below) {
                entries.put(key, new Entry(inner.keyPlace(), put(below, keys.subList(1, keys.size()), entry)));
            }
        }
        return new Mapping(mapping.place(), entries);
    }
}
