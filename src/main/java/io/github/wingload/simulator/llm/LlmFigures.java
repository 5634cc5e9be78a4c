package io.github.wingload.simulator.llm;

import io.github.wingload.simulator.http.HttpAnswer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of a language model at {@code /metrics}, with the names and the meaning of vLLM's. */
final class LlmFigures {

    /** The name of the model, for the labels. */
    static final String MODEL = "llm-qwen36-27b";

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String LABELS = "engine=\"0\",model_name=\"" + MODEL + "\"";

    private final Histogram firstToken = new Histogram(
            0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80, 160, 640,
            2560);
    private final Histogram gap = new Histogram(
            0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40, 80);
    private final Histogram total =
            new Histogram(0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680);
    private final Map<String, Long> finished = new TreeMap<>();
    private long promptTokens;
    private long cachedTokens;
    private long madeTokens;

    void promptTaken(int tokens, int cached) {
        promptTokens += tokens;
        cachedTokens += cached;
    }

    /** @param ns since the request was queued */
    void firstToken(long ns) {
        madeTokens++;
        firstToken.add(ns);
    }

    /** @param ns since the token before it */
    void nextToken(long ns) {
        madeTokens++;
        gap.add(ns);
    }

    /** @param ns since the request was queued */
    void finished(String reason, long ns) {
        finished.merge(reason, 1L, Long::sum);
        total.add(ns);
    }

    HttpAnswer exposition(BatchEngine engine) {
        StringBuilder text = new StringBuilder();
        one(text, "num_requests_running", "gauge", "Requests in the batch.", engine.running());
        one(text, "num_requests_waiting", "gauge", "Requests that wait to be processed.", engine.waiting());
        one(
                text,
                "kv_cache_usage_perc",
                "gauge",
                "The share of the KV cache in use, from 0 to 1.",
                engine.cacheUsage());
        one(text, "num_preemptions_total", "counter", "Requests that had to give way.", engine.preemptions());
        one(text, "prefix_cache_queries_total", "counter", "Prompt tokens looked up.", promptTokens);
        one(text, "prefix_cache_hits_total", "counter", "Prompt tokens found in the cache.", cachedTokens);
        one(text, "prompt_tokens_total", "counter", "Prompt tokens processed.", promptTokens);
        one(text, "generation_tokens_total", "counter", "Tokens made.", madeTokens);
        head(text, "request_success_total", "counter", "Requests that were answered whole.");
        finished.forEach(
                (reason, count) -> line(text, "request_success_total", ",finished_reason=\"" + reason + "\"", count));
        firstToken.write(text, "time_to_first_token_seconds", "Time to the first token.");
        gap.write(text, "inter_token_latency_seconds", "Time between tokens.");
        total.write(text, "e2e_request_latency_seconds", "Time from the queue to the last token.");
        return HttpAnswer.text(200, text.toString()).withContentType(CONTENT_TYPE);
    }

    private static void one(StringBuilder text, String name, String type, String help, double value) {
        head(text, name, type, help);
        line(text, name, "", value);
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP vllm:").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, String moreLabels, double value) {
        text.append(String.format(Locale.ROOT, "vllm:%s{%s%s} %s\n", name, LABELS, moreLabels, value));
    }

    /** Counts of times up to some bounds. */
    private static final class Histogram {

        private static final double SECOND_NS = 1e9;

        private final double[] boundsSeconds;
        private final long[] upTo;
        private long count;
        private double sumSeconds;

        private Histogram(double... boundsSeconds) {
            this.boundsSeconds = boundsSeconds;
            this.upTo = new long[boundsSeconds.length];
        }

        private void add(long ns) {
            double seconds = ns / SECOND_NS;
            for (int i = 0; i < upTo.length; i++) {
                upTo[i] += seconds <= boundsSeconds[i] ? 1 : 0;
            }
            count++;
            sumSeconds += seconds;
        }

        private void write(StringBuilder text, String name, String help) {
            head(text, name, "histogram", help);
            for (int i = 0; i < upTo.length; i++) {
                line(text, name + "_bucket", ",le=\"" + boundsSeconds[i] + "\"", upTo[i]);
            }
            line(text, name + "_bucket", ",le=\"+Inf\"", count);
            line(text, name + "_sum", "", sumSeconds);
            line(text, name + "_count", "", count);
        }
    }
}
