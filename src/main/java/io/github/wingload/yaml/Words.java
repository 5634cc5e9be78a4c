package io.github.wingload.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that a value can be, and the one that a misspelled word probably means. */
public final class Words {

    /** Longer words are not compared: the time grows with the product of the lengths. */
    private static final int LONGEST_WORD = 200;

    private Words() {}

    /** The names of an enum's values by lower-case word, in the enum's order, with this character for each underscore. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type, char between) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : type.getEnumConstants()) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', between), value);
        }
        return words;
    }

    /** The words of a text, separated by single blanks. */
    public static List<String> in(String text) {
        return List.of(text.split(" "));
    }

    /** The word nearest to the written one, if at most a third of its letters differ. */
    public static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word ->
                        Math.abs(written.length() - word.length()) <= LONGEST_WORD && word.length() <= LONGEST_WORD)
                .filter(word -> distance(folded(written), folded(word)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(folded(written), folded(word))));
    }

    /** A remedy that names the nearest word, or else all of them. */
    public static String remedy(String written, Collection<String> words) {
        return remedy(written, words, "possible here: " + String.join(", ", words));
    }

    /** A remedy that names the nearest word, or else the given remedy. */
    public static String remedy(String written, Collection<String> words, String otherwise) {
        return nearest(written, words)
                .map(word -> "did you mean `" + word + "`?")
                .orElse(otherwise);
    }

    /** Without differences that are not mistakes: case, hyphens, underscores and spaces. */
    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** The number of letters that are added, omitted, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
