package io.github.wingload.scenario;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line says in place of the scenario file, as it was typed: the reader checks it as it checks the file.
 * Immutable.
 */
public final class Overrides {

    /** A command line that overrides nothing. */
    public static final Overrides NONE = new Overrides(Map.of());

    private final Map<Option, String> values;

    private Overrides(Map<Option, String> values) {
        this.values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    /** These overrides and one more; a null value is an option that was not given, and changes nothing. */
    public Overrides with(Option option, String value) {
        if (value == null) {
            return this;
        }
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.putAll(values);
        more.put(option, value);
        return new Overrides(more);
    }

    /** The option's value, if it was given. */
    public Optional<String> value(Option option) {
        return Optional.ofNullable(values.get(option));
    }

    /** An option a line, such as {@code --users 10}. */
    public List<String> describe() {
        return values.entrySet().stream()
                .map(given -> given.getKey().optionName() + " " + given.getValue())
                .toList();
    }

    /**
     * The overrides that {@link #describe} described.
     *
     * @throws IllegalArgumentException if a line is none of its lines
     */
    public static Overrides described(List<String> lines) {
        Overrides overrides = NONE;
        for (String line : lines) {
            int blank = line.indexOf(' ');
            String name = blank < 0 ? line : line.substring(0, blank);
            overrides = overrides.with(
                    Option.named(name)
                            .filter(option -> blank > 0)
                            .orElseThrow(() -> new IllegalArgumentException("no override: " + line)),
                    line.substring(blank + 1));
        }
        return overrides;
    }

    /** These overrides, and where the others say something, that. */
    public Overrides and(Overrides others) {
        Overrides both = this;
        for (Map.Entry<Option, String> other : others.values.entrySet()) {
            both = both.with(other.getKey(), other.getValue());
        }
        return both;
    }

    /** These overrides without some. */
    public Overrides without(Set<Option> options) {
        Map<Option, String> kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(options);
        return new Overrides(kept);
    }

    /** An option that overrides a key of the scenario. */
    public enum Option {
        USERS("--users", "load", "users"),
        SPAWN_RATE("--spawn-rate", "load", "spawn_rate"),
        RUN_TIME("--run-time", "load", "run_time"),
        REQUESTS("--requests", "load", "requests"),
        URL("--url", "target", "url"),
        HOST_HEADER("--host-header", "target", "host_header"),
        SNI("--sni", "target", "sni"),
        CA_FILE("--ca-file", "target", "ca_file"),
        /** Its value is {@code true} or {@code false}. */
        INSECURE("--insecure", "target", "insecure"),
        DEADLINE("--deadline", "deadline"),
        SEED("--seed", "seed");

        private final String optionName;
        private final List<String> keys;

        Option(String optionName, String... keys) {
            this.optionName = optionName;
            this.keys = List.of(keys);
        }

        /** As it is typed. */
        public String optionName() {
            return optionName;
        }

        /** The option that is typed like this, such as {@code --users}. */
        public static Optional<Option> named(String optionName) {
            return Arrays.stream(values())
                    .filter(option -> option.optionName.equals(optionName))
                    .findFirst();
        }

        /** The way to the overridden key, from the document's root. */
        List<String> keys() {
            return keys;
        }
    }
}
