package io.github.wingload.yaml;

import io.github.wingload.yaml.Tree.Entry;
import io.github.wingload.yaml.Tree.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Makes a {@link Tree} from YAML text, and reports what YAML allows and a scenario does not: duplicate keys, anchors, aliases,
 * merge keys, tags, a second document.
 *
 * <p>Binding to records would stop at the first of these and forget where things stand.
 */
public final class TreeBuilder {

    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private final String file;
    private final List<String> lines;
    private final Findings findings;
    private final YAMLParser parser;

    private TreeBuilder(String file, String source, Findings findings) {
        this.file = file;
        this.lines = source.lines().toList();
        this.findings = findings;
        this.parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), source);
    }

    /** The document, or nothing if it is empty or no YAML, which is then reported. */
    public static Optional<Tree> build(String file, String source, Findings findings) {
        TreeBuilder builder = new TreeBuilder(file, source, findings);
        try (YAMLParser parser = builder.parser) {
            if (parser.nextToken() == null) {
                findings.problem(
                        Place.in(file, 1, 1),
                        "",
                        "the file is empty",
                        "write a scenario with at least name, target, load and tasks");
                return Optional.empty();
            }
            Tree tree = builder.value("");
            if (parser.nextToken() != null) {
                findings.problem(builder.place(), "", "a second document starts here", "keep one document in a file");
            }
            return Optional.of(tree);
        } catch (JacksonException e) {
            findings.problem(SyntaxProblem.of(file, builder.lines, e));
            return Optional.empty();
        }
    }

    private Tree value(String path) {
        Place place = place();
        JsonToken token = parser.currentToken();
        boolean refused = refused(place, path, token);
        Tree value = switch (token) {
            case START_OBJECT -> mapping(place, path);
            case START_ARRAY -> sequence(place, path);
            default -> scalar(place, token);
        };
        return refused ? new Tree.Broken(place) : value;
    }

    private Tree mapping(Place place, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place();
            String keyPath = Node.childPath(path, key);
            if (starts(keyPlace, '&')) {
                anchor(keyPlace, keyPath);
            }
            parser.nextToken();
            Tree value = value(keyPath);
            if (key.equals("<<")) {
                findings.problem(keyPlace, keyPath, "merge keys are not supported", "write the keys out");
            } else if (entries.containsKey(key)) {
                findings.problem(
                        keyPlace,
                        keyPath,
                        "the key stands on line " + entries.get(key).keyPlace().line() + " already",
                        "keep one of the two");
            } else {
                entries.put(key, new Entry(keyPlace, value));
            }
        }
        return new Tree.Mapping(place, entries);
    }

    private Tree sequence(Place place, String path) {
        List<Tree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return new Tree.Sequence(place, items);
    }

    private Tree scalar(Place place, JsonToken token) {
        Kind kind = switch (token) {
            case VALUE_NUMBER_INT -> Kind.WHOLE;
            case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> Kind.TRUTH;
            case VALUE_NULL -> Kind.NOTHING;
            default -> Kind.TEXT;
        };
        boolean quoted = starts(place, '"') || starts(place, '\'') || starts(place, '|') || starts(place, '>');
        return new Tree.Scalar(place, kind, parser.getString(), quoted, Set.of());
    }

    /** True, and reported, if the value uses a part of YAML that scenarios do without. */
    private boolean refused(Place place, String path, JsonToken token) {
        if (parser.isCurrentAlias()) {
            findings.problem(place, path, "aliases (*name) are not supported", "write the value out");
            return true;
        }
        boolean anchored = token.isScalarValue() ? starts(place, '&') : parser.getObjectId() != null;
        if (anchored) {
            anchor(place, path);
        }
        if (parser.getTypeId() != null) {
            findings.problem(place, path, "tags (!name) are not supported", "remove it (quotes make a number a text)");
        }
        return anchored || parser.getTypeId() != null;
    }

    private void anchor(Place place, String path) {
        findings.problem(place, path, "anchors (&name) are not supported", "remove it and write the value out");
    }

    private boolean starts(Place place, char first) {
        if (place.line() > lines.size()) {
            return false;
        }
        String line = lines.get(place.line() - 1);
        int column = place.column() - 1;
        return column < line.codePointCount(0, line.length())
                && line.codePointAt(line.offsetByCodePoints(0, column)) == first;
    }

    private Place place() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return Place.in(file, location.getLineNr(), location.getColumnNr());
    }
}
