package io.github.wingload.schedule;

import io.github.wingload.plan.ClosedLoad;
import io.github.wingload.plan.Load;
import io.github.wingload.plan.OpenLoad;
import io.github.wingload.plan.Stage;
import io.github.wingload.plan.StagedLoad;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The number of users of the closed model over time, as a list of changes in order.
 *
 * <p>Times are nanoseconds from time zero, each computed from its index so that no error accumulates. Immutable.
 */
public final class Population {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long[] timesNs;
    private final int[] users;

    private Population(long[] timesNs, int[] users) {
        this.timesNs = timesNs;
        this.users = users;
    }

    /** The population of a load of the closed model. */
    public static Population of(Load load) {
        if (load instanceof ClosedLoad closed) {
            return spawn(closed.users(), closed.spawnRate());
        }
        if (load instanceof StagedLoad staged) {
            return staged(staged.stages(), staged.warmUp());
        }
        throw new IllegalArgumentException("the open model has no population: " + (OpenLoad) load);
    }

    /**
     * Users start exactly as Locust starts them: in batches of b = max(1, ⌊rate⌋), the first at time zero, then one every
     * b / rate seconds, the last cut to what is left. So 500 users at 5/s start by fives at 0, 1, …, 99 s, and 10 users at
     * 2.5/s by twos at 0, 0.8, … s.
     *
     * @param users how many; 1 or more
     * @param ratePerSecond users started per second; above zero
     */
    public static Population spawn(int users, double ratePerSecond) {
        if (users < 1 || !(ratePerSecond > 0) || Double.isInfinite(ratePerSecond)) {
            throw new IllegalArgumentException(users + " users at " + ratePerSecond + " per second");
        }
        int batch = (int) Math.max(1, Math.min(users, Math.floor(ratePerSecond)));
        int batches = (users + batch - 1) / batch;
        long[] times = new long[batches];
        int[] after = new int[batches];
        for (int i = 0; i < batches; i++) {
            times[i] = Math.round(i * (batch / ratePerSecond) * NANOS_PER_SECOND);
            after[i] = (int) Math.min(users, (i + 1L) * batch);
        }
        return new Population(times, after);
    }

    /**
     * The population follows the stages: in a ramp from a to b users in D seconds it changes by one whenever the straight
     * line passes a whole number: in a rising ramp, user n (0, 1, …) starts when the line is at n.
     *
     * @param warmUp how long the opening level is held before the first stage
     */
    static Population staged(List<Stage> stages, Duration warmUp) {
        Changes changes = new Changes();
        changes.add(0, whole(stages.get(0).from()));
        long startNs = warmUp.toNanos();
        for (Stage stage : stages) {
            int from = whole(stage.from());
            int to = whole(stage.to());
            changes.add(startNs, from);
            double nsPerUser = stage.duration().toNanos() / Math.abs((double) to - from);
            for (int step = 0; step < Math.abs(to - from); step++) {
                // Up: the first new user at once. Down: the first leaves when the line has fallen by one.
                long offsetNs = Math.round((to > from ? step : step + 1) * nsPerUser);
                changes.add(startNs + offsetNs, to > from ? from + step + 1 : from - step - 1);
            }
            startNs += stage.duration().toNanos();
        }
        return changes.population();
    }

    private static int whole(double level) {
        return (int) Math.round(level);
    }

    /** How many changes there are. */
    public int changes() {
        return timesNs.length;
    }

    /** When a change happens; ascending with its index. */
    public long timeNs(int change) {
        return timesNs[change];
    }

    /** The number of users after a change. */
    public int users(int change) {
        return users[change];
    }

    /** Collects changes in order; keeps the last of several at one time, and skips those that change nothing. */
    private static final class Changes {

        private long[] times = new long[64];
        private int[] users = new int[64];
        private int size;

        void add(long timeNs, int level) {
            if (size > 0 && times[size - 1] == timeNs) {
                size--;
            }
            if (level == (size == 0 ? 0 : users[size - 1])) {
                return;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                users = Arrays.copyOf(users, size * 2);
            }
            times[size] = timeNs;
            users[size++] = level;
        }

        Population population() {
            return new Population(Arrays.copyOf(times, size), Arrays.copyOf(users, size));
        }
    }
}
