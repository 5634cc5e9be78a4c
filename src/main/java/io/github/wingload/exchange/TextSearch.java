package io.github.wingload.exchange;

/**
 * Finds a text in others in time linear in both lengths, whatever the texts (Knuth, Morris and Pratt). {@link String#contains}
 * takes the product of the lengths in the worst case, and an answer's body may be 16 MiB. Immutable, thread-safe.
 */
final class TextSearch {

    private final String wanted;

    /** For each position of the wanted text: the length of its longest start that also ends there, and is not the whole. */
    private final int[] borders;

    private TextSearch(String wanted) {
        this.wanted = wanted;
        this.borders = new int[wanted.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = extended(borders[i - 1], wanted.charAt(i));
        }
    }

    static TextSearch of(String wanted) {
        return new TextSearch(wanted);
    }

    boolean isIn(String text) {
        int matched = 0;
        for (int i = 0; i < text.length() && matched < wanted.length(); i++) {
            matched = extended(matched, text.charAt(i));
        }
        return matched == wanted.length();
    }

    /** The length of the longest start of the wanted text that ends with this character, after one of this length. */
    private int extended(int matched, char next) {
        int length = matched;
        while (length > 0 && wanted.charAt(length) != next) {
            length = borders[length - 1];
        }
        return wanted.charAt(length) == next ? length + 1 : length;
    }
}
