package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The closed model with users whose number a Locust master sets while the run goes on. The master also ends the run, so neither
 * its length nor its number of calls is planned.
 *
 * @param worker the number that the master gave to this process, from 0; users of different workers draw different values
 * @param levels the numbers of users so far, in order of time; empty before the first
 * @param warmUp how long the load runs before the measurement starts; zero without a warm-up
 * @param connections whether each user keeps its own connection
 */
public record LocustLoad(int worker, List<Level> levels, Duration warmUp, Connections connections) implements Load {

    /** The most users that one worker can ever start without drawing the values of another worker's users. */
    private static final int USERS_OF_A_WORKER = 1 << 20;

    private static final Duration OPEN_END = Duration.ofDays(365);

    /**
     * How many users there are from some time on.
     *
     * @param at from time zero
     * @param users of each class, in the plan's order
     */
    public record Level(Duration at, List<Integer> users) {

        public Level {
            users = List.copyOf(users);
        }

        /** The users of all classes. */
        public int sum() {
            return users.stream().mapToInt(count -> count).sum();
        }
    }

    public LocustLoad {
        levels = List.copyOf(levels);
    }

    /** The same load with the numbers of users that it has had. */
    public LocustLoad with(List<Level> others) {
        return new LocustLoad(worker, others, warmUp, connections);
    }

    /** The number of the first user, from which its random choices are derived. */
    public int firstUser() {
        return worker * USERS_OF_A_WORKER;
    }

    /** One stage without an end: the levels are not known before the run. */
    @Override
    public List<Stage> stages() {
        return List.of(new Stage(Stage.HOLD, 0, 0, OPEN_END));
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.empty();
    }

    /** The most users of any level so far. */
    @Override
    public int peakUsers() {
        return levels.stream().mapToInt(Level::sum).max().orElse(0);
    }
}
