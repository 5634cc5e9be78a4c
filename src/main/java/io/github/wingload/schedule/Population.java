package io.github.wingload.schedule;

import io.github.wingload.plan.load.ClosedLoad;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.Stage;
import io.github.wingload.plan.load.StagedLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of users of the closed model over time, as a list of changes in order.
 *
 * <p>Times are nanoseconds from time zero, each computed from its index so that no error accumulates.
 *
 * @param changes in order of time
 */
public record Population(List<Change> changes) {

    /**
     * A change of the number of users.
     *
     * @param timeNs when it happens
     * @param users the number after it
     */
    public record Change(long timeNs, int users) {}

    public Population {
        changes = List.copyOf(changes);
    }

    /** The population of a load of the closed model, as far as it is planned. */
    public static Population of(Load load) {
        if (load instanceof ClosedLoad closed) {
            return spawn(closed.users(), closed.spawnRate());
        }
        if (load instanceof StagedLoad staged) {
            return staged(staged.stages(), staged.warmUp());
        }
        if (load instanceof LocustLoad) {
            return new Population(List.of());
        }
        throw new IllegalArgumentException("the open model has no population: " + load);
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
        return new Population(IntStream.range(0, batches)
                .mapToObj(i -> new Change(
                        Math.round(i * (batch / ratePerSecond) * 1e9), (int) Math.min(users, (i + 1L) * batch)))
                .toList());
    }

    /**
     * The population follows the stages: in a ramp from a to b users in D seconds it changes by one whenever the straight
     * line passes a whole number: in a rising ramp, user n (0, 1, …) starts when the line is at n.
     *
     * @param warmUp how long the opening level is held before the first stage
     */
    static Population staged(List<Stage> stages, Duration warmUp) {
        List<Change> changes = new ArrayList<>();
        add(changes, 0, whole(stages.get(0).from()));
        long startNs = warmUp.toNanos();
        for (Stage stage : stages) {
            int from = whole(stage.from());
            int to = whole(stage.to());
            add(changes, startNs, from);
            double nsPerUser = stage.duration().toNanos() / Math.abs((double) to - from);
            for (int step = 0; step < Math.abs(to - from); step++) {
                // Up: the first new user at once. Down: the first leaves when the line has fallen by one.
                long offsetNs = Math.round((to > from ? step : step + 1) * nsPerUser);
                add(changes, startNs + offsetNs, to > from ? from + step + 1 : from - step - 1);
            }
            startNs += stage.duration().toNanos();
        }
        return new Population(changes);
    }

    private static int whole(double level) {
        return (int) Math.round(level);
    }

    /** Adds a change in order of time: it replaces one at the same time, and one that changes nothing is left out. */
    private static void add(List<Change> changes, long timeNs, int users) {
        if (!changes.isEmpty() && changes.get(changes.size() - 1).timeNs() == timeNs) {
            changes.remove(changes.size() - 1);
        }
        int before = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).users();
        if (users != before) {
            changes.add(new Change(timeNs, users));
        }
    }
}
