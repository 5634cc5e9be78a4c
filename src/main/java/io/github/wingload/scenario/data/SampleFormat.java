package io.github.wingload.scenario.data;

import io.github.wingload.plan.Samples.Format;
import io.github.wingload.samples.SampleReader;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.nio.file.FileSystems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** The keys of {@code samples} that describe the format of the file or folder. */
final class SampleFormat {

    private static final Map<String, Format> FORMATS = new LinkedHashMap<>(Words.of(Format.class, '_'));

    static {
        FORMATS.remove("folder");
    }

    /** The time to match a name grows with its length to the power of this. */
    private static final int MOST_STARS = 3;

    private SampleFormat() {}

    /** The format; empty if the file's ending tells it. */
    static Optional<Format> format(Keys keys) {
        if (keys.has("folder")) {
            keys.exclude("folder", List.of("format", "columns", "header", "greedy"));
            return Optional.of(Format.FOLDER);
        }
        Optional<Format> format = keys.get("format").oneOf(FORMATS);
        if (format.filter(Format.WORDS::equals).isPresent() && !keys.has("columns")) {
            keys.get("columns").problem("missing", "name the words of a line, for example columns: [lang, title]");
        }
        if (format.filter(Format.SHAREGPT::equals).isPresent() && keys.has("columns")) {
            keys.get("columns").keyProblem("the columns of format: sharegpt are prompt and answer", "remove it");
        }
        return format;
    }

    static Optional<List<String>> columns(Node node) {
        List<Node> items = node.someItems("[rev_id, title]");
        List<String> names =
                items.stream().flatMap(item -> item.text().stream()).toList();
        List<String> faults = SampleReader.faultsOf(names);
        faults.forEach(fault -> node.problem(fault, "give every column its own name"));
        boolean complete = !names.isEmpty() && names.size() == items.size() && faults.isEmpty();
        return complete ? Optional.of(names) : Optional.empty();
    }

    static Optional<Boolean> header(Keys keys, Optional<Format> format) {
        Node node = keys.get("header");
        Optional<Boolean> header = node.truth();
        if (header.isPresent() && format.filter(Format.JSONL::equals).isPresent()) {
            node.keyProblem("a file with a JSON object in each line has no header line", "remove it");
        } else if (header.isPresent() && format.filter(Format.SHAREGPT::equals).isPresent()) {
            node.keyProblem("a file of conversations has no header line", "remove it");
        } else if (header.filter(there -> !there).isPresent() && !keys.has("columns")) {
            node.problem("without a header line the columns have no names", "name them, for example columns: [rev_id]");
        }
        return header;
    }

    static Optional<String> greedy(Node node, Optional<Format> format, Optional<List<String>> columns) {
        Optional<String> greedy = node.text();
        if (node.present() && format.filter(Format.WORDS::equals).isEmpty()) {
            node.keyProblem("greedy needs format: words", "add format: words, or remove it");
        } else {
            greedy.ifPresent(name -> columns.filter(names -> !names.contains(name))
                    .ifPresent(names ->
                            node.problem(Node.quote(name) + " is not among the columns", Words.remedy(name, names))));
        }
        return greedy;
    }

    static Optional<String> match(Keys keys) {
        Node node = keys.get("match");
        if (node.present() && !keys.has("folder")) {
            node.keyProblem("match needs a folder", "write folder instead of file, or remove it");
        }
        return node.line(SampleFormat::glob);
    }

    private static String glob(String text) {
        if (text.chars().filter(character -> character == '*').count() > MOST_STARS) {
            throw new Fault(
                    Node.quote(text) + " has more than " + MOST_STARS + " stars, which may take too long to match",
                    "use fewer stars");
        }
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new Fault(Node.quote(text) + " is not a pattern for file names", "write one like *.png");
        }
    }
}
