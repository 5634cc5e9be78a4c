package io.github.wingload.simulator.llm;

import io.github.wingload.plan.target.LlmTuning;
import io.github.wingload.plan.target.LlmTuning.LineEnds;
import io.github.wingload.plan.target.LlmTuning.Obeyed;
import io.github.wingload.plan.target.LlmTuning.Shape;
import io.github.wingload.plan.target.LlmTuning.Split;
import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The settings of a language model: those of its target, and the profile's default for each one that the target leaves out. Immutable.
 *
 * @param obeys fields of a request that it follows
 * @param engine its times and limits, times the time scale
 * @param timeScale factor of every other time; zero or more
 * @param maxModelLen the most tokens of a prompt and its answer
 * @param prefixCache whether beginnings of prompts that were read before are not read again
 * @param lengths of answers
 * @param tokensPerEvent 1 or more
 * @param cutAfterNs how long an answer may take before the gateway cuts it off, times the time scale
 * @param faults probability by fault
 */
public record LlmSetup(
        Shape shape,
        Set<Obeyed> obeys,
        EngineSetup engine,
        double timeScale,
        int maxModelLen,
        boolean prefixCache,
        CompletionLengths lengths,
        int tokensPerEvent,
        LineEnds lineEnds,
        Split split,
        OptionalLong cutAfterNs,
        RateLimit rateLimit,
        Map<Fault, Double> faults) {

    /** llm-qwen36-27b on one accelerator, fitted to the results that LiftWing published in July 2026. */
    static final EngineSetup LIFTWING_ENGINE =
            new EngineSetup(26.9e6, 1e6, 0.64, 0.146e6, 19.5e6, 0.5e6, 3e6, 0.015, 128, 32_768, 400_000);

    static final CompletionLengths LIFTWING_LENGTHS = new CompletionLengths(0.284, 10.5);

    private static final int MAX_MODEL_LEN = 32_768;
    private static final double SECOND_NS = 1e9;

    public LlmSetup {
        obeys = Set.copyOf(obeys);
        faults = Map.copyOf(faults);
    }

    /**
     * The setup with the profile's defaults.
     *
     * @param tuning valid, as the scenario's rules demand
     */
    public static LlmSetup of(
            Optional<LlmTuning> tuning, double timeScale, RateLimit rateLimit, Map<Fault, Double> faults) {
        Shape shape = tuning.flatMap(LlmTuning::shape).orElse(Shape.LIFTWING);
        List<Obeyed> all = List.of(Obeyed.values());
        return new LlmSetup(
                shape,
                Set.copyOf(tuning.flatMap(LlmTuning::obeys).orElse(shape == Shape.LIFTWING ? List.of() : all)),
                tuning.map(LlmSetup::engine).orElse(LIFTWING_ENGINE).scaled(timeScale),
                timeScale,
                tuning.map(known -> known.maxModelLen().orElse(MAX_MODEL_LEN)).orElse(MAX_MODEL_LEN),
                tuning.flatMap(LlmTuning::prefixCache).orElse(true),
                tuning.map(LlmSetup::lengths).orElse(LIFTWING_LENGTHS),
                tuning.map(known -> known.tokensPerEvent().orElse(1)).orElse(1),
                tuning.flatMap(LlmTuning::lineEnds).orElse(LineEnds.LF),
                tuning.flatMap(LlmTuning::split).orElse(Split.NONE),
                tuning.flatMap(LlmTuning::cutAfter).stream()
                        .mapToLong(time -> Math.round(time.toNanos() * timeScale))
                        .findFirst(),
                rateLimit,
                faults);
    }

    private static EngineSetup engine(LlmTuning tuning) {
        return new EngineSetup(
                tuning.decodeTime().map(LlmSetup::ns).orElse(LIFTWING_ENGINE.decodeNs()),
                tuning.batchTime().map(LlmSetup::ns).orElse(LIFTWING_ENGINE.batchNs()),
                LIFTWING_ENGINE.batchExponent(),
                tuning.prefillPerSecond().isPresent()
                        ? SECOND_NS / tuning.prefillPerSecond().getAsDouble()
                        : LIFTWING_ENGINE.prefillNs(),
                LIFTWING_ENGINE.requestNs(),
                LIFTWING_ENGINE.serialNs(),
                LIFTWING_ENGINE.returnNs(),
                LIFTWING_ENGINE.variation(),
                tuning.maxNumSeqs().orElse(LIFTWING_ENGINE.slots()),
                tuning.maxNumBatchedTokens().orElse(LIFTWING_ENGINE.tokenBudget()),
                tuning.kvCacheTokens().orElse(LIFTWING_ENGINE.cacheTokens()));
    }

    private static CompletionLengths lengths(LlmTuning tuning) {
        return new CompletionLengths(
                tuning.shortAnswers().orElse(LIFTWING_LENGTHS.shortShare()), LIFTWING_LENGTHS.shortMean());
    }

    private static double ns(Duration time) {
        return time.toNanos();
    }

    /** The longest prompt with its answer that fits into model and cache. */
    int longest() {
        return Math.min(maxModelLen, engine.blocks() * EngineSetup.BLOCK_TOKENS);
    }

    /** A time of the model in nanoseconds, times the time scale. */
    long scaledNs(Duration time) {
        return Math.round(time.toNanos() * timeScale);
    }

    /** The name in the {@code server} header of its answers. */
    public String server() {
        return shape == Shape.LIFTWING ? "istio-envoy" : "uvicorn";
    }
}
