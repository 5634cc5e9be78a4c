package io.github.wingload.yaml;

import io.github.wingload.text.Fault;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a line word by word; blanks between words are skipped. */
public final class LineCursor {

    private static final String WORD_END = "(?=[\\s<>]|$)";
    private static final Pattern WORD = Pattern.compile("[<>=]+|[^\\s<>]+");

    private final String line;
    private int position;

    public LineCursor(String line) {
        this.line = line;
        skipBlanks();
    }

    public boolean atEnd() {
        return position == line.length();
    }

    /** Consumes a match of the pattern at this position. */
    public Optional<MatchResult> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(line).region(position, line.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        MatchResult taken = matcher.toMatchResult();
        position = matcher.end();
        skipBlanks();
        return Optional.of(taken);
    }

    /** Consumes these words at this position, ignoring case. */
    public boolean take(String words) {
        return take(words(words)).isPresent();
    }

    /** A pattern for these words with any blanks between them. */
    static Pattern words(String words) {
        return Pattern.compile(Pattern.quote(words).replace(" ", "\\E\\s+\\Q") + WORD_END, Pattern.CASE_INSENSITIVE);
    }

    /** Consumes the longest of these texts at this position. */
    public Optional<String> takeLongest(Collection<String> texts) {
        Optional<String> longest = texts.stream()
                .filter(text -> line.startsWith(text, position) && endsWord(position + text.length()))
                .max(Comparator.comparingInt(String::length));
        longest.ifPresent(text -> {
            position += text.length();
            skipBlanks();
        });
        return longest;
    }

    /** The word at this position; empty at the end. */
    public String word() {
        Matcher matcher = WORD.matcher(line).region(position, line.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** The text from this position to the end. */
    public String rest() {
        return line.substring(position);
    }

    /** The fault that something else was expected at this position. */
    public Fault expected(String what, String remedy) {
        String here = atEnd() ? "but the line ends" : "but found " + Node.quote(word());
        int character = line.codePointCount(0, position) + 1;
        return new Fault("expected " + what + " at character " + character + ", " + here, remedy);
    }

    private boolean endsWord(int end) {
        return end == line.length() || Character.isWhitespace(line.charAt(end)) || "<>".indexOf(line.charAt(end)) >= 0;
    }

    private void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }
}
