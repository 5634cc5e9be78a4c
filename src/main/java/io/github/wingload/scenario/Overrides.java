package io.github.wingload.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of the command line that replace values of the scenario file or add to them, as typed. The reader checks them like
 * the file's. Immutable.
 */
public final class Overrides {

    /** A command line that overrides nothing. */
    public static final Overrides NONE = new Overrides(List.of());

    private final List<Given> given;

    private Overrides(List<Given> given) {
        this.given = List.copyOf(given);
    }

    private record Given(Option option, String value) {}

    /**
     * These overrides and one more. A repeatable option is added to its earlier values; any other replaces them.
     *
     * @param value null for an option that was not given, which changes nothing
     */
    public Overrides with(Option option, @Nullable String value) {
        if (value == null || values(option).contains(value)) {
            return this;
        }
        List<Given> more = new ArrayList<>(given);
        more.removeIf(other -> other.option() == option && !option.repeatable());
        more.add(new Given(option, value));
        return new Overrides(more);
    }

    /** These overrides, replaced by the others where both have an option. */
    public Overrides and(Overrides others) {
        Overrides both = this;
        for (Given other : others.given) {
            both = both.with(other.option(), other.value());
        }
        return both;
    }

    /** These overrides without some options. */
    public Overrides without(Set<Option> options) {
        return new Overrides(
                given.stream().filter(one -> !options.contains(one.option())).toList());
    }

    /** The option's value, if it was given; the first of a repeatable one. */
    public Optional<String> value(Option option) {
        return values(option).stream().findFirst();
    }

    /** The option's values, in the order in which they were given. */
    public List<String> values(Option option) {
        return given.stream()
                .filter(one -> one.option() == option)
                .map(Given::value)
                .toList();
    }

    /** An option a line, such as {@code --users 10}. */
    List<String> describe() {
        return given.stream()
                .sorted(Comparator.comparing(Given::option))
                .map(one -> one.option().optionName() + " " + one.value())
                .toList();
    }

    /**
     * The overrides that {@link #describe} described.
     *
     * @throws IllegalArgumentException if a line is not a line of a description
     */
    public static Overrides described(List<String> lines) {
        Overrides overrides = NONE;
        for (String line : lines) {
            int blank = line.indexOf(' ');
            Option option = Option.named(blank < 0 ? line : line.substring(0, blank))
                    .filter(known -> blank > 0)
                    .orElseThrow(() -> new IllegalArgumentException("not an override: " + line));
            overrides = overrides.with(option, line.substring(blank + 1));
        }
        return overrides;
    }

    /** An option that overrides a key of the scenario. */
    public enum Option {
        USERS("--users", Way.REPLACES, "load.users"),
        SPAWN_RATE("--spawn-rate", Way.REPLACES, "load.spawn_rate"),
        RATE("--rate", Way.REPLACES, "load.rate"),
        STAGES("--stages", Way.REPLACES, "load.stages"),
        RUN_TIME("--run-time", Way.REPLACES, "load.run_time"),
        WARM_UP("--warm-up", Way.REPLACES, "load.warm_up"),
        REQUESTS("--requests", Way.REPLACES, "load.requests"),
        URL("--url", Way.REPLACES, "target.url"),
        HOST_HEADER("--host-header", Way.REPLACES, "target.host_header"),
        SNI("--sni", Way.REPLACES, "target.sni"),
        CA_FILE("--ca-file", Way.REPLACES, "target.ca_file"),
        /** Its value is {@code true} or {@code false}. */
        INSECURE("--insecure", Way.REPLACES, "target.insecure"),
        DEADLINE("--deadline", Way.REPLACES, "deadline"),
        SEED("--seed", Way.REPLACES, "seed"),
        /** The only threshold, but for those that are added to it. */
        ONLY_THRESHOLD("--find", Way.REPLACES_LIST, "thresholds"),
        /** One more threshold. */
        THRESHOLD("--threshold", Way.ADDS_TO_LIST, "thresholds"),
        /** {@code NAME=VALUE}; replaces the label of that name, or adds one. */
        LABEL("--label", Way.ADDS_TO_MAPPING, "labels"),
        /** Its value is {@code true}: no probe is sent. */
        NO_PROBE("--no-probe", Way.NEGATES, "probe"),
        /** Tags of the tasks that are done, with commas between them. */
        TAGS("--tags", Way.STAYS_OUTSIDE, ""),
        /** Tags of the tasks that are left out. */
        EXCLUDE_TAGS("--exclude-tags", Way.STAYS_OUTSIDE, ""),
        /** Its value is {@code true}: the levels of a sweep will replace the load, which then needs no end. */
        SWEPT("--swept", Way.STAYS_OUTSIDE, ""),
        /** Its value is {@code true}. There is no such key, because a file that always allowed it would not protect the target. */
        EXCEED_LIMITS("--exceed-limits", Way.STAYS_OUTSIDE, "");

        private final String optionName;
        private final Way way;
        private final String path;

        Option(String optionName, Way way, String path) {
            this.optionName = optionName;
            this.way = way;
            this.path = path;
        }

        /** The option that is typed this way, such as {@code --users}. */
        public static Optional<Option> named(String optionName) {
            return Arrays.stream(values())
                    .filter(option -> option.optionName.equals(optionName))
                    .findFirst();
        }

        /** The option as it is typed, such as {@code --users}. */
        public String optionName() {
            return optionName;
        }

        /** True if it can be given more than once. */
        public boolean repeatable() {
            return way == Way.ADDS_TO_LIST || way == Way.ADDS_TO_MAPPING;
        }

        Way way() {
            return way;
        }

        /** The path of the overridden key, such as {@code load.users}; empty if there is no such key. */
        public String path() {
            return path;
        }

        /** The keys of the path, from the document's root. */
        List<String> keys() {
            return List.of(path.split("\\."));
        }
    }

    /** How an option's value changes the document. */
    enum Way {
        REPLACES,
        REPLACES_LIST,
        ADDS_TO_LIST,
        ADDS_TO_MAPPING,
        NEGATES,
        STAYS_OUTSIDE
    }
}
