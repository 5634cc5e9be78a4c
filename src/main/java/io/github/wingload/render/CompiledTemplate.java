package io.github.wingload.render;

import io.github.wingload.exchange.RequestBody;
import io.github.wingload.plan.Columns;
import io.github.wingload.plan.SampleRow;
import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.plan.task.JsonScalar;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Column;
import io.github.wingload.plan.task.Template.Extracted;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.plan.task.Template.Generated;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.plan.task.Template.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A compiled template. A constant one is encoded once; any other is written as bytes for each request. Immutable. */
final class CompiledTemplate {

    /** Room for an integer, or a short text. */
    private static final int EXPECTED_VALUE_BYTES = 24;

    private final List<Piece> pieces;
    private final int expectedBytes;
    private final Optional<String> constantText;
    private final Optional<RequestBody> constantBody;

    private CompiledTemplate(List<Piece> pieces, int expectedBytes, Optional<String> constant) {
        this.pieces = pieces;
        this.expectedBytes = expectedBytes;
        this.constantText = constant;
        this.constantBody = constant.map(text -> RequestBody.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Compiles a template.
     *
     * @param columns of the rows that it is filled from
     */
    static CompiledTemplate of(Template template, Columns columns) {
        return of("", template, columns, false);
    }

    /**
     * Compiles the template of a path.
     *
     * @param base text before it
     */
    static CompiledTemplate ofPath(String base, Template path, Columns columns) {
        return of(base, path, columns, true);
    }

    private static CompiledTemplate of(String prefix, Template template, Columns columns, boolean pathBegins) {
        List<Piece> pieces = new ArrayList<>();
        int expectedBytes = prefix.isEmpty() ? 0 : addConstant(prefix, pieces);
        for (Segment segment : template.segments()) {
            if (segment instanceof Text text) {
                expectedBytes += addConstant(text.text(), pieces);
            } else {
                pieces.add(piece(
                        segment,
                        columns,
                        pathBegins && segment == template.segments().get(0)));
                expectedBytes += EXPECTED_VALUE_BYTES;
            }
        }
        Optional<String> constant =
                template.constant() ? Optional.of(prefix + template.constantText()) : Optional.empty();
        return new CompiledTemplate(List.copyOf(pieces), expectedBytes, constant);
    }

    String text(SampleRow row, Ingredients from) {
        return constantText.isPresent() ? constantText.get() : filled(row, from).string();
    }

    RequestBody body(SampleRow row, Ingredients from) {
        return constantBody.isPresent() ? constantBody.get() : filled(row, from).body();
    }

    private Utf8Writer filled(SampleRow row, Ingredients from) {
        Utf8Writer out = new Utf8Writer(expectedBytes);
        for (int i = 0; i < pieces.size(); i++) {
            pieces.get(i).write(out, row, from);
        }
        return out;
    }

    /** Adds a constant text. Returns how many bytes are copied to each result: none if the text is shared. */
    private static int addConstant(String text, List<Piece> pieces) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        pieces.add((out, row, from) -> out.utf8(utf8));
        return utf8.length < Utf8Writer.SHARED_BYTES ? utf8.length : 0;
    }

    /** @param first true at the beginning of a path */
    private static Piece piece(Segment segment, Columns columns, boolean first) {
        if (segment instanceof Column column) {
            int index = column.index();
            if (column.form() == Form.JSON_VALUE && columns.types().get(index) == ColumnType.JSON) {
                return cell(index, Form.RAW, first);
            }
            // Such as digits: a view of their bytes would cost more than it saves.
            return column.form() == Form.JSON_VALUE && columns.types().get(index) != ColumnType.STRING
                    ? (out, row, from) -> out.text(row.cell(index))
                    : cell(index, column.form(), first);
        }
        if (segment instanceof Generated generated) {
            return value(generated.form(), first, from -> from.generated(generated.index()));
        }
        Extracted extracted = (Extracted) segment;
        return value(extracted.form(), first, from -> from.kept(extracted.slot()));
    }

    private static Piece cell(int index, Form form, boolean first) {
        return switch (form) {
            case RAW -> (out, row, from) -> out.utf8(row.utf8(index));
            case JSON_VALUE ->
                (out, row, from) -> {
                    out.ascii('"');
                    JsonText.write(out, row.utf8(index));
                    out.ascii('"');
                };
            case JSON_TEXT -> (out, row, from) -> JsonText.write(out, row.utf8(index));
            case URL -> (out, row, from) -> UrlText.write(out, row.utf8(index));
            case TARGET -> (out, row, from) -> UrlText.writeTarget(out, row.utf8(index), first);
        };
    }

    private static Piece value(Form form, boolean first, Function<Ingredients, JsonScalar> value) {
        return switch (form) {
            case RAW -> (out, row, from) -> out.text(value.apply(from).text());
            case JSON_VALUE -> (out, row, from) -> out.text(value.apply(from).json());
            case JSON_TEXT ->
                (out, row, from) -> JsonText.write(out, value.apply(from).text());
            case URL -> (out, row, from) -> UrlText.write(out, value.apply(from).text());
            case TARGET ->
                (out, row, from) -> UrlText.writeTarget(out, value.apply(from).text(), first);
        };
    }

    /** Writes a part of the result. */
    @FunctionalInterface
    private interface Piece {
        void write(Utf8Writer out, SampleRow row, Ingredients from);
    }
}
