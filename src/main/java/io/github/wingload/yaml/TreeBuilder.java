package io.github.wingload.yaml;

import io.github.wingload.text.Unit;
import io.github.wingload.yaml.Tree.Entry;
import io.github.wingload.yaml.Tree.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a {@link Tree} from YAML text. Reports parts of YAML that are not supported: duplicate keys, keys that are not scalars,
 * anchors, aliases, merge keys, tags and a second document.
 *
 * <p>It reads the parser's events, because the engine's composer drops anchors and tags, and stops at an unknown alias.
 *
 * <p>A document is bounded: {@value #MOST_CHARACTERS} characters, {@value #LONGEST_LINE} in a line, {@value #MOST_VALUES} values,
 * {@value #DEEPEST} levels. The time is linear in its length.
 */
public final class TreeBuilder {

    static final int MOST_CHARACTERS = 3_000_000;

    /** The parser's time grows with the square of a line's length. */
    static final int LONGEST_LINE = 500_000;

    static final int MOST_VALUES = 200_000;
    static final int DEEPEST = 500;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS).build();

    private final String file;
    private final Iterator<Event> events;
    private final Findings findings;
    private int values;
    private int depth;

    private TreeBuilder(String file, String source, Findings findings) {
        this.file = file;
        this.events = new Parse(SETTINGS).parseString(source).iterator();
        this.findings = findings;
    }

    /** Ends the reading at a problem after which the rest has no meaning. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.toString(), null, false, false);
            this.problem = problem;
        }
    }

    /**
     * The document; empty, with a reported problem, if there is none or it cannot be read.
     *
     * @param file its name in problems
     * @param whenEmpty the remedy for a file without a document
     */
    public static Optional<Tree> build(String file, String source, String whenEmpty, Findings findings) {
        if (source.length() > MOST_CHARACTERS) {
            findings.problem(
                    Place.in(file, 0, 0),
                    "",
                    "the file has more than " + Unit.COUNT.text(MOST_CHARACTERS) + " characters",
                    "move long values into files of their own");
            return Optional.empty();
        }
        int longLine = longLine(source);
        if (longLine > 0) {
            findings.problem(
                    Place.in(file, longLine, 0),
                    "",
                    "the line has more than " + Unit.COUNT.text(LONGEST_LINE) + " characters",
                    "write the value on several lines, or in a file of its own");
            return Optional.empty();
        }
        try {
            return new TreeBuilder(file, source, findings).document(whenEmpty);
        } catch (Refusal refusal) {
            findings.problem(refusal.problem);
        } catch (YamlEngineException complaint) {
            findings.problem(SyntaxProblem.of(file, source, complaint));
        }
        return Optional.empty();
    }

    /** The number of the first line that is too long; 0 if none is. */
    private static int longLine(String source) {
        int number = 1;
        int start = 0;
        for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', start)) {
            if (end - start > LONGEST_LINE) {
                return number;
            }
            start = end + 1;
            number++;
        }
        return source.length() - start > LONGEST_LINE ? number : 0;
    }

    private Optional<Tree> document(String whenEmpty) {
        events.next(); // the start of the stream
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            findings.problem(Place.in(file, 1, 1), "", "the file is empty", whenEmpty);
            return Optional.empty();
        }
        Tree tree = value(events.next(), "");
        events.next(); // the end of the document
        if (events.next().getEventId() != Event.ID.StreamEnd) {
            findings.problem(place(events.next()), "", "a second document starts here", "keep one document in a file");
        }
        return Optional.of(tree);
    }

    private Tree value(Event event, String path) {
        Place place = place(event);
        if (++values > MOST_VALUES) {
            throw new Refusal(place.problem(
                    path,
                    "the file has more than " + Unit.COUNT.text(MOST_VALUES) + " values",
                    "move them into files of their own"));
        }
        if (event.getEventId() == Event.ID.Alias) {
            findings.problem(place, path, "aliases (*name) are not supported", "write the value out");
            return new Tree.Broken(place);
        }
        boolean refused = refused((NodeEvent) event, place, path);
        Tree value = event instanceof ScalarEvent scalar
                ? scalar(scalar, place)
                : collection(event.getEventId(), place, path);
        return refused ? new Tree.Broken(place) : value;
    }

    private Tree collection(Event.ID start, Place place, String path) {
        if (++depth > DEEPEST) {
            throw new Refusal(place.problem(
                    "",
                    "lists and mappings are nested more than " + DEEPEST + " levels deep",
                    "nest them less deeply"));
        }
        Tree tree = start == Event.ID.MappingStart ? mapping(place, path) : sequence(place, path);
        depth--;
        return tree;
    }

    private Tree mapping(Place place, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Place keyPlace = place(event);
            if (!(event instanceof ScalarEvent scalar)) {
                throw new Refusal(notAKey(event, path));
            }
            String key = scalar.getValue();
            String keyPath = Node.childPath(path, key);
            refused(scalar, keyPlace, keyPath);
            Entry entry = new Entry(keyPlace, value(events.next(), keyPath));
            if (key.equals("<<")) {
                findings.problem(keyPlace, keyPath, "merge keys are not supported", "write the keys out");
                continue;
            }
            Entry before = entries.putIfAbsent(key, entry);
            if (before != null) {
                findings.problem(
                        keyPlace,
                        keyPath,
                        "this key is already on line " + before.keyPlace().line(),
                        "keep one of the two");
            }
        }
        return new Tree.Mapping(place, entries);
    }

    private Problem notAKey(Event event, String path) {
        boolean braces = event instanceof MappingStartEvent mapping && mapping.isFlow();
        return braces
                ? SyntaxProblem.braces(place(events.next()))
                : place(event).problem(path, "this key is not plain text", "write text before the colon");
    }

    private Tree sequence(Place place, String path) {
        List<Tree> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, path + "[" + items.size() + "]"));
        }
        return new Tree.Sequence(place, items);
    }

    private static Tree scalar(ScalarEvent event, Place place) {
        boolean quoted = !event.isPlain();
        String text = event.getValue();
        Kind kind = quoted ? Kind.TEXT : text.isEmpty() ? Kind.NOTHING : Kind.ofPlain(text);
        return new Tree.Scalar(place, kind, text, quoted, Set.of());
    }

    /** Reports an anchor or a tag of a key or value; true if there is one. */
    private boolean refused(NodeEvent event, Place place, String path) {
        Optional<Anchor> anchor = event.getAnchor();
        if (anchor.isPresent()) {
            findings.problem(place, path, "anchors (&name) are not supported", "remove it and write the value out");
        }
        Optional<String> tag =
                event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag.isPresent()) {
            findings.problem(
                    place, path, "tags (!name) are not supported", "remove it (quotes turn a number into text)");
        }
        return anchor.isPresent() || tag.isPresent();
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> Place.in(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseThrow();
    }
}
