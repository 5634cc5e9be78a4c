package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.List;
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
        // A command that was copied from a page may begin with blank lines.
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
        // The 2 of 2>file is no word of the command.
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
                    "there is an & outside of quotes, where a shell would end the command",
                    "put the URL or value that it stands in in quotes");
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
            AnsiQuoted quoted = AnsiQuoted.read(text, position + 2);
            add(quoted.text());
            position = quoted.end();
        } else if (text.startsWith("$\"", position)) {
            position++;
        } else {
            variable();
        }
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
                    "only the plain form ${NAME} of a shell's variables is understood",
                    "write ${NAME}, or single quotes if these characters are meant");
        } else {
            add("$");
            position++;
        }
    }

    private void add(String characters) {
        // A dollar and a brace can come one by one and would then make a variable.
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
                "the command holds another one, in $(…) or backquotes, which is not run",
                "put its output into a variable, and write ${NAME} in double quotes");
    }
}
