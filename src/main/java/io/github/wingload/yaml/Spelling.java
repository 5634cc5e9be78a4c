package io.github.wingload.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Spelling {

    private Spelling() {}

    /** The word nearest to what was written, if it is near: at most a third of its letters are wrong. */
    public static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(folded(written), folded(word)) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(folded(written), folded(word))));
    }

    /** A remedy that names the nearest word, or else all of them. */
    public static String remedy(String written, Collection<String> words) {
        return nearest(written, words)
                .map(word -> "did you mean `" + word + "`?")
                .orElseGet(() -> "possible here: " + String.join(", ", words));
    }

    /** Camel case and hyphens are no mistake worth counting. */
    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /** Letters added, left out, changed, or swapped with their neighbour. */
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
