package io.github.wingload.simulator.llm;

import java.util.LinkedHashMap;
import java.util.Map;

/** The beginnings of prompts that were read, as far as they fit into the KV cache; those that were used last are kept. */
final class PrefixCache {

    private final Map<Long, Boolean> beginnings;

    /** @param blocks the most beginnings; 0 for no cache */
    PrefixCache(int blocks) {
        this.beginnings = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > blocks;
            }
        };
    }

    /** The tokens at the beginning of the prompt that need not be read. */
    int cachedTokens(Prompt prompt) {
        int blocks = 0;
        for (long beginning : prompt.beginnings()) {
            if (beginnings.get(beginning) == null) {
                break;
            }
            blocks++;
        }
        return blocks * EngineSetup.BLOCK_TOKENS;
    }

    /** Keeps a prompt that was read. */
    void add(Prompt prompt) {
        prompt.beginnings().forEach(beginning -> beginnings.put(beginning, true));
    }
}
