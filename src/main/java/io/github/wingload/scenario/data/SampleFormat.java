package io.github.wingload.scenario.data;

import io.github.wingload.plan.Samples.Format;
import io.github.wingload.samples.SampleReader;
import io.github.wingload.text.Fault;
import io.github.wingload.yaml.Findings;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.nio.file.FileSystems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * The keys of {@code samples} that describe the format of the file or folder.
 *
 * @param sound false if a problem was reported here, so that the rows are not read
 */
record SampleFormat(
        Optional<Format> format,
        Optional<String> match,
        Optional<List<String>> columns,
        Optional<Boolean> header,
        Optional<String> greedy,
        boolean sound) {

    private static final Map<String, Format> FORMATS = new LinkedHashMap<>(Words.of(Format.class, '_'));

    static {
        FORMATS.remove("folder");
    }

    static SampleFormat read(Keys keys, Findings findings) {
        int problemsBefore = findings.problemCount();
        boolean folder = keys.has("folder");
        if (folder) {
            keys.exclude("folder", List.of("format", "columns", "header", "greedy"));
        }
        Optional<Format> format = keys.get("format").oneOf(FORMATS);
        Optional<List<String>> columns = columns(keys.get("columns"));
        Optional<Boolean> header = header(keys, format);
        Optional<String> greedy = greedy(keys.get("greedy"), format, columns);
        if (format.filter(Format.WORDS::equals).isPresent() && !keys.has("columns")) {
            keys.get("columns").problem("missing", "name the words of a line, for example columns: [lang, title]");
        }
        Optional<String> match = match(keys.get("match"), folder);
        return new SampleFormat(
                folder ? Optional.of(Format.FOLDER) : format,
                match,
                columns,
                header,
                greedy,
                findings.problemCount() == problemsBefore);
    }

    private static Optional<List<String>> columns(Node node) {
        List<Node> items = node.someItems("[rev_id, title]");
        List<String> names =
                items.stream().flatMap(item -> item.text().stream()).toList();
        List<String> faults = SampleReader.faultsOf(names);
        faults.forEach(fault -> node.problem(fault, "give every column its own name"));
        boolean complete = !names.isEmpty() && names.size() == items.size() && faults.isEmpty();
        return complete ? Optional.of(names) : Optional.empty();
    }

    private static Optional<Boolean> header(Keys keys, Optional<Format> format) {
        Node node = keys.get("header");
        Optional<Boolean> header = node.truth();
        if (header.isPresent() && format.filter(Format.JSONL::equals).isPresent()) {
            node.keyProblem("a file with a JSON object in each line has no header line", "remove it");
        } else if (header.filter(there -> !there).isPresent() && !keys.has("columns")) {
            node.problem("without a header line the columns have no names", "name them, for example columns: [rev_id]");
        }
        return header;
    }

    private static Optional<String> greedy(Node node, Optional<Format> format, Optional<List<String>> columns) {
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

    private static Optional<String> match(Node node, boolean folder) {
        if (node.present() && !folder) {
            node.keyProblem("match needs a folder", "write folder instead of file, or remove it");
        }
        return node.line(SampleFormat::glob);
    }

    private static String glob(String text) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + text);
            return text;
        } catch (PatternSyntaxException e) {
            throw new Fault(Node.quote(text) + " is not a pattern for file names", "write one like *.png");
        }
    }
}
