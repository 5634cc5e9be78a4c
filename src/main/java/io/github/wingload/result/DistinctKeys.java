package io.github.wingload.result;

import java.util.Arrays;

/**
 * How many different keys there were, exactly up to a million: beyond that it is not kept. Not thread-safe.
 *
 * <p>Keys are held as hashes of 64 bits, 16 bytes each at the most; among a million the chance that two different ones meet
 * is one in thirty million.
 */
final class DistinctKeys {

    /** What {@link #count} says when there were too many. */
    static final long NOT_KEPT = -1;

    private static final int MOST = 1_000_000;
    private static final int FIRST_ROOM = 1024;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Open addressing; zero is a free place. */
    private long[] places = new long[FIRST_ROOM];

    private long count;

    /** Takes a key; an empty one, of a call without a row, is none. */
    void add(String key) {
        if (key.isEmpty() || count == NOT_KEPT || !insert(places, hash(key))) {
            return;
        }
        count++;
        if (count > MOST) {
            count = NOT_KEPT;
            places = new long[0];
        } else if (2 * count > places.length) {
            grow();
        }
    }

    long count() {
        return count;
    }

    private void grow() {
        long[] larger = new long[2 * places.length];
        Arrays.stream(places).filter(hash -> hash != 0).forEach(hash -> insert(larger, hash));
        places = larger;
    }

    private static boolean insert(long[] places, long hash) {
        int mask = places.length - 1;
        int place = (int) hash & mask;
        while (places[place] != 0) {
            if (places[place] == hash) {
                return false;
            }
            place = (place + 1) & mask;
        }
        places[place] = hash;
        return true;
    }

    /** FNV-1a over the characters, its bits then spread by the finalizer of SplitMix64; never zero. */
    private static long hash(String key) {
        long hash = FNV_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
