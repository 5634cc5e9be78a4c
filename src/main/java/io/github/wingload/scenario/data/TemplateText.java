package io.github.wingload.scenario.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text split at its placeholders: {@code {{column}}}, with optional blanks inside.
 *
 * <p>Quoted braces in a placeholder, <code>{{"{{"}}</code>, are literal braces.
 *
 * @param pieces in order; never empty texts
 * @param fault the first problem with the placeholders, in words
 */
record TemplateText(List<Piece> pieces, Optional<String> fault) {

    /** Text, or the name of a column. */
    record Piece(boolean placeholder, String text) {}

    static TemplateText parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            int open = text.indexOf("{{", position);
            if (open < 0) {
                pieces.add(new Piece(false, text.substring(position)));
                break;
            }
            if (open > position) {
                pieces.add(new Piece(false, text.substring(position, open)));
            }
            int close = text.indexOf("}}", open + 2);
            if (close < 0) {
                return new TemplateText(pieces, Optional.of("{{ is not closed"));
            }
            String inside = text.substring(open + 2, close).strip();
            if (inside.equals("\"{{\"") || inside.equals("'{{'")) {
                pieces.add(new Piece(false, "{{"));
            } else if (inside.isEmpty() || inside.contains("{{")) {
                return new TemplateText(
                        pieces, Optional.of(inside.isEmpty() ? "{{}} is empty" : "{{ is nested in another {{ }}"));
            } else {
                pieces.add(new Piece(true, inside));
            }
            position = close + 2;
        }
        return new TemplateText(pieces, Optional.empty());
    }
}
