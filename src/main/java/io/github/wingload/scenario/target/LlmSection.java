package io.github.wingload.scenario.target;

import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Obeyed;
import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.yaml.Keys;
import io.github.wingload.yaml.Node;
import io.github.wingload.yaml.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of {@code simulator} that only the profile {@code llm} has. */
final class LlmSection {

    /** The setting that is a list. */
    static final String LIST = "obeys";

    private static final int MOST_TOKENS = 10_000_000;
    private static final int MOST_ANSWERS = 10_000;
    private static final int MOST_TOKENS_PER_EVENT = 1_000;
    private static final double HIGHEST_PREFILL = 1e9;
    private static final String NOTHING = "none";
    private static final Map<String, Obeyed> FIELDS = Words.of(Obeyed.class, '_');
    private static final Map<String, Optional<Obeyed>> FIELDS_OR_NOTHING = fieldsOrNothing();

    private LlmSection() {}

    private static Map<String, Optional<Obeyed>> fieldsOrNothing() {
        Map<String, Optional<Obeyed>> words = new LinkedHashMap<>();
        FIELDS.forEach((word, field) -> words.put(word, Optional.of(field)));
        words.put(NOTHING, Optional.empty());
        return words;
    }

    static LlmTuning read(Keys keys) {
        return new LlmTuning(
                keys.get("shape").oneOf(Words.of(Shape.class, '.')),
                obeys(keys.get(LIST)),
                keys.get("max_num_seqs").integer(1, MOST_ANSWERS),
                keys.get("max_num_batched_tokens").integer(1, MOST_TOKENS),
                keys.get("max_model_len").integer(2, MOST_TOKENS),
                keys.get("kv_cache_tokens").integer(128, MOST_TOKENS),
                keys.get("prefix_cache").truth(),
                keys.get("decode_time").duration(),
                keys.get("batch_time").durationOrZero(),
                keys.get("prefill_per_second").positive(HIGHEST_PREFILL),
                keys.get("short_answers").fromZero(1),
                keys.get("tokens_per_event").integer(1, MOST_TOKENS_PER_EVENT),
                keys.get("line_ends").oneOf(Words.of(LineEnds.class, '_')),
                keys.get("split").oneOf(Words.of(Split.class, '_')),
                keys.get("cut_after").duration());
    }

    private static Optional<List<Obeyed>> obeys(Node node) {
        if (!node.present()) {
            return Optional.empty();
        }
        if (!node.isSequence()) {
            return node.oneOf(FIELDS_OR_NOTHING).map(field -> field.stream().toList());
        }
        return Optional.of(node.items("[ignore_eos, seed]").stream()
                .flatMap(item -> item.oneOf(FIELDS).stream())
                .distinct()
                .toList());
    }
}
