package io.github.wingload.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes with their unit: {@code 500MB}, {@code 1.2 GB}, {@code 4GiB}, {@code 4Gi}. */
public final class ByteAmount {

    public static final String EXAMPLE = "500MB or 4GiB";

    /** One in a line, and what comes behind it may be {@code /s}. */
    public static final Pattern IN_A_LINE =
            Pattern.compile("([0-9.,]+)\\s*([kKMGT]i?B?|[Bb]ytes|B)(/s)?(?=\\s|$)", Pattern.CASE_INSENSITIVE);

    private static final Map<Character, Integer> POWERS = Map.of('k', 1, 'm', 2, 'g', 3, 't', 4);

    private ByteAmount() {}

    /** The whole text as an amount. */
    public static OptionalDouble of(String text) {
        Matcher amount = IN_A_LINE.matcher(text.strip());
        return amount.matches() && amount.group(3) == null
                ? of(amount.group(1), amount.group(2))
                : OptionalDouble.empty();
    }

    /** A number and its unit. */
    public static OptionalDouble of(String number, String unit) {
        OptionalDouble count = Numbers.grouped(number);
        String letters = unit.toLowerCase(Locale.ROOT);
        int power = POWERS.getOrDefault(letters.charAt(0), 0);
        double step = letters.length() > 1 && letters.charAt(1) == 'i' ? 1024 : 1000;
        return count.isPresent() ? OptionalDouble.of(count.getAsDouble() * Math.pow(step, power)) : count;
    }
}
