package io.github.wingload.cli;

import io.github.wingload.text.ForeignWords;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The command line of wingload, for users of other tools too: a URL without a command is one to run, and an option of another
 * tool is answered with what wingload says for it.
 */
final class WingloadLine extends CommandLine {

    private static final String RUN = "run";
    private static final String OPTIONS_END = "--";
    private static final ForeignWords OPTIONS = ForeignWords.of(WingloadLine.class, "foreign-options.txt");

    WingloadLine(Main main) {
        super(main);
    }

    @Override
    public int execute(String... arguments) {
        Optional<String> foreign = Stream.of(arguments)
                .takeWhile(word -> !word.equals(OPTIONS_END))
                .filter(WingloadLine::isLongWithOneHyphen)
                .findFirst();
        if (foreign.isPresent()) {
            ParameterException unmatched = new UnmatchedArgumentException(this, List.of(foreign.get()));
            return ErrorHandler.usage(unmatched);
        }
        return super.execute(withCommand(arguments));
    }

    /** An option such as vegeta's {@code -rate}, which would be read as {@code -r ate}. */
    private static boolean isLongWithOneHyphen(String word) {
        String option = option(word);
        return option.matches("-[a-z][a-z0-9-]+") && OPTIONS.advice(option).isPresent();
    }

    /** The same line with {@code run} before it, if it has a URL and no command. */
    String[] withCommand(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean ofUrl = words.stream().anyMatch(word -> word.matches("(?i)https?://.*"))
                && words.stream().noneMatch(getSubcommands()::containsKey);
        return ofUrl ? Stream.concat(Stream.of(RUN), words.stream()).toArray(String[]::new) : arguments;
    }

    /** Prints what wingload says for an option of another tool; false if it is of none. */
    static boolean printAdvice(String word, PrintWriter err) {
        Optional<String> advice = OPTIONS.advice(option(word));
        advice.ifPresent(sentence -> {
            err.println("wingload: " + option(word) + " is an option of another tool");
            err.println("  " + sentence);
        });
        return advice.isPresent();
    }

    /** The option without its value. */
    private static String option(String word) {
        return word.replaceFirst("=(?s:.*)", "");
    }
}
