package io.github.wingload.samples;

import io.github.wingload.plan.Samples.ColumnType;
import io.github.wingload.text.Figures;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of a file of conversations: a JSON array of objects with a list {@code conversations} of turns, each with its text as
 * {@code value}. The first two turns are a row; conversations with fewer turns are left out. The file is read as a stream, and only the
 * conversation at hand is in memory.
 */
final class ShareGptRows implements RawRows {

    static final List<String> COLUMNS = List.of("prompt", "answer");

    private static final List<ColumnType> TYPES = List.of(ColumnType.STRING, ColumnType.STRING);
    private static final String LIST = "conversations";
    private static final String TEXT = "value";
    private static final String FORM =
            "write a list of objects with conversations: [{\"conversations\": [{\"value\": \"…\"}, …]}]";
    private static final int DEEPEST = 500;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LineLimit.LONGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final ProblemList problems;
    private boolean begun;
    private boolean over;
    private long leftOut;

    ShareGptRows(Reader text, ProblemList problems) {
        this.problems = problems;
        this.parser = JSON.createParser(ObjectReadContext.empty(), text);
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public long leftOut() {
        return leftOut;
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        try {
            while (!over) {
                Optional<RawRow> row = element();
                if (row.isPresent()) {
                    return row;
                }
            }
        } catch (StreamConstraintsException e) {
            stop(
                    "a text of more than " + Figures.count(LineLimit.LONGEST) + " characters, or more than " + DEEPEST
                            + " levels",
                    "shorten it");
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            stop("not JSON: " + JsonCell.reason(e), FORM);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        parser.close();
    }

    /** Reads the next conversation; empty if there is none, if it is left out, or if it is wrong, which is reported. */
    private Optional<RawRow> element() {
        JsonToken token = parser.nextToken();
        if (!begun && token != null) {
            begun = true;
            if (token != JsonToken.START_ARRAY) {
                stop("not a list", FORM);
            }
            return Optional.empty();
        }
        if (token == null || token == JsonToken.END_ARRAY) {
            over = true;
            if (token != null && parser.nextToken() != null) {
                stop("more than one value", FORM);
            }
            return Optional.empty();
        }
        if (token != JsonToken.START_OBJECT) {
            problems.add(line(), "an item of the list is not an object", FORM);
            parser.skipChildren();
            return Optional.empty();
        }
        return conversation(line());
    }

    private Optional<RawRow> conversation(int line) {
        List<String> texts = List.of();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean turns = parser.currentName().equals(LIST);
            if (parser.nextToken() == JsonToken.START_ARRAY && turns) {
                texts = texts();
            } else {
                parser.skipChildren();
            }
        }
        if (texts.size() < COLUMNS.size()) {
            leftOut++;
            return Optional.empty();
        }
        if (!texts.stream().allMatch(JsonCell::isUnicode)) {
            problems.add(line, "half a surrogate pair, which UTF-8 cannot encode", "remove it");
            return Optional.empty();
        }
        return Optional.of(new RawRow(line, texts, TYPES));
    }

    /** The texts of the first two turns; fewer if there are fewer, or if one of them has no text. */
    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int turn = 0; parser.nextToken() != JsonToken.END_ARRAY; turn++) {
            if (turn < COLUMNS.size() && parser.currentToken() == JsonToken.START_OBJECT) {
                text().ifPresent(texts::add);
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    private Optional<String> text() {
        Optional<String> text = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = parser.currentName().equals(TEXT);
            if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                text = Optional.of(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return text;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private void stop(String found, String remedy) {
        over = true;
        problems.add(Math.max(0, parser.currentLocation().getLineNr()), found, remedy);
    }
}
