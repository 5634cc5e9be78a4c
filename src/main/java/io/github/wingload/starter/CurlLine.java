package io.github.wingload.starter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A curl command as options and a URL. Values are {@linkplain ScenarioValue scenario values}.
 *
 * @param given the options that become part of the scenario, in their order
 * @param notes how the scenario differs because of the others
 */
record CurlLine(List<Given> given, List<String> notes) {

    /** What may precede the command: a prompt, {@code time}, variables for it. */
    private static final Pattern BEFORE = Pattern.compile("[$#%>]|time|[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile("(.*/)?curl(\\.exe)?");

    /** An option that was given; a URL counts as the option {@code url}. */
    record Given(String name, String value) {}

    static CurlLine parse(String command) {
        ShellWords.Split split = ShellWords.split(command);
        List<String> words = split.words();
        int first = 0;
        while (first < words.size() && BEFORE.matcher(words.get(first)).matches()) {
            first++;
        }
        if (first == words.size() || !COMMAND.matcher(words.get(first)).matches()) {
            throw new CurlFault(
                    "this does not start with curl", "give one complete command, such as 'curl https://example.org/'");
        }
        Reader reader = new Reader(words.subList(first + 1, words.size()));
        reader.read();
        if (split.more()) {
            reader.note("everything after the command (a pipe, a redirection, another command) is ignored");
        }
        return new CurlLine(List.copyOf(reader.given), List.copyOf(reader.notes));
    }

    boolean has(String name) {
        return given.stream().anyMatch(option -> option.name().equals(name));
    }

    /** The value that counts: as for curl, the last one. */
    Optional<String> last(String name) {
        return all(name).stream().reduce((before, after) -> after).map(Given::value);
    }

    /** All options of these names, in their order. */
    List<Given> all(String... names) {
        List<String> wanted = Arrays.asList(names);
        return given.stream().filter(option -> wanted.contains(option.name())).toList();
    }

    /** Goes through the words once. */
    private static final class Reader {

        private final List<String> words;
        private final List<Given> given = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private int position;

        Reader(List<String> words) {
            this.words = words;
        }

        void read() {
            boolean options = true;
            while (position < words.size()) {
                String word = words.get(position++);
                if (options && word.equals("--")) {
                    options = false;
                } else if (options && word.startsWith("--")) {
                    longOption(word);
                } else if (options && word.startsWith("-") && word.length() > 1) {
                    letters(word);
                } else {
                    given.add(new Given("url", word));
                }
            }
        }

        private void longOption(String word) {
            String name = word.substring(2);
            // curl does not accept NAME=VALUE; the value may be a secret, so it is not repeated.
            CurlOption option = CurlOption.named(name).orElseThrow(() -> unknown(word.replaceFirst("=(?s:.*)", "=")));
            take(option, word, option.takesValue() ? value(word) : "");
        }

        /** One letter or several; the rest of the word is the value of the first that takes one. */
        private void letters(String word) {
            for (int letter = 1; letter < word.length(); letter++) {
                String shown = "-" + word.charAt(letter);
                CurlOption option = CurlOption.lettered(word.charAt(letter)).orElseThrow(() -> unknown(shown));
                if (!option.takesValue()) {
                    take(option, shown, "");
                    continue;
                }
                String rest = word.substring(letter + 1);
                take(option, shown, rest.isEmpty() ? value(shown) : rest);
                return;
            }
        }

        private String value(String shown) {
            if (position == words.size()) {
                throw new CurlFault(shown + " has no value", "copy the whole command");
            }
            return words.get(position++);
        }

        private void take(CurlOption option, String shown, String value) {
            switch (option.treatment()) {
                case USED -> given.add(new Given(option.name(), value));
                case NOTE -> note(shown + ": " + option.words());
                case REFUSE -> throw new CurlFault(shown + " cannot be put into a scenario", option.words());
                case IGNORED -> {}
            }
        }

        void note(String note) {
            if (!notes.contains(note)) {
                notes.add(note);
            }
        }

        private static CurlFault unknown(String shown) {
            return new CurlFault(
                    "the option " + shown + " is unknown",
                    "remove it from the command; the scenario may have a key for it");
        }
    }
}
