package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a command into words as a POSIX shell does (and bash, for {@code $'…'}), up to the end of the command.
 *
 * <p>The words are {@linkplain ScenarioValue scenario values}: {@code $NAME} and {@code ${NAME}} outside single quotes become a
 * {@code ${NAME}} of the scenario. Nothing is run, and file names are not expanded.
 */
final class ShellWords {

    /** Space between words. A backslash at the end of the text has no effect. */
    private static final Pattern SPACE = Pattern.compile("[ \\t]+|\\\\\\z");

    private static final Pattern COMMENT = Pattern.compile("#[^\\n]*");

    /** Possessive, so that a long text does not overflow the stack. */
    private static final Pattern QUOTED = Pattern.compile(
            "'(?<literal>[^']*+)'|\\$'(?<ansi>(?:[^'\\\\]|\\\\.)*+)'|\\$?\"(?<text>(?:[^\"\\\\]|\\\\.)*+)\"",
            Pattern.DOTALL);

    private static final Pattern OPEN_QUOTE = Pattern.compile("['\"]");

    /** A pipe, a redirection, or the end before another command. */
    private static final Pattern END = Pattern.compile("[|;<>()&\\n]");

    /** A redirection that starts with a digit, such as {@code 2>file}. */
    private static final Pattern REDIRECTION = Pattern.compile("[0-9][<>]");

    /** An ampersand that is followed by more of the word, as in a URL without quotes. */
    private static final Pattern AMPERSAND_IN_WORD = Pattern.compile("&(?![\\s&]|\\z)");

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private static final String ANY_PIECE = "|\\$(?<variable>" + NAME + "|\\{" + NAME + "})"
            + "|(?<expansion>\\$\\{)|(?<substitution>\\$\\(|`)|(?<plain>.)";

    private static final Pattern PIECE = Pattern.compile("\\\\(?<escaped>.)" + ANY_PIECE, Pattern.DOTALL);

    private static final Pattern PIECE_IN_DOUBLE_QUOTES =
            Pattern.compile("\\\\(?<escaped>[$`\"\\\\\\n])" + ANY_PIECE, Pattern.DOTALL);

    /** The escapes that browsers write when they copy a request; any other is matched without its meaning. */
    private static final Pattern ANSI_ESCAPE =
            Pattern.compile("\\\\(?:(?<letter>[ntr\\\\'\"])|(?<code>x[0-7][0-9a-fA-F]|u[0-9a-fA-F]{4})|)");

    private static final Map<String, String> ANSI_LETTERS = Map.of("n", "\n", "t", "\t", "r", "\r");

    private final String text;
    private final Matcher at;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int position;

    private ShellWords(String text) {
        this.text = text;
        this.at = PIECE.matcher(text);
    }

    /**
     * A command split into words.
     *
     * @param words its words
     * @param more true if something follows the command: a pipe, a redirection, another command
     */
    record Split(List<String> words, boolean more) {}

    /** @throws Fault if a quote is not closed, or the shell would compute a part of the command */
    static Split split(String text) {
        // A command that was copied from a page may start with blank lines.
        ShellWords shell = new ShellWords(text.replace("\r\n", "\n").strip());
        boolean ended = false;
        while (!ended && shell.position < shell.text.length()) {
            ended = shell.next();
        }
        shell.endWord();
        return new Split(shell.words, ended);
    }

    /** Reads the next part; true if the command ends there. */
    private boolean next() {
        if (take(SPACE) || !inWord && take(COMMENT)) {
            endWord();
        } else if (take(QUOTED)) {
            quoted();
        } else if (take(OPEN_QUOTE)) {
            throw new Fault("a quote " + at.group() + " is not closed", "copy the whole command, with its quotes");
        } else if (inWord && take(AMPERSAND_IN_WORD)) {
            throw new Fault(
                    "there is an & outside quotes, where a shell ends the command",
                    "quote the URL or value that contains it");
        } else if (take(END) || !inWord && take(REDIRECTION)) {
            return true;
        } else {
            take(PIECE);
            piece(at);
        }
        return false;
    }

    private boolean take(Pattern pattern) {
        boolean found = at.usePattern(pattern).region(position, text.length()).lookingAt();
        position = found ? at.end() : position;
        return found;
    }

    private void quoted() {
        if (at.group("literal") != null) {
            add(at.group("literal"));
        } else if (at.group("ansi") != null) {
            add(ANSI_ESCAPE
                    .matcher(at.group("ansi"))
                    .replaceAll(escape ->
                            Matcher.quoteReplacement(character(escape.group().substring(1)))));
        } else {
            add("");
            Matcher pieces = PIECE_IN_DOUBLE_QUOTES.matcher(at.group("text"));
            while (pieces.find()) {
                piece(pieces);
            }
        }
    }

    /** @param escape of {@code $'…'}, without its backslash; empty if it is not one of those supported */
    private static String character(String escape) {
        if (escape.length() == 1) {
            return ANSI_LETTERS.getOrDefault(escape, escape);
        }
        int code = escape.isEmpty() ? 0 : Integer.parseInt(escape.substring(1), 16);
        if (code == 0) {
            throw new Fault("an escape in $'…' is not supported", "write the character itself");
        }
        return Character.toString(code);
    }

    private void piece(Matcher piece) {
        Optional<String> escaped = Optional.ofNullable(piece.group("escaped"));
        String variable = piece.group("variable");
        if (variable != null) {
            word.append(ScenarioValue.reference(variable.replaceAll("[{}]", "")));
            inWord = true;
        } else if (piece.group("substitution") != null) {
            throw new Fault(
                    "the command contains another command, in $(…) or backquotes, which is not run",
                    "put its output into a variable and write ${NAME} in double quotes");
        } else if (piece.group("expansion") != null) {
            throw new Fault(
                    "only the plain form ${NAME} of shell variables is supported",
                    "write ${NAME}, or use single quotes for these literal characters");
        } else if (!escaped.equals(Optional.of("\n"))) {
            add(escaped.orElse(piece.group()));
        }
    }

    private void add(String characters) {
        // A dollar and a brace from two pieces would make a variable.
        boolean joins = characters.startsWith("{") && word.length() > 0 && word.charAt(word.length() - 1) == '$';
        word.append(joins ? "$" : "").append(ScenarioValue.literal(characters));
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
