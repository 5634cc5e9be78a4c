package io.github.wingload.scenario.task;

import io.github.wingload.plan.Expectation.EventStream;
import io.github.wingload.plan.Expectation.StreamFormat;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code expect: {stream}}: the format of a stream that must be complete, or a mapping with what else it must have. */
final class StreamSection {

    private static final Map<String, StreamFormat> FORMATS = Words.of(StreamFormat.class, '_');
    private static final List<String> OF_MODELS = List.of("finish_reason", "tokens");
    private static final long MOST_TOKENS = 1_000_000_000;

    private StreamSection() {}

    static Optional<EventStream> read(Node node) {
        if (!node.isMapping()) {
            return node.oneOf(FORMATS).map(format -> new EventStream(format, List.of(), 0, Long.MAX_VALUE));
        }
        Keys keys = node.keys("format", "finish_reason", "tokens");
        Optional<StreamFormat> format =
                keys.required("format", "format: openai").oneOf(FORMATS);
        if (format.filter(StreamFormat.SSE::equals).isPresent()) {
            keys.refuse(OF_MODELS, "the format sse does not have this", "remove it, or write format: openai");
        }
        List<String> reasons = reasons(keys.get("finish_reason"));
        return tokens(keys.get("tokens"), format.map(known -> new EventStream(known, reasons, 0, Long.MAX_VALUE)));
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

    private static Optional<EventStream> tokens(Node node, Optional<EventStream> stream) {
        if (!node.present()) {
            return stream;
        }
        Keys bounds = node.keys("min", "max");
        bounds.atLeastOneOf(List.of("min", "max"), "min or max is missing", "write for example {min: 128}");
        long least = bounds.get("min").whole(1, MOST_TOKENS).orElse(0);
        long most = bounds.get("max").whole(1, MOST_TOKENS).orElse(Long.MAX_VALUE);
        if (least > most) {
            node.problem("min is greater than max", "write the lower one as min");
        }
        return stream.map(known -> new EventStream(known.format(), known.finishReasons(), least, most));
    }
}
