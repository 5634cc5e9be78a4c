package io.github.wingload.simulator.llm;

/**
 * The times and limits of a {@link BatchEngine}. A step that serves B answers and reads P prompt tokens takes
 * {@code decodeNs + batchNs · (B − 1)^batchExponent + prefillNs · P}, times a little noise.
 *
 * @param decodeNs a step with one answer: the time to read the weights
 * @param batchNs what further answers add to a step
 * @param prefillNs for each prompt token that is read
 * @param requestNs from the client to the engine's queue: network, gateway, JSON, tokenizer
 * @param serialNs what the API server does for one request after another, so that a burst does not arrive at one moment
 * @param returnNs from the engine to the client
 * @param variation the coefficient of variation of a step
 * @param slots the most answers in a step; 1 or more
 * @param tokenBudget the most tokens that a step makes and reads; 1 or more
 * @param cacheTokens the capacity of the KV cache in tokens
 */
public record EngineSetup(
        double decodeNs,
        double batchNs,
        double batchExponent,
        double prefillNs,
        double requestNs,
        double serialNs,
        double returnNs,
        double variation,
        int slots,
        int tokenBudget,
        int cacheTokens) {

    /** The KV cache is handed out in blocks of this many tokens. */
    static final int BLOCK_TOKENS = 64;

    /** The same engine with every time multiplied by a factor, zero or more. */
    public EngineSetup scaled(double factor) {
        return new EngineSetup(
                decodeNs * factor,
                batchNs * factor,
                batchExponent,
                prefillNs * factor,
                requestNs * factor,
                serialNs * factor,
                returnNs * factor,
                variation,
                slots,
                tokenBudget,
                cacheTokens);
    }

    /** The mean duration of a step. */
    double stepNs(int answers, int promptTokens) {
        return decodeNs + batchNs * Math.pow(answers - 1.0, batchExponent) + prefillNs * promptTokens;
    }

    int blocks() {
        return cacheTokens / BLOCK_TOKENS;
    }
}
