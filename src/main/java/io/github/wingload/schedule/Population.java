package io.github.wingload.schedule;

/**
 * When each user of the closed model starts, exactly as Locust starts them.
 *
 * <p>Users come in batches of b = max(1, ⌊rate⌋): the first at time zero, then one every b / rate seconds, the last one
 * cut to what is left. So 500 users at 5/s start by fives at 0, 1, …, 99 s, and 10 users at 2.5/s by twos at 0, 0.8, … s.
 *
 * <p>Times are nanoseconds from time zero, ascending with the user's index, each computed from it. Immutable.
 *
 * @param users how many; 1 or more
 * @param ratePerSecond users started per second; above zero
 */
public record Population(int users, double ratePerSecond) {

    private static final double NANOS_PER_SECOND = 1e9;

    public Population {
        if (users < 1 || !(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException(users + " users at " + ratePerSecond + " per second");
        }
    }

    /** When a user starts. */
    public long startNs(int user) {
        long batch = user / batchSize();
        return Math.round(batch * (batchSize() / ratePerSecond) * NANOS_PER_SECOND);
    }

    /** When the last user starts. */
    public long lastStartNs() {
        return startNs(users - 1);
    }

    /** How many users start before a time. */
    public int startedBefore(long timeNs) {
        int low = 0;
        int high = users;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int batchSize() {
        return (int) Math.max(1, Math.min(users, Math.floor(ratePerSecond)));
    }
}
