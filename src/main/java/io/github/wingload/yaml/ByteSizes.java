package io.github.wingload.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes: {@code 2000}, {@code 10KB}, {@code 1.2 GB}, {@code 4GiB}, {@code 4Gi}. Case does not matter. */
public final class ByteSizes {

    public static final String EXAMPLE = "500MB or 4GiB";

    /** An amount with its unit within a line; {@code /s} may follow. */
    public static final Pattern IN_A_LINE =
            Pattern.compile("([0-9.,]+)\\s*([KMGT]i?B?|[Bb]ytes|B)(/s)?(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,3})?");
    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

    private ByteSizes() {}

    /** The node's number of bytes, with a unit or without, from the least to the most. */
    public static OptionalLong read(Node node, long least, long most) {
        if (!node.present()) {
            return OptionalLong.empty();
        }
        String text = node.scalar().map(Tree.Scalar::text).orElse("");
        OptionalDouble bytes =
                BARE.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : withUnit(text);
        if (bytes.isEmpty()) {
            node.wrong("a number of bytes", "write for example 2000, 10KB or 1MB");
            return OptionalLong.empty();
        }
        if (bytes.getAsDouble() < least || bytes.getAsDouble() > most) {
            node.problem(text + " is out of range", "write " + least + " to " + most + " bytes");
            return OptionalLong.empty();
        }
        return OptionalLong.of((long) bytes.getAsDouble());
    }

    /** The whole text as an amount with its unit. */
    public static OptionalDouble withUnit(String text) {
        Matcher amount = IN_A_LINE.matcher(text.strip());
        return amount.matches() && amount.group(3) == null ? of(amount) : OptionalDouble.empty();
    }

    /** The amount of a match of {@link #IN_A_LINE}; nothing if its number is not one. */
    public static OptionalDouble of(MatchResult amount) {
        OptionalDouble count = Numbers.grouped(amount.group(1));
        String letters = amount.group(2).toLowerCase(Locale.ROOT);
        int power = POWERS.getOrDefault(letters.charAt(0), 0);
        double step = letters.length() > 1 && letters.charAt(1) == 'i' ? 1024 : 1000;
        return count.isPresent() ? OptionalDouble.of(count.getAsDouble() * Math.pow(step, power)) : count;
    }
}
