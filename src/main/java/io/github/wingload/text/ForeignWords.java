package io.github.wingload.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Words of other tools, each with the advice what to write for it here. */
public final class ForeignWords {

    /** No words. */
    public static final ForeignWords NONE = new ForeignWords(Map.of());

    private final Map<String, String> advice;

    private ForeignWords(Map<String, String> advice) {
        this.advice = Map.copyOf(advice);
    }

    /**
     * Reads a table of the program: in each line words with blanks between them, a bar, and the advice for all of them. Lines
     * that begin with {@code # } are comments.
     *
     * @param beside a class in the package of the table
     * @throws IllegalStateException if a word is in two lines
     */
    public static ForeignWords of(Class<?> beside, String file) {
        Map<String, String> advice = new HashMap<>();
        Resource.text(beside, file)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                .forEach(line -> {
                    String[] cells = line.split(" \\| ", 2);
                    for (String word : cells[0].split(" ")) {
                        if (advice.put(word, cells[1]) != null) {
                            throw new IllegalStateException(word + " is in two lines of " + file);
                        }
                    }
                });
        return new ForeignWords(advice);
    }

    /** What to write for a word; empty if it is not in the table. */
    public Optional<String> advice(String word) {
        return Optional.ofNullable(advice.get(word));
    }
}
