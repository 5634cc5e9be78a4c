package io.github.wingload.text;

/**
 * Counts how many different keys there are and how often the most frequent one occurs. Not thread-safe.
 *
 * <p>Counts are exact up to a limit; beyond it nothing is kept. Memory does not grow with the length of keys: each is a hash of
 * 64 bits with its count, at most 64 bytes. Two different keys of a million have the same hash with a probability of
 * 3e-8.
 */
public final class DistinctKeys {

    /** The count when there are more keys than the limit. */
    public static final long NOT_KEPT = -1;

    private static final int FIRST_ROOM = 1024;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final int limit;

    /** Open addressing; zero is a free place. */
    private long[] places = new long[FIRST_ROOM];

    /** How often the key in the same place occurred. */
    private long[] times = new long[FIRST_ROOM];

    private long total;
    private long count;
    private long most;

    /** @param limit how many different keys are counted */
    public DistinctKeys(int limit) {
        this.limit = limit;
    }

    public void add(String key) {
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

    /** How many keys were added. */
    public long total() {
        return total;
    }

    /** How many of them are different; {@link #NOT_KEPT} beyond the limit. */
    public long count() {
        return count;
    }

    /** How often the most frequent one occurs; {@link #NOT_KEPT} beyond the limit. */
    public long most() {
        return most;
    }

    private void makeRoom() {
        if (count > limit) {
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

    /** Where this hash is, or its free place. */
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
