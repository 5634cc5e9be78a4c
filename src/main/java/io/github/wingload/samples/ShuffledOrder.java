package io.github.wingload.samples;

import java.util.SplittableRandom;

/**
 * The numbers from 0 up to a size, each once in random order, then each once in another random order, and so on.
 *
 * <p>Each call makes one step of a Fisher-Yates shuffle, so no caller waits until a whole pass is shuffled. The order depends
 * only on size and seed. Thread-safe.
 */
final class ShuffledOrder {

    private final int[] order;
    private final SplittableRandom random;
    private int position;

    ShuffledOrder(int size, long seed) {
        order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        random = new SplittableRandom(seed);
    }

    synchronized int next() {
        int drawn = random.nextInt(position, order.length);
        int number = order[drawn];
        order[drawn] = order[position];
        order[position] = number;
        position = (position + 1) % order.length;
        return number;
    }
}
