package io.github.wingload.observe;

import io.github.wingload.text.Excerpt;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a sample's line apart: {@code name{label="value",…} 12.5 1395066363000}. Used once. */
final class SampleLine {

    private static final int LONGEST_SHOWN = 80;

    private final String line;
    private final int number;
    private int at;

    /**
     * A line.
     *
     * @param line without its end
     * @param number which line of the text it is, from 1
     */
    SampleLine(String line, int number) {
        this.line = line;
        this.number = number;
    }

    /** The sample, its name being so long. */
    Sample read(int nameLength) throws UnreadableLineException {
        at = nameLength;
        blanks();
        Map<String, String> labels = here() == '{' ? labels() : Map.of();
        blanks();
        // What follows the value is a timestamp or an exemplar.
        return new Sample(line.substring(0, nameLength), labels, value(word()));
    }

    static int skipBlanks(String text, int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private Map<String, String> labels() throws UnreadableLineException {
        Map<String, String> labels = new LinkedHashMap<>();
        at++;
        blanks();
        while (here() != '}') {
            String name = labelName();
            blanks();
            expect('=');
            blanks();
            labels.put(name, quoted());
            blanks();
            if (here() == ',') {
                at++;
                blanks();
            } else if (here() != '}') {
                throw unreadable();
            }
        }
        at++;
        return labels;
    }

    private String labelName() throws UnreadableLineException {
        int begin = at;
        while (Exposition.isNameCharacter(here())) {
            at++;
        }
        if (at == begin) {
            throw unreadable();
        }
        return line.substring(begin, at);
    }

    /** Between double quotes, in which {@code \\}, {@code \"} and {@code \n} stand for what they always do. */
    private String quoted() throws UnreadableLineException {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (here() != '"') {
            if (at >= line.length()) {
                throw unreadable();
            }
            char character = line.charAt(at++);
            if (character == '\\' && at < line.length()) {
                char escaped = line.charAt(at++);
                text.append(escaped == 'n' ? "\n" : escaped == '\\' || escaped == '"' ? "" + escaped : "\\" + escaped);
            } else {
                text.append(character);
            }
        }
        at++;
        return text.toString();
    }

    private double value(String word) throws UnreadableLineException {
        return switch (word) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> number(word);
        };
    }

    private double number(String word) throws UnreadableLineException {
        // Java would also take 1f, 0x1p3 and Infinity.
        if (!word.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
            throw unreadable();
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException twoPoints) {
            throw unreadable();
        }
    }

    private String word() {
        int begin = at;
        while (at < line.length() && !isBlank(line.charAt(at))) {
            at++;
        }
        return line.substring(begin, at);
    }

    private void expect(char wanted) throws UnreadableLineException {
        if (here() != wanted) {
            throw unreadable();
        }
        at++;
    }

    /** The character that comes next; 0 at the end. */
    private char here() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    private void blanks() {
        at = skipBlanks(line, at, line.length());
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    private UnreadableLineException unreadable() {
        return new UnreadableLineException("line " + number + " cannot be read: "
                + Excerpt.start(line, LONGEST_SHOWN).strip());
    }
}
