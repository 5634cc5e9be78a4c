package io.github.wingload.render;

import java.util.random.RandomGenerator;

/** Meaningless text: words of two to nine lower-case letters, separated by blanks. */
final class FillerText {

    private static final int SHORTEST_WORD = 2;
    private static final int LONGEST_WORD = 9;

    private FillerText() {}

    /** A text of this length in characters. */
    static String of(int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder(length);
        int wordEnd = 0;
        while (text.length() < length) {
            boolean between = text.length() == wordEnd && wordEnd > 0;
            if (text.length() == wordEnd) {
                wordEnd += (between ? 1 : 0) + random.nextInt(SHORTEST_WORD, LONGEST_WORD + 1);
            }
            // A blank at the end would not separate words.
            text.append(between && text.length() < length - 1 ? ' ' : letter(random));
        }
        return text.toString();
    }

    /** So many words. */
    static String ofWords(int count, RandomGenerator random) {
        StringBuilder text = new StringBuilder(count * (LONGEST_WORD + 1));
        for (int word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ");
            for (int left = random.nextInt(SHORTEST_WORD, LONGEST_WORD + 1); left > 0; left--) {
                text.append(letter(random));
            }
        }
        return text.toString();
    }

    private static char letter(RandomGenerator random) {
        return (char) ('a' + random.nextInt('z' - 'a' + 1));
    }
}
