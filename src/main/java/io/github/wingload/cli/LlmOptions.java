package io.github.wingload.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code wingload simulate llm}. They are read by the rules of the scenario's keys of the same names. */
final class LlmOptions {

    @Option(
            names = "--shape",
            paramLabel = "SERVER",
            description =
                    "The server whose answers it imitates: liftwing, vllm, sglang, tgi or llama.cpp (default: liftwing).")
    Optional<String> shape;

    @Option(
            names = "--obeys",
            paramLabel = "FIELDS",
            description =
                    "The fields of a request that it follows, separated by commas: ignore_eos, min_tokens, seed; or none"
                            + " (default: none for liftwing, else all).")
    Optional<String> obeys;

    @Option(
            names = "--max-num-seqs",
            paramLabel = "COUNT",
            description = "The most answers at the same time (default: 128).")
    Optional<String> maxNumSeqs;

    @Option(
            names = "--max-num-batched-tokens",
            paramLabel = "COUNT",
            description = "The most tokens of a step (default: 32768).")
    Optional<String> maxNumBatchedTokens;

    @Option(
            names = "--max-model-len",
            paramLabel = "COUNT",
            description = "The most tokens of a prompt and its answer (default: 32768).")
    Optional<String> maxModelLen;

    @Option(
            names = "--kv-cache-tokens",
            paramLabel = "COUNT",
            description = "The capacity of the KV cache (default: 400000).")
    Optional<String> kvCacheTokens;

    @Option(
            names = "--prefix-cache",
            paramLabel = "true|false",
            description = "Whether the beginning of a prompt that was read before is not read again (default: true).")
    Optional<String> prefixCache;

    @Option(
            names = "--decode-time",
            paramLabel = "DURATION",
            description = "The time of a step with one answer (default: 26.9ms).")
    Optional<String> decodeTime;

    @Option(
            names = "--batch-time",
            paramLabel = "DURATION",
            description = "What more answers add to a step, times (answers - 1)^0.64 (default: 1ms).")
    Optional<String> batchTime;

    @Option(
            names = "--prefill-per-second",
            paramLabel = "TOKENS",
            description = "Prompt tokens that it reads in a second (default: 6850).")
    Optional<String> prefillPerSecond;

    @Option(
            names = "--short-answers",
            paramLabel = "SHARE",
            description = "The share of answers that end by themselves after few tokens (default: 0.284).")
    Optional<String> shortAnswers;

    @Option(names = "--tokens-per-event", paramLabel = "COUNT", description = "Tokens in an event (default: 1).")
    Optional<String> tokensPerEvent;

    @Option(
            names = "--line-ends",
            paramLabel = "HOW",
            description = "How lines of events end: lf, crlf or cr (default: lf).")
    Optional<String> lineEnds;

    @Option(
            names = "--split",
            paramLabel = "HOW",
            description = "How events are split into chunks: none, bytes or random (default: none).")
    Optional<String> split;

    @Option(
            names = "--cut-after",
            paramLabel = "DURATION",
            description = "A gateway in front cuts off answers that take longer (default: no limit).")
    Optional<String> cutAfter;
}
