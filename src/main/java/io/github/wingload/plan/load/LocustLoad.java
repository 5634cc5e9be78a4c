package io.github.wingload.plan.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The closed model with users whose number a Locust master sets while the run goes on. The master also ends the run, so neither
 * its length nor its number of calls is planned.
 *
 * @param worker the number that the master gave to this process, from 0; users of different workers draw different values
 * @param workers how many workers the master has, if that is known; they share the rows that are used once
 * @param begun when the master set the first users of this test, by its own clock: workers of one test differ by
 *     milliseconds
 * @param levels the numbers of users so far, in order of time; empty before the first
 * @param warmUp how long the load runs before the measurement starts; zero without a warm-up
 * @param connections whether each user keeps its own connection
 */
public record LocustLoad(
        int worker, OptionalInt workers, Instant begun, List<Level> levels, Duration warmUp, Connections connections)
        implements Load {

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

        private static Level none(int classes) {
            return new Level(Duration.ZERO, Collections.nCopies(classes, 0));
        }

        private Level after(Duration time) {
            return new Level(at.plus(time), users);
        }

        /** This level with another worker's users in place of those that it had before. */
        private Level changed(Level before, Level next) {
            return new Level(
                    next.at,
                    IntStream.range(0, users.size())
                            .mapToObj(i -> users.get(i) - before.users.get(i) + next.users.get(i))
                            .toList());
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
        return new LocustLoad(worker, workers, begun, others, warmUp, connections);
    }

    /** The load before a master has set it: the same in all of its workers. */
    public LocustLoad unset() {
        return new LocustLoad(0, OptionalInt.empty(), Instant.EPOCH, List.of(), warmUp, connections);
    }

    /**
     * The load that workers of one test made together: at any time, the users of each class are those of all workers.
     *
     * @param loads of the workers, at least one; all have the same classes
     * @param later how much later than the first of them each began
     */
    public static LocustLoad sum(List<LocustLoad> loads, List<Duration> later) {
        record Change(int load, Level level) {}
        LocustLoad first = loads.get(0);
        List<Change> changes = IntStream.range(0, loads.size())
                .boxed()
                .flatMap(i -> loads.get(i).levels.stream().map(level -> new Change(i, level.after(later.get(i)))))
                .sorted(Comparator.comparing(change -> change.level().at()))
                .toList();
        List<Level> together = new ArrayList<>();
        if (!changes.isEmpty()) {
            Level none = Level.none(changes.get(0).level().users().size());
            List<Level> ofEach = new ArrayList<>(Collections.nCopies(loads.size(), none));
            Level all = none;
            for (Change change : changes) {
                all = all.changed(ofEach.set(change.load(), change.level()), change.level());
                if (!together.isEmpty()
                        && together.get(together.size() - 1).at().equals(all.at())) {
                    together.remove(together.size() - 1);
                }
                together.add(all);
            }
        }
        return new LocustLoad(
                0,
                OptionalInt.of(loads.size()),
                loads.stream()
                        .map(LocustLoad::begun)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                together,
                first.warmUp,
                first.connections);
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
