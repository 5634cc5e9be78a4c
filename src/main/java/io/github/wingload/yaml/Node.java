package io.github.wingload.yaml;

import io.github.wingload.text.Excerpt;
import io.github.wingload.yaml.LineFault.Grammar;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Scalar;
import io.github.wingload.yaml.Tree.Sequence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A place in the document, and its value, if it has one.
 *
 * <p>Each reader returns the value. It returns nothing if the value is missing, or if it is wrong, which it reports.
 */
public final class Node {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Optional<Tree> tree;
    private final Place place;
    private final Place keyPlace;
    private final String path;
    private final Source source;

    private Node(Optional<Tree> tree, Place place, Place keyPlace, String path, Source source) {
        this.tree = tree;
        this.place = place;
        this.keyPlace = keyPlace;
        this.path = path;
        this.source = source;
    }

    /** What all nodes of a document share. */
    private record Source(Path base, Findings findings) {}

    /**
     * The whole document.
     *
     * @param base what the paths in it are relative to, as the user named it
     * @param findings where problems go
     */
    public static Node root(Tree tree, Path base, Findings findings) {
        return new Node(Optional.of(tree), tree.place(), tree.place(), "", new Source(base, findings));
    }

    Node child(String key, Tree.Entry entry) {
        Tree value = entry.value();
        return new Node(Optional.of(value), value.place(), entry.keyPlace(), childPath(path, key), source);
    }

    /** A key that is not there. */
    public Node absent(String key) {
        return new Node(Optional.empty(), place, place, childPath(path, key), source);
    }

    static String childPath(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where in the document, such as {@code load.stages[0]}. */
    public String path() {
        return path;
    }

    /** The last part of the path. */
    public String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public boolean present() {
        return tree.isPresent();
    }

    public boolean isMapping() {
        return tree.filter(Mapping.class::isInstance).isPresent();
    }

    public boolean isSequence() {
        return tree.filter(Sequence.class::isInstance).isPresent();
    }

    /** True if it was reported already, so that nothing more need be said about it. */
    public boolean isBroken() {
        return tree.filter(Tree.Broken.class::isInstance).isPresent();
    }

    Optional<Tree> tree() {
        return tree;
    }

    public Optional<Scalar> scalar() {
        return tree.filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    public Findings findings() {
        return source.findings();
    }

    /** Reports what is wrong with the value. */
    public void problem(String found, String remedy) {
        source.findings().problem(place, path, found, remedy);
    }

    /** Reports what is wrong with the key. */
    public void keyProblem(String found, String remedy) {
        source.findings().problem(keyPlace, path, found, remedy);
    }

    /** Reports a value that is not what it has to be. */
    public void wrong(String noun, String remedy) {
        if (!isBroken()) {
            boolean nothing =
                    scalar().filter(value -> value.kind() == Kind.NOTHING).isPresent();
            problem(nothing ? "there is no value" : describe() + " is not " + noun, remedy);
        }
    }

    /** The value in words, for messages; not for what may be secret. */
    public String describe() {
        if (isMapping()) {
            return "a mapping";
        }
        if (isSequence()) {
            return "a list";
        }
        return scalar().map(Node::describe).orElse("nothing");
    }

    private static String describe(Scalar scalar) {
        return switch (scalar.kind()) {
            case NOTHING -> "nothing";
            case TEXT -> quote(scalar.text());
            default -> scalar.text();
        };
    }

    public static String quote(String text) {
        return Excerpt.quoted(text);
    }

    /** The mapping with its known keys; other keys are reported. */
    public Keys keys(String... known) {
        if (present() && !isMapping()) {
            wrong("a mapping", "write a mapping with any of these keys: " + String.join(", ", known));
        }
        return Keys.of(this, List.of(known));
    }

    /** The mapping's nodes by key, where any key is possible. */
    public Map<String, Node> children(String example) {
        if (present() && !isMapping()) {
            wrong("a mapping", "write keys and values, for example " + example);
        }
        return Keys.children(this);
    }

    /** The list's values. */
    public List<Node> items(String example) {
        if (!isSequence()) {
            if (present()) {
                wrong("a list", "write a list, for example " + example);
            }
            return List.of();
        }
        List<Node> items = new ArrayList<>();
        for (Tree item : ((Sequence) tree.orElseThrow()).items()) {
            String itemPath = path + "[" + items.size() + "]";
            items.add(new Node(Optional.of(item), item.place(), item.place(), itemPath, source));
        }
        return items;
    }

    /** Text that is not empty. */
    public Optional<String> text() {
        Optional<Scalar> scalar = scalar().filter(value -> value.kind() == Kind.TEXT || value.untyped());
        if (present() && scalar.isEmpty()) {
            boolean number =
                    scalar().filter(value -> value.kind() != Kind.NOTHING).isPresent();
            wrong("text", number ? "put it in quotes" : "write text");
        }
        if (scalar.filter(value -> value.text().isEmpty()).isPresent()) {
            problem("the text is empty", "write something, or remove the key");
            return Optional.empty();
        }
        return scalar.map(Scalar::text);
    }

    /** Text in one line, that is not empty. */
    public Optional<String> line() {
        Optional<String> text = text();
        if (text.filter(line -> CONTROL.matcher(line).find()).isPresent()) {
            problem("the text contains a line break or another control character", "write it on one line");
            return Optional.empty();
        }
        return text;
    }

    /** The value of a line that has its own grammar. */
    public <T> Optional<T> line(Grammar<T> grammar) {
        return line().flatMap(line -> read(line, grammar));
    }

    /** The value of a text that has its own grammar and may have several lines. */
    public <T> Optional<T> text(Grammar<T> grammar) {
        return text().flatMap(text -> read(text, grammar));
    }

    private <T> Optional<T> read(String text, Grammar<T> grammar) {
        try {
            return Optional.of(grammar.read(text));
        } catch (LineFault fault) {
            problem(fault.getMessage(), fault.remedy());
            return Optional.empty();
        }
    }

    /** A text, or a number or truth value as it is written: something to show. */
    public Optional<String> words() {
        Optional<Scalar> number = scalar().filter(value -> value.kind() != Kind.TEXT && value.kind() != Kind.NOTHING);
        return number.isPresent() ? number.map(Scalar::text) : line();
    }

    /** A whole number in the range. */
    public OptionalLong whole(long min, long max) {
        return Numbers.whole(this, min, max);
    }

    /** A number above zero. */
    public OptionalDouble positive(double max) {
        return Numbers.real(this, "above 0", number -> number > 0, max);
    }

    /** A number from 0 up to a limit. */
    public OptionalDouble fromZero(double max) {
        return Numbers.real(this, "from 0", number -> number >= 0, max);
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> truth() {
        Optional<Boolean> truth = scalar().filter(value -> value.is(Kind.TRUTH))
                .map(value -> value.text().equals("true"));
        if (present() && truth.isEmpty()) {
            wrong("true or false", "write true or false without quotes");
        }
        return truth;
    }

    /** A duration above zero. */
    public Optional<Duration> duration() {
        return DurationText.positive(this);
    }

    /** A duration, which may be zero. */
    public Optional<Duration> durationOrZero() {
        return DurationText.orZero(this);
    }

    /** One of these words. */
    public <T> Optional<T> oneOf(Map<String, T> words) {
        String text = scalar().map(Scalar::text).orElse("");
        if (present() && !words.containsKey(text)) {
            String noun = "one of " + String.join(", ", words.keySet());
            wrong(noun, Words.remedy(text, words.keySet(), "write one of these"));
        }
        return Optional.ofNullable(words.get(text));
    }

    /** A file that can be read. */
    public Optional<Path> file() {
        return ReadableFile.read(this);
    }

    /** A folder that can be read. */
    public Optional<Path> folder() {
        return ReadableFile.folder(this);
    }

    /** The base of relative paths: the directory of the file, or for the command line the working directory. */
    Path baseDirectory() {
        return onCommandLine() ? Path.of("") : source.base();
    }

    boolean onCommandLine() {
        return place.option().isPresent();
    }
}
