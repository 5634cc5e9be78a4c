package io.github.wingload.starter;

import io.github.wingload.scenario.Overrides;
import io.github.wingload.scenario.Overrides.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of a command line as lines of a scenario: load, deadline, seed, thresholds, labels, probe. */
final class LineSettings {

    /** The options that the scenario of a line has as keys. */
    static final Set<Option> WRITTEN = EnumSet.of(
            Option.USERS,
            Option.SPAWN_RATE,
            Option.RATE,
            Option.STAGES,
            Option.RUN_TIME,
            Option.REQUESTS,
            Option.HOST_HEADER,
            Option.SNI,
            Option.CA_FILE,
            Option.INSECURE,
            Option.DEADLINE,
            Option.SEED,
            Option.THRESHOLD,
            Option.LABEL,
            Option.NO_PROBE);

    private static final String DEFAULT_USERS = "10";
    private static final String DEFAULT_RUN_TIME = "30s";

    /** Values that are the same in YAML without quotes, at the end of a line. */
    private static final Pattern PLAIN = Pattern.compile("-?[0-9][A-Za-z0-9.,/]*");

    private final Overrides settings;
    private final List<String> lines = new ArrayList<>();

    private LineSettings(Overrides settings) {
        this.settings = settings;
    }

    static List<String> of(Overrides settings) {
        return new LineSettings(settings).written();
    }

    private List<String> written() {
        load();
        setting("", Option.DEADLINE);
        setting("", Option.SEED);
        if (settings.value(Option.NO_PROBE).filter("true"::equals).isPresent()) {
            lines.add("probe: false");
        }
        list("thresholds:", "  - ", settings.values(Option.THRESHOLD));
        labels();
        return lines;
    }

    /** Users start at once unless a spawn rate is given: a line is a short test, of which a slow ramp would be the most. */
    private void load() {
        lines.add("load:");
        setting("  ", Option.RATE);
        setting("  ", Option.STAGES);
        boolean ofUsers = !given(Option.RATE) && !given(Option.STAGES);
        if (ofUsers && !given(Option.USERS)) {
            lines.add("  users: " + DEFAULT_USERS);
        }
        setting("  ", Option.USERS);
        String users = settings.value(Option.USERS).orElse(DEFAULT_USERS);
        if (ofUsers && !given(Option.SPAWN_RATE) && users.matches("[1-9][0-9]*")) {
            lines.add("  spawn_rate: " + users);
        }
        setting("  ", Option.SPAWN_RATE);
        if (!given(Option.RUN_TIME) && !given(Option.STAGES) && !given(Option.REQUESTS)) {
            lines.add("  run_time: " + DEFAULT_RUN_TIME);
        }
        setting("  ", Option.RUN_TIME);
        setting("  ", Option.REQUESTS);
    }

    private boolean given(Option option) {
        return settings.value(option).isPresent();
    }

    private void setting(String indent, Option option) {
        String key = option.path().replaceFirst(".*\\.", "");
        settings.value(option).ifPresent(value -> lines.add(indent + key + ": " + value(value)));
    }

    private void list(String key, String before, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(key);
            values.forEach(value -> lines.add(before + Yaml.quoted(value)));
        }
    }

    /** Text without an equals sign becomes a name that the reader refuses. */
    private void labels() {
        List<String> labels = settings.values(Option.LABEL);
        if (!labels.isEmpty()) {
            lines.add("labels:");
        }
        for (String label : labels) {
            String[] parts = label.split("=", 2);
            lines.add("  " + Yaml.key(parts[0]) + ": " + Yaml.quoted(parts.length > 1 ? parts[1] : ""));
        }
    }

    private static String value(String value) {
        return PLAIN.matcher(value).matches() ? value : Yaml.quoted(value);
    }
}
