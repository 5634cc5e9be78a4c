package io.github.wingload.report.picture;

import io.github.wingload.text.Printable;
import io.github.wingload.text.Secrets;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The left side of a picture: lines of text from top to bottom, none of them wider than the column. */
final class Column {

    private static final int LEFT = 36;
    private static final int WIDTH = 388;
    private static final String CUT = " …";

    private final Graphics2D canvas;
    private final Secrets secrets;
    private int y = 24;

    /** @param secrets that no line shows */
    Column(Graphics2D canvas, Secrets secrets) {
        this.canvas = canvas;
        this.secrets = secrets;
    }

    /** Text in at most so many lines; what does not fit is cut. */
    void text(String text, Font font, Color colour, int most) {
        canvas.setFont(font);
        canvas.setColor(colour);
        List<String> lines = lines(shown(text));
        for (int i = 0; i < Math.min(most, lines.size()); i++) {
            y += font.getSize() * 5 / 4;
            boolean cut = i == most - 1 && lines.size() > most;
            canvas.drawString(fitting(lines.get(i) + (cut ? CUT : "")), LEFT, y);
        }
    }

    /** A figure: its name on the left, its value on the right, and a note below. */
    void figure(String name, String value, Color colour, String note) {
        y += 33;
        canvas.setFont(Ink.bold(25));
        canvas.setColor(colour);
        canvas.drawString(value, LEFT + WIDTH - width(value), y);
        int room = WIDTH - width(value) - 12;
        canvas.setFont(Ink.font(18));
        canvas.setColor(Ink.MUTED);
        canvas.drawString(fitting(shown(name), room), LEFT, y);
        if (!note.isEmpty()) {
            y += 22;
            String shown = fitting(shown(note));
            canvas.drawString(shown, LEFT + WIDTH - width(shown), y);
        }
    }

    void space(int pixels) {
        y += pixels;
    }

    /** Moves down to a line, unless text is below it already. */
    void to(int line) {
        y = Math.max(y, line);
    }

    private String shown(String text) {
        return Printable.of(secrets.redact(text));
    }

    private List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String fitting(String text) {
        return fitting(text, WIDTH);
    }

    private String fitting(String text, int room) {
        if (width(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + CUT) > room) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    private int width(String text) {
        return canvas.getFontMetrics().stringWidth(text);
    }
}
