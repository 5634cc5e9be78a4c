package io.github.wingload.starter;

import io.github.wingload.text.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An option of curl and its treatment, from the table {@code curl-options.txt} beside this class.
 *
 * @param name its long form without the hyphens
 * @param letter its short form without the hyphen; empty if it has none
 * @param takesValue whether an argument belongs to it
 * @param words the note or the remedy that goes with the treatment; may be empty
 */
record CurlOption(String name, String letter, boolean takesValue, Treatment treatment, String words) {

    private static final List<CurlOption> ALL = table();

    enum Treatment {
        /** It becomes part of the scenario. */
        USED,
        /** It concerns curl only, such as its output. */
        IGNORED,
        /** The scenario differs; a note tells the user. */
        NOTE,
        /** A scenario cannot do this. */
        REFUSE
    }

    /** The option that is typed like this, such as {@code --data-raw} or {@code -d}. */
    static Optional<CurlOption> typed(String text) {
        return ALL.stream()
                .filter(option -> text.equals("--" + option.name) || text.equals("-" + option.letter))
                .findFirst();
    }

    private static List<CurlOption> table() {
        return Resource.text(CurlOption.class, "curl-options.txt")
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                .map(line -> of(line.split(" \\| ?", -1)))
                .toList();
    }

    private static CurlOption of(String[] cells) {
        Treatment treatment = Treatment.valueOf(cells[3].toUpperCase(Locale.ROOT));
        return new CurlOption(
                cells[0], cells[1], cells[2].equals("value"), treatment, cells.length > 4 ? cells[4] : "");
    }
}
