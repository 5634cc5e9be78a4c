package io.github.wingload.report.console;

/** Names that do not fit their column. */
final class Shortened {

    private static final String GAP = "…";

    private Shortened() {}

    /**
     * A name in at most so many columns. Its middle is replaced by …, because names of one test often begin alike and differ at
     * their end: {@code /v1/models/rev…kidata:predict}.
     *
     * @param columns 1 or more
     */
    static String inTheMiddle(String name, int columns) {
        if (Style.width(name) <= columns) {
            return name;
        }
        int[] characters = name.codePoints().toArray();
        int from = 0;
        int to = characters.length;
        int left = columns - 1;
        boolean atEnd = true;
        while (true) {
            int next = atEnd ? to - 1 : from;
            left -= Style.width(Character.toString(characters[next]));
            if (left < 0) {
                break;
            }
            if (atEnd) {
                to--;
            } else {
                from++;
            }
            atEnd = !atEnd;
        }
        return new String(characters, 0, from) + GAP + new String(characters, to, characters.length - to);
    }
}
