package io.github.wingload.simulator.llm;

import java.util.ArrayList;
import java.util.List;

/**
 * The input of an answer in tokens: numbers are tokens, and a word is 1.3 of them.
 *
 * @param tokens 1 or more
 * @param beginnings one number for each whole block of {@value EngineSetup#BLOCK_TOKENS} tokens, which is the same for two prompts
 *     only if they are alike from their beginning to the end of that block
 * @param content the same for two prompts only if they are alike
 */
record Prompt(int tokens, List<Long> beginnings, long content) {

    private static final double TOKENS_PER_WORD = 1.3;

    static Prompt ofTokens(List<Integer> tokens) {
        Builder builder = new Builder();
        tokens.forEach(token -> builder.add(token, 1));
        return builder.prompt();
    }

    static Prompt ofText(String text) {
        Builder builder = new Builder();
        text.strip()
                .lines()
                .flatMap(line -> List.of(line.split("\\s+")).stream())
                .forEach(word -> builder.add(word.hashCode(), TOKENS_PER_WORD));
        return builder.prompt();
    }

    private static final class Builder {
        private final List<Long> beginnings = new ArrayList<>();
        private double tokens;
        private long beginning = 1;

        private void add(int item, double weight) {
            beginning = 6_364_136_223_846_793_005L * beginning + item + 1;
            tokens += weight;
            if (tokens >= (beginnings.size() + 1.0) * EngineSetup.BLOCK_TOKENS) {
                beginnings.add(beginning);
            }
        }

        private Prompt prompt() {
            return new Prompt((int) Math.max(1, Math.round(tokens)), List.copyOf(beginnings), beginning);
        }
    }
}
