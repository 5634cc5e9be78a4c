package io.github.wingload.yaml;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words that stand for an enum's values: its names in lower case. */
public final class Words {

    private Words() {}

    /** Words by value, in the enum's order, with this character between a word's parts. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type, char between) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : type.getEnumConstants()) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', between), value);
        }
        return words;
    }
}
