package io.github.wingload.scenario;

import io.github.wingload.scenario.data.SecretNames;
import java.util.List;
import java.util.regex.Pattern;

/** Values that are written out in a scenario or in a body, and whose names say that they are secret. */
public final class LiteralSecrets {

    /** {@code name: value}, {@code "name": "value"} or {@code name=value}. */
    private static final Pattern PAIR = Pattern.compile(
            "(?<![A-Za-z0-9_-])([A-Za-z_][A-Za-z0-9_-]*+)[\"']?+\\s*+[:=]\\s*+(?=[\"']?+([^\\s\"',&}]{8,200}))");

    /** A placeholder, a place in an answer, or the begin of a list, a mapping or a text of several lines. */
    private static final Pattern NO_VALUE = Pattern.compile("(?:\\$\\{|[{\\[/|>&*!]).*");

    private LiteralSecrets() {}

    /** The names of these values, each once. */
    public static List<String> names(String text) {
        return text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .flatMap(line -> PAIR.matcher(line).results())
                .filter(pair -> SecretNames.isSecret(pair.group(1))
                        && !NO_VALUE.matcher(pair.group(2)).matches())
                .map(pair -> pair.group(1))
                .distinct()
                .toList();
    }
}
