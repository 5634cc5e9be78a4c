package io.github.wingload.scenario;

import io.github.wingload.scenario.Overrides.Option;
import io.github.wingload.scenario.Tree.Entry;
import io.github.wingload.scenario.Tree.Kind;
import io.github.wingload.scenario.Tree.Mapping;
import io.github.wingload.scenario.Tree.Origin;
import io.github.wingload.scenario.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the command line's values into the document, so that one set of rules checks them wherever they came from.
 *
 * <p>Another URL is another target: what the file says about reaching its own does not hold for it.
 */
final class OverrideStep {

    /** What goes silently with {@code --url}: it is the other way to name a target. */
    private static final String REPLACED = "simulator";

    /** What goes with {@code --url} and is worth a word. */
    private static final List<String> DROPPED = List.of("host_header", "sni", "ca_file", "insecure", "connect_to");

    private OverrideStep() {}

    static Tree apply(Overrides overrides, Tree document, Findings findings) {
        if (!(document instanceof Mapping root)) {
            return document;
        }
        Mapping result = root;
        if (overrides.value(Option.URL).isPresent()) {
            result = withoutOldTarget(result, overrides, findings);
        }
        for (Option option : Option.values()) {
            if (overrides.value(option).isPresent()) {
                Place place = Place.onCommandLine(option.optionName());
                String text = overrides.value(option).get();
                Scalar value = new Scalar(place, Kind.TEXT, text, false, Set.of(Origin.COMMAND_LINE));
                result = put(result, option.keys(), new Entry(place, value));
            }
        }
        return result;
    }

    private static Mapping withoutOldTarget(Mapping root, Overrides overrides, Findings findings) {
        if (!root.entries().containsKey("target")
                || !(root.entries().get("target").value() instanceof Mapping target)) {
            return root;
        }
        Map<String, Entry> kept = new LinkedHashMap<>(target.entries());
        kept.remove(REPLACED);
        List<String> dropped =
                DROPPED.stream().filter(key -> kept.remove(key) != null).toList();
        List<String> lost =
                dropped.stream().filter(key -> !given(overrides, key)).toList();
        if (!lost.isEmpty()) {
            findings.note("--url drops what the file says about its own target: " + String.join(", ", lost));
        }
        Map<String, Entry> entries = new LinkedHashMap<>(root.entries());
        entries.put("target", new Entry(entries.get("target").keyPlace(), new Mapping(target.place(), kept)));
        return new Mapping(root.place(), entries);
    }

    private static boolean given(Overrides overrides, String targetKey) {
        return List.of(Option.values()).stream()
                .filter(option -> option.keys().equals(List.of("target", targetKey)))
                .anyMatch(option -> overrides.value(option).isPresent());
    }

    /** The mapping with the entry in it; a mapping on the way is made if missing, and anything else there is left to be reported. */
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
