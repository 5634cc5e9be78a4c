package io.github.wingload.plan.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What can be set of a simulated language model. An empty setting keeps the profile's value. Times are those of the model, which the
 * simulator multiplies by its time scale.
 *
 * @param shape whose answers it imitates
 * @param obeys fields of a request that it follows; it accepts the others without following them
 * @param maxNumSeqs the most answers that it makes at the same time; 1 or more
 * @param maxNumBatchedTokens the most tokens that one step reads and makes; 1 or more
 * @param maxModelLen the most tokens of a prompt and its answer; 2 or more
 * @param kvCacheTokens the capacity of the KV cache in tokens
 * @param prefixCache whether beginnings of prompts that were read before are not read again
 * @param decodeTime of a step that makes one token for one answer; above zero
 * @param batchTime what further answers add to a step: times (answers − 1)^0.64
 * @param prefillPerSecond prompt tokens that it reads in a second; above zero
 * @param shortAnswers the share of answers that the model ends by itself after few tokens; from 0 to 1
 * @param tokensPerEvent 1 or more
 * @param lineEnds of its events
 * @param split how the bytes of events are distributed over chunks
 * @param cutAfter how long a gateway in front of it lets an answer take
 */
public record LlmTuning(
        Optional<Shape> shape,
        Optional<List<Obeyed>> obeys,
        OptionalInt maxNumSeqs,
        OptionalInt maxNumBatchedTokens,
        OptionalInt maxModelLen,
        OptionalInt kvCacheTokens,
        Optional<Boolean> prefixCache,
        Optional<Duration> decodeTime,
        Optional<Duration> batchTime,
        OptionalDouble prefillPerSecond,
        OptionalDouble shortAnswers,
        OptionalInt tokensPerEvent,
        Optional<LineEnds> lineEnds,
        Optional<Split> split,
        Optional<Duration> cutAfter) {

    public LlmTuning {
        obeys = obeys.map(List::copyOf);
    }

    /** A server whose answers are imitated. */
    public enum Shape {
        /** LiftWing's KServe server: the last event has text, reason and usage. */
        LIFTWING,
        VLLM,
        SGLANG,
        TGI,
        LLAMA_CPP
    }

    /** A field of a request that some servers do not follow. */
    public enum Obeyed {
        IGNORE_EOS,
        MIN_TOKENS,
        SEED
    }

    /** How a line of an event ends. */
    public enum LineEnds {
        LF,
        CRLF,
        CR
    }

    /** How the bytes of events are distributed over chunks of HTTP. */
    public enum Split {
        /** An event a chunk. */
        NONE,
        /** A byte a chunk. */
        BYTES,
        /** Pieces of random lengths. */
        RANDOM
    }
}
