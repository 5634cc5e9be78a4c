package io.github.wingload.samples;

import java.util.SplittableRandom;

/**
 * The numbers from 0 up to a size, each once in random order, then each once in another, and so on for ever.
 *
 * <p>Each number is drawn when it is asked for, by one step of Fisher and Yates' shuffle over what is left of the pass, so no
 * caller waits for a whole pass to be shuffled. The order depends on nothing but size and seed. Thread-safe.
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
