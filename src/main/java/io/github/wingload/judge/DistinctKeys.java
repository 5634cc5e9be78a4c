package io.github.wingload.judge;

/**
 * How many different keys there were, and how often the most frequent one came: exactly up to a million of them, beyond that it
 * is not kept. Not thread-safe.
 *
 * <p>Keys are held as hashes of 64 bits with their counts, 48 bytes each at the most; among a million the chance that two different ones meet
 * is one in thirty million.
 */
final class DistinctKeys {

    /** What is said when there were too many. */
    static final long NOT_KEPT = -1;

    private static final int MOST = 1_000_000;
    private static final int FIRST_ROOM = 1024;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Open addressing; zero is a free place. */
    private long[] places = new long[FIRST_ROOM];

    /** How often the key of the same place came. */
    private long[] times = new long[FIRST_ROOM];

    private long total;
    private long count;
    private long most;

    /** Takes a key; an empty one, of a call without a row, is none. */
    void add(String key) {
        if (key.isEmpty()) {
            return;
        }
        total++;
        if (count == NOT_KEPT) {
            return;
        }
        long hash = hash(key);
        int place = place(places, hash);
        times[place]++;
        most = Math.max(most, times[place]);
        if (places[place] == 0) {
            places[place] = hash;
            count++;
            makeRoom();
        }
    }

    /** How many keys came, alike or not. */
    long total() {
        return total;
    }

    /** How many different ones. */
    long count() {
        return count;
    }

    /** How often the most frequent one came. */
    long most() {
        return most;
    }

    private void makeRoom() {
        if (count > MOST) {
            count = NOT_KEPT;
            most = NOT_KEPT;
            places = new long[0];
            times = new long[0];
        } else if (2 * count > places.length) {
            grow();
        }
    }

    private void grow() {
        long[] largerPlaces = new long[2 * places.length];
        long[] largerTimes = new long[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                int place = place(largerPlaces, places[i]);
                largerPlaces[place] = places[i];
                largerTimes[place] = times[i];
            }
        }
        places = largerPlaces;
        times = largerTimes;
    }

    /** Where a hash stands, or is to stand. */
    private static int place(long[] places, long hash) {
        int mask = places.length - 1;
        int place = (int) hash & mask;
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & mask;
        }
        return place;
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
