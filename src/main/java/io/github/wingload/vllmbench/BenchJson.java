package io.github.wingload.vllmbench;

import io.github.wingload.text.Figures;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a result with the keys of vllm-bench, in its order; what is not known is null. */
final class BenchJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BenchJson() {}

    /** The file, in UTF-8. */
    static byte[] bytes(BenchResult result) {
        return (MAPPER.writeValueAsString(fields(result)) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> fields(BenchResult result) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("date", result.date().orElse(null));
        fields.put("backend", "openai");
        fields.put("label", "wingload");
        fields.put("model_id", result.model());
        fields.put("tokenizer_id", null);
        fields.put("num_prompts", result.prompts());
        fields.put(
                "request_rate",
                result.requestRate().isPresent() ? (Object) result.requestRate().getAsDouble() : "inf");
        fields.put("burstiness", 1.0);
        fields.put("max_concurrency", orNull(result.concurrency()));
        fields.put("duration", result.seconds());
        result.drain().ifPresent(seconds -> fields.put("drain", seconds));
        fields.put("completed", result.completed());
        fields.put("failed", result.failed());
        fields.put("total_input_tokens", orNull(result.inputTokens()));
        fields.put("total_output_tokens", orNull(result.outputTokens()));
        fields.put("request_throughput", orNull(result.throughput().requests()));
        fields.put("request_goodput", null);
        fields.put("input_throughput", orNull(result.throughput().input()));
        fields.put("output_throughput", orNull(result.throughput().output()));
        fields.put("total_token_throughput", orNull(result.throughput().total()));
        fields.put("rtfx", 0.0);
        times(fields, "ttft", result.ttft());
        times(fields, "tpot", result.tpot());
        times(fields, "itl", result.itl());
        times(fields, "e2el", result.e2el());
        fields.put("steady_state", null);
        return fields;
    }

    private static void times(Map<String, @Nullable Object> fields, String metric, BenchTimes times) {
        if (times.mean().isEmpty()) {
            return;
        }
        fields.put("mean_" + metric + "_ms", orNull(times.mean()));
        fields.put("median_" + metric + "_ms", orNull(times.median()));
        fields.put("std_" + metric + "_ms", orNull(times.deviation()));
        times.percentiles()
                .forEach((percentile, ms) -> fields.put("p" + Figures.plain(percentile) + "_" + metric + "_ms", ms));
    }

    private static @Nullable Object orNull(OptionalLong value) {
        return value.isPresent() ? (Object) value.getAsLong() : null;
    }

    private static @Nullable Object orNull(OptionalDouble value) {
        return value.isPresent() ? (Object) value.getAsDouble() : null;
    }
}
