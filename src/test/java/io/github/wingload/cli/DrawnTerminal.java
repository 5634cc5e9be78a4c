package io.github.wingload.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a terminal shows of the control sequences that wingload prints; any other sequence fails. */
final class DrawnTerminal {

    private static final Pattern TOKEN = Pattern.compile("\u001b\\[(\\d*)([A-Za-z])|\r|\n|\\P{Cc}+");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    DrawnTerminal print(String text) {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.lookingAt()) {
            take(token);
            end = token.end();
            token.region(end, text.length());
        }
        if (end != text.length()) {
            throw new AssertionError("not understood: " + text.substring(end, Math.min(text.length(), end + 20)));
        }
        return this;
    }

    List<String> lines() {
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void take(Matcher token) {
        switch (token.group().charAt(0)) {
            case '\r' -> column = 0;
            case '\n' -> {
                row++;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            }
            case '\u001b' -> control(token.group(2), token.group(1));
            default -> write(token.group());
        }
    }

    private void control(String name, String number) {
        StringBuilder line = lines.get(row);
        switch (name) {
            case "A" -> row -= Integer.parseInt(number);
            case "K" -> line.setLength(Math.min(line.length(), column));
            case "J" -> {
                line.setLength(Math.min(line.length(), column));
                lines.subList(row + 1, lines.size()).clear();
            }
            case "m" -> {}
            default -> throw new AssertionError("not understood: ESC[" + number + name);
        }
    }

    private void write(String text) {
        StringBuilder line = lines.get(row);
        while (line.length() < column + text.length()) {
            line.append(' ');
        }
        line.replace(column, column + text.length(), text);
        column += text.length();
    }
}
