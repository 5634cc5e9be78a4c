package io.github.wingload.starter;

import io.github.wingload.text.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The options and URLs of a curl command. Values are {@linkplain ScenarioValue scenario values}. */
final class CurlLine {

    /** Words before the command: a prompt, {@code time}, variables for it. */
    private static final Pattern BEFORE = Pattern.compile("[$#%>]|time|[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile("(.*/)?curl(\\.exe)?");

    private final List<String> words;
    private final List<Given> given = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private int position;

    private CurlLine(List<String> words) {
        this.words = words;
    }

    /** An option that was given and becomes part of the scenario. A URL without an option counts as {@code url}. */
    record Given(String name, String value) {}

    /** A request that is given in the words of curl already. */
    static CurlLine of(List<Given> given) {
        CurlLine line = new CurlLine(List.of());
        line.given.addAll(given);
        return line;
    }

    /** @throws Fault if the command is not curl, is incomplete, or has an option that a scenario cannot have */
    static CurlLine parse(String command) {
        ShellWords.Split split = ShellWords.split(command);
        CurlLine line = new CurlLine(split.words());
        while (line.more() && BEFORE.matcher(line.word()).matches()) {
            line.position++;
        }
        if (!line.more() || !COMMAND.matcher(line.words.get(line.position++)).matches()) {
            throw new Fault(
                    "this does not start with curl", "give one complete command, such as 'curl https://example.org/'");
        }
        line.read();
        if (split.more()) {
            line.notes.add("everything after the command (a pipe, a redirection, another command) is ignored");
        }
        return line;
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** The option's value. Of several, curl uses the last. */
    Optional<String> last(String name) {
        return all(name).stream().reduce((before, after) -> after).map(Given::value);
    }

    /** The options of these names, in their order. */
    List<Given> all(String... names) {
        List<String> wanted = Arrays.asList(names);
        return given.stream().filter(option -> wanted.contains(option.name())).toList();
    }

    /** The values of the options of this name, in their order. */
    List<String> values(String name) {
        return all(name).stream().map(Given::value).toList();
    }

    /** How the scenario differs because of other options. */
    Set<String> notes() {
        return notes;
    }

    private boolean more() {
        return position < words.size();
    }

    private String word() {
        return words.get(position);
    }

    private void read() {
        boolean options = true;
        while (more()) {
            String word = words.get(position++);
            if (options && word.equals("--")) {
                options = false;
            } else if (options && word.startsWith("--")) {
                option(word, "");
            } else if (options && word.startsWith("-") && word.length() > 1) {
                letters(word);
            } else {
                given.add(new Given("url", word));
            }
        }
    }

    /** One letter or several; the rest of the word is the value of the first that takes one. */
    private void letters(String word) {
        for (int letter = 1; letter < word.length(); letter++) {
            if (option("-" + word.charAt(letter), word.substring(letter + 1)).takesValue()) {
                return;
            }
        }
    }

    /** @param rest of the word, which is the option's value if it takes one; if empty, the next word is */
    private CurlOption option(String typed, String rest) {
        // curl does not accept NAME=VALUE. The value may be a secret, so it is not repeated.
        CurlOption option = CurlOption.typed(typed)
                .orElseThrow(() -> new Fault(
                        "the option " + typed.replaceFirst("=(?s:.*)", "=") + " is unknown",
                        "remove it from the command; the scenario may have a key for it"));
        boolean nextWord = option.takesValue() && rest.isEmpty();
        if (nextWord && !more()) {
            throw new Fault(typed + " has no value", "copy the whole command");
        }
        String value = nextWord ? words.get(position++) : rest;
        switch (option.treatment()) {
            case USED -> given.add(new Given(option.name(), value));
            case NOTE -> notes.add(typed + ": " + option.words());
            case REFUSE -> throw new Fault(typed + " cannot be put into a scenario", option.words());
            case IGNORED -> {}
        }
        return option;
    }
}
