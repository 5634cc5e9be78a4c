package io.github.wingload.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes: {@code 2000}, {@code 10KB}, {@code 1.2 GB}, {@code 4GiB}, {@code 4Gi}. Case does not matter. */
public final class ByteSizes {

    public static final String EXAMPLE = "500MB or 4GiB";

    /** An amount with its unit within a line, optionally followed by {@code /s}. */
    public static final Pattern IN_A_LINE =
            Pattern.compile("([0-9.,]+)\\s*([KMGT]i?B?|[Bb]ytes|B)(/s)?(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,3})?");
    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

    private ByteSizes() {}

    /** The node's number of bytes from least to most, with a unit or without. */
    public static OptionalLong read(Node node, long least, long most) {
        Optional<Double> bytes = node.written(
                text -> BARE.matcher(text).matches()
                        ? Optional.of(Double.parseDouble(text))
                        : withUnit(text).stream().boxed().findFirst(),
                "a number of bytes",
                "write for example 2000, 10KB or 1MB");
        if (bytes.filter(size -> size < least || size > most).isPresent()) {
            node.problem(node.written() + " is out of range", "write " + least + " to " + most + " bytes");
            return OptionalLong.empty();
        }
        return bytes.stream().mapToLong(Double::longValue).findFirst();
    }

    /** The whole text as an amount with its unit. */
    public static OptionalDouble withUnit(String text) {
        Matcher amount = IN_A_LINE.matcher(text.strip());
        return amount.matches() && amount.group(3) == null ? of(amount) : OptionalDouble.empty();
    }

    /** The amount of a match of {@link #IN_A_LINE}; empty if its number is malformed. */
    public static OptionalDouble of(MatchResult amount) {
        String letters = amount.group(2).toLowerCase(Locale.ROOT);
        int power = POWERS.getOrDefault(letters.charAt(0), 0);
        double step = letters.length() > 1 && letters.charAt(1) == 'i' ? 1024 : 1000;
        return Numbers.grouped(amount.group(1)).stream()
                .map(count -> count * Math.pow(step, power))
                .findFirst();
    }
}
