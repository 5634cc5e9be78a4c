package io.github.wingload.render;

import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Template;
import io.github.wingload.plan.Template.Column;
import io.github.wingload.plan.Template.Form;
import io.github.wingload.plan.Template.Segment;
import io.github.wingload.plan.Template.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A template ready to be filled in: a constant one is made once, any other into one builder. Immutable. */
final class CompiledTemplate {

    private final List<Piece> pieces;
    private final boolean constant;
    private final String constantText;
    private final byte[] constantUtf8;

    private CompiledTemplate(List<Piece> pieces, boolean constant) {
        this.pieces = pieces;
        this.constant = constant;
        this.constantText = constant ? fill(SampleRow.NONE) : "";
        this.constantUtf8 = constantText.getBytes(StandardCharsets.UTF_8);
    }

    /** @param prefix text that stands before the template's own */
    static CompiledTemplate of(String prefix, Template template, Columns columns) {
        List<Piece> pieces = new ArrayList<>();
        if (!prefix.isEmpty()) {
            pieces.add((out, row) -> out.append(prefix));
        }
        for (Segment segment : template.segments()) {
            pieces.add(piece(segment, columns));
        }
        return new CompiledTemplate(List.copyOf(pieces), template.constant());
    }

    boolean constant() {
        return constant;
    }

    String text(SampleRow row) {
        return constant ? constantText : fill(row);
    }

    /** The result as UTF-8; not to be changed, as a constant one is shared. */
    byte[] utf8(SampleRow row) {
        return constant ? constantUtf8 : fill(row).getBytes(StandardCharsets.UTF_8);
    }

    private String fill(SampleRow row) {
        StringBuilder out = new StringBuilder(128);
        for (int i = 0; i < pieces.size(); i++) {
            pieces.get(i).append(out, row);
        }
        return out.toString();
    }

    private static Piece piece(Segment segment, Columns columns) {
        if (segment instanceof Text text) {
            return (out, row) -> out.append(text.text());
        }
        Column column = (Column) segment;
        int index = column.index();
        Form form =
                column.form() == Form.JSON_VALUE && columns.types().get(index).isJsonAsItStands()
                        ? Form.RAW
                        : column.form();
        return switch (form) {
            case RAW -> (out, row) -> out.append(row.cells().get(index));
            case JSON_VALUE ->
                (out, row) -> {
                    out.append('"');
                    JsonText.append(out, row.cells().get(index));
                    out.append('"');
                };
            case JSON_TEXT -> (out, row) -> JsonText.append(out, row.cells().get(index));
            case URL -> (out, row) -> UrlText.append(out, row.cells().get(index));
        };
    }

    /** Writes a part of the result. */
    @FunctionalInterface
    private interface Piece {
        void append(StringBuilder out, SampleRow row);
    }
}
