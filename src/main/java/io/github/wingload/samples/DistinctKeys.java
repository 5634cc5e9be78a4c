package io.github.wingload.samples;

import java.util.HashSet;
import java.util.Set;

/**
 * Counts different keys up to a limit, in memory that does not grow with their length: of each key a 64-bit hash is kept
 * (FNV-1a over its characters), by which a hundred thousand keys are mixed up with a probability of 3e-10.
 */
final class DistinctKeys {

    static final int LIMIT = 100_000;

    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final Set<Long> hashes = new HashSet<>();

    void see(String key) {
        if (hashes.size() < LIMIT) {
            long hash = OFFSET_BASIS;
            for (int i = 0; i < key.length(); i++) {
                hash = (hash ^ key.charAt(i)) * PRIME;
            }
            hashes.add(hash);
        }
    }

    int count() {
        return hashes.size();
    }
}
