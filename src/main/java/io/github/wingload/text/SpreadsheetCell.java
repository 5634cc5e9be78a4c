package io.github.wingload.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of CSV files that people open in spreadsheets. Names, keys and errors come from files and targets, and a spreadsheet
 * would execute {@code =cmd|…}.
 */
public final class SpreadsheetCell {

    private static final String STARTS = "[=+\\-@\t\r]";

    /** What a cell begins with that is a formula, or was made harmless before. */
    private static final String FIRST = "'=+-@\t\r";

    private static final Pattern FORMULA = Pattern.compile("'*" + STARTS);
    private static final Pattern QUOTED_FORMULA = Pattern.compile("'+" + STARTS);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][+-]?[0-9]+)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-f]{4}))");
    private static final int HEX = 16;

    private SpreadsheetCell() {}

    /**
     * The cell so that it is no formula: an apostrophe goes before a text that starts with {@code =}, {@code +}, {@code -}, {@code
     * @}, a tab or a carriage return, or with apostrophes and one of these. Numbers stay as they are. In a text that looks like
     * an escape sequence, such as {@code \\u001b}, the backslash is written as one, because {@link #original} decodes such sequences.
     */
    public static String harmless(String cell) {
        if (plain(cell)) {
            return cell;
        }
        String escaped = cell.indexOf('\\') < 0 ? cell : ESCAPE.matcher(cell).replaceAll("\\\\u005c$1");
        boolean formula =
                FORMULA.matcher(escaped).lookingAt() && !NUMBER.matcher(escaped).matches();
        return formula ? "'" + escaped : escaped;
    }

    /** True of most cells, which are of no interest to either pattern; a pattern costs more than the rest of a line. */
    private static boolean plain(String cell) {
        return cell.isEmpty() || cell.indexOf('\\') < 0 && FIRST.indexOf(cell.charAt(0)) < 0;
    }

    /** The cell as it was before {@link #harmless}, and before {@link Printable#document} spelled out its control characters. */
    public static String original(String cell) {
        String text = cell.indexOf('\\') < 0
                ? cell
                : ESCAPE.matcher(cell)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(found.group(2), HEX))));
        return text.startsWith("'") && QUOTED_FORMULA.matcher(text).lookingAt() ? text.substring(1) : text;
    }
}
