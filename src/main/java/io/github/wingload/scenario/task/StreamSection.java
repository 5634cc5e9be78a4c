package io.github.wingload.scenario.task;

import io.github.wingload.plan.task.AnswerStream;
import io.github.wingload.plan.task.AnswerStream.Part;
import io.github.wingload.plan.task.Expectation.Check;
import io.github.wingload.plan.task.Expectation.StreamCheck;
import io.github.wingload.plan.task.Expectation.StreamJson;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Form;
import io.github.wingload.scenario.data.Pointers;
import io.github.wingload.scenario.data.Templates;
import io.github.wingload.text.LinearPattern;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code stream}: how an answer is read as a stream of events; and {@code expect: {stream}}: what the stream must be. */
final class StreamSection {

    private static final Map<String, AnswerStream> FORMATS =
            Map.of("openai", AnswerStream.OPENAI, "sse", AnswerStream.SSE, "ndjson", AnswerStream.NDJSON);
    private static final Map<String, Part> PARTS = Words.of(Part.class, '_');
    private static final List<String> KEYS = Words.in("text reasoning tools output input cached finish error");
    private static final String JSON = "json";
    private static final List<String> DEMANDS =
            List.of("finish_reason", "tokens", "longest_gap", "contains", "matches", JSON);
    private static final String NO_END = "none";
    private static final int MOST_PLACES = 8;
    private static final long MOST_TOKENS = 1_000_000_000;

    private StreamSection() {}

    static Optional<AnswerStream> read(Node node) {
        if (!node.present() || !node.isMapping()) {
            return node.present() ? node.oneOf(FORMATS) : Optional.empty();
        }
        Keys keys = node.keys(Stream.of(List.of("format"), KEYS, List.of("end", "first", "stall"))
                .flatMap(List::stream)
                .toList());
        Optional<AnswerStream> format =
                keys.required("format", "format: openai").oneOf(FORMATS);
        Optional<Duration> first = keys.get("first").duration();
        Optional<Duration> stall = keys.get("stall").duration();
        return format.map(base -> {
            Map<Part, List<String>> places = places(base, keys);
            if (!places.isEmpty() && !places.containsKey(Part.TEXT)) {
                node.problem(
                        "the place of texts is missing",
                        "add for example text: /message/content, or write format: openai");
            }
            return new AnswerStream(base.framing(), places, end(base, keys.get("end")), first, stall);
        });
    }

    private static Map<Part, List<String>> places(AnswerStream base, Keys keys) {
        Map<Part, List<String>> places = new EnumMap<>(Part.class);
        places.putAll(base.places());
        keys.present(KEYS).forEach(node -> {
            List<Node> items = node.itemsOrOne();
            if (items.isEmpty() || items.size() > MOST_PLACES) {
                node.problem("the list has " + items.size() + " items", "write 1 to " + MOST_PLACES + " JSON pointers");
            }
            List<String> pointers = new ArrayList<>();
            items.forEach(item -> Pointers.read(item).ifPresent(pointer -> {
                if (pointer.isEmpty() || pointer.contains("~")) {
                    item.problem(
                            "a stream's place cannot be the whole event, and its keys cannot have ~ or a slash",
                            "write for example /message/content");
                }
                pointers.add(pointer);
            }));
            Part part = PARTS.get(node.key());
            if (part != null) {
                places.put(part, pointers);
            }
        });
        return places;
    }

    private static Optional<String> end(AnswerStream base, Node node) {
        return node.present() ? node.line().filter(mark -> !mark.equals(NO_END)) : base.end();
    }

    /** What a stream must be besides complete. */
    static List<Check> demands(Node node, Templates templates) {
        if (!node.isMapping()) {
            node.problem(
                    "this says what a stream must be besides complete, in a mapping",
                    "write stream: " + (node.written().isEmpty() ? "openai" : node.written())
                            + " beside expect to read the answer as a stream, or for example {finish_reason: length}");
            return List.of();
        }
        Keys keys = node.keys(DEMANDS);
        keys.atLeastOneOf(DEMANDS, "it demands nothing", "write for example {finish_reason: length}, or remove it");
        List<Check> checks = new ArrayList<>();
        if (keys.written().stream().anyMatch(key -> !key.equals(JSON))) {
            checks.add(check(keys, templates));
        }
        if (keys.has(JSON)) {
            checks.add(new StreamJson(JsonChecks.read(keys.get(JSON), templates)));
        }
        return checks;
    }

    private static StreamCheck check(Keys keys, Templates templates) {
        Node contains = keys.get("contains");
        Optional<Template> text = contains.present()
                ? contains.text().map(written -> templates.of(contains, written, Form.RAW))
                : Optional.empty();
        Optional<String> pattern = keys.get("matches").present()
                ? keys.get("matches").text(LinearPattern::of).map(LinearPattern::toString)
                : Optional.empty();
        long[] tokens = tokens(keys.get("tokens"));
        return new StreamCheck(
                reasons(keys.get("finish_reason")),
                tokens[0],
                tokens[1],
                keys.get("longest_gap").duration(),
                text,
                pattern);
    }

    private static List<String> reasons(Node node) {
        if (!node.present()) {
            return List.of();
        }
        List<Node> items = node.itemsOrOne();
        if (items.isEmpty()) {
            node.problem("the list is empty", "write for example length, or remove it");
        }
        return items.stream().flatMap(item -> item.text().stream()).toList();
    }

    /** The least and the most. */
    private static long[] tokens(Node node) {
        if (!node.present()) {
            return new long[] {0, Long.MAX_VALUE};
        }
        Keys bounds = node.keys("min", "max");
        bounds.atLeastOneOf(List.of("min", "max"), "min or max is missing", "write for example {min: 128}");
        long least = bounds.get("min").whole(1, MOST_TOKENS).orElse(0);
        long most = bounds.get("max").whole(1, MOST_TOKENS).orElse(Long.MAX_VALUE);
        if (least > most) {
            node.problem("min is greater than max", "write the lower one as min");
        }
        return new long[] {least, most};
    }
}
