package io.github.wingload.stats.interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values in blocks, such as the times of the calls of a run in microseconds: how many of each block are at most this large. Immutable. */
public final class BlockedValues {

    private final List<Steps> blocks;
    private final Steps all;

    /** Of blocks, each with its values and how often each of them occurs. */
    public BlockedValues(List<? extends SortedMap<Long, Long>> blocks) {
        this.blocks = new ArrayList<>();
        SortedMap<Long, Long> together = new TreeMap<>();
        for (SortedMap<Long, Long> block : blocks) {
            this.blocks.add(new Steps(block));
            block.forEach((value, count) -> together.merge(value, count, Long::sum));
        }
        all = new Steps(together);
    }

    int blocks() {
        return blocks.size();
    }

    long count() {
        return all.count();
    }

    long count(int block) {
        return blocks.get(block).count();
    }

    /** How many values are at most this large. */
    long atMost(long value) {
        return all.atMost(value);
    }

    long atMost(int block, long value) {
        return blocks.get(block).atMost(value);
    }

    /** The share of the values that are at most this large; there must be one. */
    double shareAtMost(long value) {
        return (double) atMost(value) / count();
    }

    /** The smallest value; there must be one. */
    long least() {
        return all.values[0];
    }

    /** The largest value; there must be one. */
    long most() {
        return all.values[all.values.length - 1];
    }

    /** Different values in ascending order, and how many are at most as large as each. */
    private static final class Steps {

        private final long[] values;
        private final long[] atMost;

        Steps(SortedMap<Long, Long> counts) {
            values = new long[counts.size()];
            atMost = new long[counts.size()];
            int i = 0;
            long total = 0;
            for (var entry : counts.entrySet()) {
                total += entry.getValue();
                values[i] = entry.getKey();
                atMost[i++] = total;
            }
        }

        long count() {
            return atMost.length == 0 ? 0 : atMost[atMost.length - 1];
        }

        long atMost(long value) {
            int place = Arrays.binarySearch(values, value);
            int last = place >= 0 ? place : -place - 2;
            return last < 0 ? 0 : atMost[last];
        }
    }
}
