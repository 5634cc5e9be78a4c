package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a command as a POSIX shell reads them (and bash, as far as {@code $'…'} goes), up to where the command ends.
 *
 * <p>The words are {@linkplain ScenarioValue scenario values}: {@code $NAME} and {@code ${NAME}} outside of single quotes become a
 * {@code ${NAME}} of the scenario. Nothing is run, and file names are not expanded.
 */
final class ShellWords {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})");
    private static final Map<String, String> ANSI_CHARACTERS =
            Map.of("n", "\n", "t", "\t", "r", "\r", "\\", "\\", "'", "'", "\"", "\"");
    private static final Pattern ANSI_ESCAPE =
            Pattern.compile("\\\\(?:([ntr\\\\'\"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))");
    private static final int LAST_ASCII = 0x7f;
    private static final String OPERATORS = "|;<>()\n";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int position;
    private boolean ended;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * A command taken apart.
     *
     * @param words its words
     * @param more true if something follows the command: a pipe, a redirection, another command
     */
    record Split(List<String> words, boolean more) {}

    static Split split(String text) {
        // A command that was copied from a page may start with blank lines.
        ShellWords shell = new ShellWords(text.replace("\r\n", "\n").strip());
        while (!shell.ended && shell.position < shell.text.length()) {
            shell.next();
        }
        shell.endWord();
        return new Split(shell.words, shell.ended);
    }

    private void next() {
        char character = text.charAt(position);
        switch (character) {
            case ' ', '\t' -> {
                endWord();
                position++;
            }
            case '\\' -> escaped();
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '$' -> dollar();
            case '`' -> throw substitution();
            case '&' -> ampersand();
            case '#' -> {
                if (inWord) {
                    add("#");
                    position++;
                } else {
                    int end = text.indexOf('\n', position);
                    position = end < 0 ? text.length() : end;
                }
            }
            default -> {
                if (OPERATORS.indexOf(character) >= 0) {
                    operator(character);
                } else {
                    int next = text.offsetByCodePoints(position, 1);
                    add(text.substring(position, next));
                    position = next;
                }
            }
        }
    }

    private void operator(char operator) {
        // The 2 of 2>file is not a word of the command.
        if ((operator == '>' || operator == '<') && word.toString().matches("[0-9]")) {
            word.setLength(0);
            inWord = false;
        }
        ended = true;
    }

    private void ampersand() {
        boolean inText = inWord
                && position + 1 < text.length()
                && !" \t\n&".contains(text.substring(position + 1, position + 2));
        if (inText) {
            throw new CurlFault(
                    "there is an & outside quotes, where a shell ends the command",
                    "quote the URL or value that contains it");
        }
        ended = true;
    }

    private void escaped() {
        if (position + 1 >= text.length()) {
            position++;
            return;
        }
        int next = text.offsetByCodePoints(position + 1, 1);
        String character = text.substring(position + 1, next);
        if (!character.equals("\n")) {
            add(character);
        }
        position = next;
    }

    private void singleQuoted() {
        int end = text.indexOf('\'', position + 1);
        if (end < 0) {
            throw unclosed("'");
        }
        add(text.substring(position + 1, end));
        position = end + 1;
    }

    private void doubleQuoted() {
        add("");
        position++;
        while (true) {
            if (position >= text.length()) {
                throw unclosed("\"");
            }
            char character = text.charAt(position);
            if (character == '"') {
                position++;
                return;
            } else if (character == '\\'
                    && position + 1 < text.length()
                    && "$`\"\\\n".indexOf(text.charAt(position + 1)) >= 0) {
                escaped();
            } else if (character == '$') {
                variable();
            } else if (character == '`') {
                throw substitution();
            } else {
                int next = text.offsetByCodePoints(position, 1);
                add(text.substring(position, next));
                position = next;
            }
        }
    }

    private void dollar() {
        if (text.startsWith("$'", position)) {
            position += 2;
            ansiQuoted();
        } else if (text.startsWith("$\"", position)) {
            position++;
        } else {
            variable();
        }
    }

    /** The inside of {@code $'…'}: the escapes that browsers write when they copy a request. */
    private void ansiQuoted() {
        add("");
        while (position < text.length() && text.charAt(position) != '\'') {
            Matcher escape = ANSI_ESCAPE.matcher(text).region(position, text.length());
            if (escape.lookingAt()) {
                String digits = Optional.ofNullable(escape.group(2)).orElse(escape.group(3));
                add(digits == null ? ANSI_CHARACTERS.get(escape.group(1)) : codePoint(digits));
                position = escape.end();
            } else if (text.charAt(position) == '\\') {
                throw unknownEscape();
            } else {
                add(text.substring(position, position + 1));
                position++;
            }
        }
        if (position >= text.length()) {
            throw unclosed("$'");
        }
        position++;
    }

    private static String codePoint(String digits) {
        int number = Integer.parseInt(digits, 16);
        if (number == 0 || digits.length() == 2 && number > LAST_ASCII) {
            throw unknownEscape();
        }
        return Character.toString(number);
    }

    private static CurlFault unknownEscape() {
        return new CurlFault("an escape in $'…' is not supported", "write the character itself");
    }

    private void variable() {
        Matcher variable = VARIABLE.matcher(text).region(position, text.length());
        if (variable.lookingAt()) {
            String name = variable.group(1) != null ? variable.group(1) : variable.group(2);
            word.append(ScenarioValue.reference(name));
            inWord = true;
            position = variable.end();
        } else if (text.startsWith("$(", position)) {
            throw substitution();
        } else if (text.startsWith("${", position)) {
            throw new CurlFault(
                    "only the plain form ${NAME} of shell variables is supported",
                    "write ${NAME}, or use single quotes for these literal characters");
        } else {
            add("$");
            position++;
        }
    }

    private void add(String characters) {
        // A dollar and a brace that are added one by one would make a variable.
        boolean joins = characters.startsWith("{") && word.length() > 0 && word.charAt(word.length() - 1) == '$';
        if (joins) {
            word.append('$');
        }
        word.append(ScenarioValue.literal(characters));
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private static CurlFault unclosed(String quote) {
        return new CurlFault("a quote " + quote + " is not closed", "copy the whole command, with its quotes");
    }

    private static CurlFault substitution() {
        return new CurlFault(
                "the command contains another command, in $(…) or backquotes, which is not run",
                "put its output into a variable and write ${NAME} in double quotes");
    }
}
