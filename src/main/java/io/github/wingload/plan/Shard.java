package io.github.wingload.plan;

/**
 * One of the processes that make a load together, on one machine or on several. Each of them computes the whole plan and plays
 * its own part of it, so that the parts add up to the load that one process would make.
 *
 * @param run the name that all shards of one run share
 * @param index from 0
 * @param count how many shards there are; 1 or more
 */
public record Shard(String run, int index, int count) {

    /** The part of a process that makes the whole load. */
    public static final Shard WHOLE = new Shard("", 0, 1);

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no shard " + index + " of " + count);
        }
    }

    /** True if this shard plays the arrival, the user or the row with this number, counted from 0 over all shards. */
    public boolean plays(long number) {
        return number % count == index;
    }

    /** How many of the numbers from 0 up to a total this shard plays. */
    public int share(int total) {
        return total / count + (index < total % count ? 1 : 0);
    }

    /** An equal share of an amount that can be divided, such as a rate. */
    public double share(double total) {
        return total / count;
    }

    /**
     * This shard's share of a number of calls, by its share of the users; the shares of all shards add up to the number. What is
     * left over by rounding down goes to the shards with the largest remainders.
     *
     * @param calls of all shards
     * @param users of all shards; as many as there are shards, or more
     */
    public long quota(long calls, int users) {
        long left = calls;
        int ahead = 0;
        for (int other = 0; other < count; other++) {
            Shard shard = new Shard(run, other, count);
            left -= shard.floor(calls, users);
            ahead += shard.remainder(calls, users) > remainder(calls, users)
                            || other < index && shard.remainder(calls, users) == remainder(calls, users)
                    ? 1
                    : 0;
        }
        return floor(calls, users) + (ahead < left ? 1 : 0);
    }

    // calls * share can exceed 64 bits, calls % users * share cannot.
    private long floor(long calls, int users) {
        return calls / users * share(users) + calls % users * share(users) / users;
    }

    private long remainder(long calls, int users) {
        return calls % users * share(users) % users;
    }
}
