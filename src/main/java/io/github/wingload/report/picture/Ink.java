package io.github.wingload.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** Colours, lines and fonts of pictures. A colour means the same as on the pages in light colours. */
final class Ink {

    static final Color GROUND = Color.WHITE;
    static final Color TEXT = new Color(0x1a1c1f);
    static final Color MUTED = new Color(0x5b6370);
    static final Color RULE = new Color(0xdfe3e8);
    static final Color ASKED = new Color(0x6d7580);
    static final Color MAIN = new Color(0x0067a3);
    static final Color LIGHTER = new Color(0x3f8fc2);
    static final Color LIMIT = new Color(0xb00020);

    static final BasicStroke SOLID = stroke();
    static final BasicStroke DASHED = stroke(8, 6);
    static final BasicStroke DOTTED = stroke(2, 4);

    private Ink() {}

    private static BasicStroke stroke(float... dashes) {
        return new BasicStroke(
                2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes.length == 0 ? null : dashes, 0);
    }

    /** The colour of a verdict or finding, by its style on the pages. */
    static Color of(String style) {
        return switch (style) {
            case "pass" -> new Color(0x007a5a);
            case "fail" -> LIMIT;
            case "invalid" -> new Color(0x5a5fb0);
            case "inconclusive" -> new Color(0x946200);
            default -> TEXT;
        };
    }

    static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }
}
