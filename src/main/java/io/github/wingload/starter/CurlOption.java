package io.github.wingload.starter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        /** The scenario differs, which a note says. */
        NOTE,
        /** No scenario can do this. */
        REFUSE
    }

    /** The option of this long name, such as {@code data-raw}. */
    static Optional<CurlOption> named(String name) {
        return ALL.stream().filter(option -> option.name.equals(name)).findFirst();
    }

    /** The option of this letter. */
    static Optional<CurlOption> lettered(char letter) {
        String wanted = String.valueOf(letter);
        return ALL.stream().filter(option -> option.letter.equals(wanted)).findFirst();
    }

    private static List<CurlOption> table() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CurlOption.class.getResourceAsStream("curl-options.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(line -> of(line.split(" \\| ?", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CurlOption of(String[] cells) {
        Treatment treatment = Treatment.valueOf(cells[3].toUpperCase(Locale.ROOT));
        return new CurlOption(
                cells[0], cells[1], cells[2].equals("value"), treatment, cells.length > 4 ? cells[4] : "");
    }
}
