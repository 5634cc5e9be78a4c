package io.github.wingload.yaml;

import io.github.wingload.foreign.BoundedRead;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Tree.Kind;
import io.github.wingload.yaml.Tree.Mapping;
import io.github.wingload.yaml.Tree.Origin;
import io.github.wingload.yaml.Tree.Scalar;
import io.github.wingload.yaml.Tree.Sequence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A place in the document with its value, which may be missing.
 *
 * <p>Each method that reads a value reports a wrong one. It returns an empty result if the value is missing or wrong.
 *
 * @param tree the value; empty if it is missing
 * @param place of the value
 * @param keyPlace of the key that names it
 * @param path the keys and indexes that lead to it, such as {@code tasks[0].name}
 * @param base the directory that the document's paths are relative to, as the user named it
 * @param findings where the document's problems go
 */
public record Node(Optional<Tree> tree, Place place, Place keyPlace, String path, Path base, Findings findings) {

    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_DIGITS_SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern PAGE = Pattern.compile("https?://[!-~]{1,2000}");

    /**
     * The whole document.
     *
     * @param base the directory that its paths are relative to, as the user named it
     * @param findings where problems go
     */
    public static Node root(Tree tree, Path base, Findings findings) {
        return new Node(Optional.of(tree), tree.place(), tree.place(), "", base, findings);
    }

    Node child(String key, Tree.Entry entry) {
        Tree value = entry.value();
        return new Node(Optional.of(value), value.place(), entry.keyPlace(), childPath(path, key), base, findings);
    }

    /** A key that is not there. */
    public Node absent(String key) {
        return new Node(Optional.empty(), place, place, childPath(path, key), base, findings);
    }

    static String childPath(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The last part of the path. */
    public String key() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public boolean present() {
        return tree.isPresent();
    }

    public boolean isMapping() {
        return as(Mapping.class).isPresent();
    }

    public boolean isSequence() {
        return as(Sequence.class).isPresent();
    }

    public Optional<Scalar> scalar() {
        return as(Scalar.class);
    }

    <T extends Tree> Optional<T> as(Class<T> type) {
        return tree.filter(type::isInstance).map(type::cast);
    }

    /** True if its problem was already reported. */
    public boolean isBroken() {
        return as(Tree.Broken.class).isPresent();
    }

    /** The scalar without quotes, whatever its type; empty if the value is not a scalar. */
    public String written() {
        return scalar().map(Scalar::text).orElse("");
    }

    /** Reports a problem of the value. */
    public void problem(String found, String remedy) {
        findings.problem(place, path, withoutSecrets(found), withoutSecrets(remedy));
    }

    /** The text without anything that a variable of the environment put into this value. */
    private String withoutSecrets(String text) {
        return scalar().map(value -> value.withoutSecrets(text)).orElse(text);
    }

    /** Reports a problem of the key. */
    public void keyProblem(String found, String remedy) {
        findings.problem(keyPlace, path, withoutSecrets(found), withoutSecrets(remedy));
    }

    /** Reports a value of the wrong kind. */
    public void wrong(String noun, String remedy) {
        if (!isBroken()) {
            problem(isNothing() ? "there is no value" : describe() + " is not " + noun, remedy);
        }
    }

    private boolean isNothing() {
        return scalar().filter(value -> value.kind() == Kind.NOTHING).isPresent();
    }

    /** The value in words, for messages; not for values that may be secret. */
    public String describe() {
        if (isMapping()) {
            return "a mapping";
        }
        if (isSequence()) {
            return "a list";
        }
        return scalar().filter(value -> value.kind() == Kind.TEXT).isPresent()
                ? quote(written())
                : isNothing() || scalar().isEmpty() ? "nothing" : shown();
    }

    /** The scalar without quotes for messages, if it is not too long. */
    String shown() {
        return Excerpt.start(written(), MOST_DIGITS_SHOWN);
    }

    public static String quote(String text) {
        return Excerpt.quoted(text);
    }

    /** The mapping with its known keys; other keys are reported. */
    public Keys keys(String... known) {
        return keys(List.of(known));
    }

    /** As {@link #keys(String...)}. */
    public Keys keys(Collection<String> known) {
        if (present() && !isMapping()) {
            wrong("a mapping", "write a mapping with any of these keys: " + String.join(", ", known));
        }
        return Keys.of(this, List.copyOf(known));
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
        if (present() && !isSequence()) {
            wrong("a list", "write a list, for example " + example);
        }
        List<Node> items = new ArrayList<>();
        as(Sequence.class)
                .ifPresent(list -> list.items().forEach(item -> {
                    String itemPath = path + "[" + items.size() + "]";
                    items.add(new Node(Optional.of(item), item.place(), item.place(), itemPath, base, findings));
                }));
        return items;
    }

    /** Mappings that are written on one line in this node's value; their values have its place, and no type yet. */
    public List<Node> mappings(List<Map<String, String>> written) {
        List<Node> nodes = new ArrayList<>();
        for (Map<String, String> keys : written) {
            Map<String, Tree.Entry> entries = new LinkedHashMap<>();
            keys.forEach((key, text) -> entries.put(
                    key,
                    new Tree.Entry(place, new Scalar(place, Kind.TEXT, text, false, Set.of(Origin.COMMAND_LINE)))));
            String itemPath = path + "[" + nodes.size() + "]";
            Tree mapping = new Mapping(place, entries);
            nodes.add(new Node(Optional.of(mapping), place, keyPlace, itemPath, base, findings));
        }
        return nodes;
    }

    /** The list's values, at least one. */
    public List<Node> someItems(String example) {
        List<Node> items = items(example);
        if (isSequence() && items.isEmpty()) {
            problem("the list is empty", "write at least one item, for example " + example);
        }
        return items;
    }

    /** The list's values, or the single value itself. */
    public List<Node> itemsOrOne() {
        return isSequence() ? items("") : List.of(this);
    }

    /** The scalar if it can be text; nothing is reported. */
    public Optional<Scalar> textScalar() {
        return scalar().filter(value -> value.kind() == Kind.TEXT || value.untyped());
    }

    /** Text that is not empty. */
    public Optional<String> text() {
        Optional<Scalar> scalar = textScalar();
        if (present() && scalar.isEmpty()) {
            wrong("text", scalar().isPresent() && !isNothing() ? "put it in quotes" : "write text");
        }
        if (scalar.filter(value -> value.text().isEmpty()).isPresent()) {
            problem("the text is empty", "write something, or remove the key");
            return Optional.empty();
        }
        return scalar.map(Scalar::text);
    }

    /** False for a text that no grammar of the scenario has: the time of some grows faster than its length. */
    private static boolean fitsOnALine(String text) {
        return text.length() <= LONGEST_LINE;
    }

    /** Text that the parser accepts; any other is reported. */
    public <T> Optional<T> text(Function<String, Optional<T>> parser, String noun, String remedy) {
        Optional<String> text = text();
        Optional<T> value = text.filter(Node::fitsOnALine).flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            wrong(noun, remedy);
        }
        return value;
    }

    /** Text that matches the pattern; any other is reported. */
    public Optional<String> text(Pattern pattern, String noun, String remedy) {
        return text(text -> Optional.of(text).filter(pattern.asMatchPredicate()), noun, remedy);
    }

    /** A scalar of any type that the parser accepts as it is written; any other value is reported. */
    public <T> Optional<T> written(Function<String, Optional<T>> parser, String noun, String remedy) {
        Optional<T> value = scalar().map(Scalar::text).filter(Node::fitsOnALine).flatMap(parser);
        if (present() && value.isEmpty()) {
            wrong(noun, remedy);
        }
        return value;
    }

    /**
     * A number with its unit.
     *
     * @param withUnit the remedy for a number without a unit, made from that number
     */
    public <T> Optional<T> withUnit(
            Function<String, Optional<T>> parser, String noun, UnaryOperator<String> withUnit, String remedy) {
        if (Kind.ofPlain(written()).number()) {
            problem(shown() + " has no unit", withUnit.apply(shown()));
            return Optional.empty();
        }
        return written(parser, noun, remedy);
    }

    /** The value, which is reported if it is zero. */
    public <T> Optional<T> aboveZero(Optional<T> value, Predicate<T> isZero, String noun, String example) {
        if (value.filter(isZero).isPresent()) {
            problem(describe() + " is zero", "write " + noun + " above zero, such as " + example);
            return Optional.empty();
        }
        return value;
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

    /** The address of a page for people, with {@code http} or {@code https}. */
    public Optional<String> page() {
        return text(PAGE, "the address of a page", "write it like https://wiki.example.org/Runbook, without blanks");
    }

    /** A value that is written in one line with its own grammar; the {@link Fault} of a wrong one is reported. */
    public <T> Optional<T> line(Function<String, T> grammar) {
        return line().flatMap(line -> read(line, grammar));
    }

    /** As {@link #line(Function)}, for a text that may have several lines. */
    public <T> Optional<T> text(Function<String, T> grammar) {
        return text().flatMap(text -> read(text, grammar));
    }

    private <T> Optional<T> read(String text, Function<String, T> grammar) {
        if (!fitsOnALine(text)) {
            problem("the text has more than " + LONGEST_LINE + " characters", "write a shorter one");
            return Optional.empty();
        }
        try {
            return Optional.of(grammar.apply(text));
        } catch (Fault fault) {
            problem(fault.found(), fault.remedy());
            return Optional.empty();
        }
    }

    /** Text in one line, or a number or truth value as it is written. */
    public Optional<String> words() {
        Optional<Scalar> other = scalar().filter(value -> value.kind() != Kind.TEXT && value.kind() != Kind.NOTHING);
        return other.isPresent() ? other.map(Scalar::text) : line();
    }

    /** A whole number in the range. */
    public OptionalLong whole(long min, long max) {
        return Numbers.whole(this, min, max);
    }

    /** A whole number in the range. */
    public OptionalInt integer(int min, int max) {
        return whole(min, max).stream().mapToInt(Math::toIntExact).findFirst();
    }

    /** A number above zero, from {@link Numbers#SMALLEST} to max. */
    public OptionalDouble positive(double max) {
        boolean tiny = scalar().flatMap(Scalar::decimal)
                .filter(number -> number.signum() > 0 && number.compareTo(Numbers.SMALLEST) < 0)
                .isPresent();
        String least = tiny ? "from " + Numbers.SMALLEST.toPlainString() : "above 0";
        return Numbers.real(this, least, number -> number.compareTo(Numbers.SMALLEST) >= 0, max);
    }

    /** A number from 0 to max. */
    public OptionalDouble fromZero(double max) {
        return Numbers.real(this, "from 0", number -> number.signum() >= 0, max);
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
        return aboveZero(durationOrZero(), Duration::isZero, "a duration", "500ms");
    }

    /** A duration, which may be zero. */
    public Optional<Duration> durationOrZero() {
        return DurationText.read(this);
    }

    /** One of these words. */
    public <T> Optional<T> oneOf(Map<String, T> words) {
        return written(
                text -> Optional.ofNullable(words.get(text)),
                "one of " + String.join(", ", words.keySet()),
                Words.remedy(written(), words.keySet(), "write one of these"));
    }

    /** A readable file. Its path is relative to the YAML file or, on the command line, to the working directory. */
    public Optional<Path> file() {
        return readable("file", Files::isRegularFile);
    }

    /** A readable folder, as {@link #file()}. */
    public Optional<Path> folder() {
        return readable("folder", Files::isDirectory);
    }

    private Optional<Path> readable(String noun, Predicate<Path> kind) {
        return text().flatMap(name -> {
            Optional<Path> path = fileNamed(name);
            if (path.filter(kind)
                    .filter(Files::isReadable)
                    .filter(Predicate.not(BoundedRead::isOfKernel))
                    .isPresent()) {
                return path;
            }
            boolean there = path.filter(Files::exists).isPresent();
            problem(
                    quote(name) + (there ? " cannot be read as a " + noun : " does not exist"),
                    "name a readable " + noun + ", relative to "
                            + (onCommandLine() ? "the working directory" : "this file"));
            return Optional.empty();
        });
    }

    /** The path of a file that this value names, which may not exist; empty if the name cannot be a path. */
    public Optional<Path> fileNamed(String name) {
        try {
            Path from = onCommandLine() ? Path.of("") : base;
            Path path = from.resolve(name).normalize();
            findings.file(new Findings.NamedFile(path, Path.of(name).isAbsolute()));
            return Optional.of(path);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean onCommandLine() {
        return place.option().isPresent();
    }
}
