package io.github.wingload.plan;

import io.github.wingload.plan.load.Flow;
import io.github.wingload.plan.load.Load;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.plan.load.Offer;
import io.github.wingload.plan.load.OpenLoad;
import io.github.wingload.plan.load.UserClass;
import io.github.wingload.plan.load.WaitTime;
import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.task.Extraction;
import io.github.wingload.plan.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One load test, complete and in range.
 *
 * @param name names the results: letters, digits, {@code . _ -}
 * @param sides what is tested: one target, or the two that are compared; tasks refer to them by index
 * @param load how many calls are made, when
 * @param deadline the longest a call may take in all, from its start to its last byte; above zero
 * @param ioThreads how many threads of the transport carry the calls, 1 or more; if empty, load and machine decide
 * @param samples sources of the rows from which requests are made; tasks refer to them by index
 * @param values values that are generated for each request
 * @param tasks all requests, in the scenario's order; at least one
 * @param userClasses the classes of users that do them; at least one
 * @param seed from which every random choice of the run is derived
 * @param thresholds what the target must achieve; if empty, any failed call fails the run
 * @param safeguards limits that protect the target
 * @param reporting what is kept of the run and reported
 * @param observe metrics of the server that are scraped during the run; may be empty
 * @param shard the part of the load that this process makes; empty if it makes all of it. Everything else describes the whole
 */
public record Plan(
        String name,
        List<Side> sides,
        Load load,
        Duration deadline,
        OptionalInt ioThreads,
        List<Samples> samples,
        List<GeneratedValue> values,
        List<Task> tasks,
        List<UserClass> userClasses,
        long seed,
        List<Rule> thresholds,
        Safeguards safeguards,
        Reporting reporting,
        List<Observation> observe,
        Optional<Shard> shard) {

    public Plan {
        sides = List.copyOf(sides);
        samples = List.copyOf(samples);
        values = List.copyOf(values);
        tasks = List.copyOf(tasks);
        userClasses = List.copyOf(userClasses);
        thresholds = List.copyOf(thresholds);
        observe = List.copyOf(observe);
        if (sides.isEmpty() || sides.size() > 2) {
            throw new IllegalArgumentException("a plan has one target, or two that it compares");
        }
        int known = sides.size();
        if (tasks.stream()
                .anyMatch(task -> task.side().orElse(0) >= known || task.side().orElse(0) < 0)) {
            throw new IllegalArgumentException("a task belongs to none of its sides");
        }
    }

    /** A test of one target that one process makes. */
    public Plan(
            String name,
            Target target,
            Load load,
            Duration deadline,
            OptionalInt ioThreads,
            List<Samples> samples,
            List<GeneratedValue> values,
            List<Task> tasks,
            List<UserClass> userClasses,
            long seed,
            List<Rule> thresholds,
            Safeguards safeguards,
            Reporting reporting,
            List<Observation> observe) {
        this(
                name,
                List.of(Side.only(target)),
                load,
                deadline,
                ioThreads,
                samples,
                values,
                tasks,
                userClasses,
                seed,
                thresholds,
                safeguards,
                reporting,
                observe,
                Optional.empty());
    }

    /** True if it compares two sides. */
    public boolean compares() {
        return sides.size() > 1;
    }

    /** The target; in a comparison, that of the first side. */
    public Target target() {
        return sides.get(0).target();
    }

    /** The side that a task belongs to. */
    public Side side(Task task) {
        return sides.get(task.side().orElse(0));
    }

    /** The side that one of the values belongs to, by its index; empty for a value of both. The other side has one of the same name. */
    public OptionalInt sideOfValue(int index) {
        List<Integer> alike = IntStream.range(0, values.size())
                .filter(value ->
                        values.get(value).name().equals(values.get(index).name()))
                .boxed()
                .toList();
        return alike.size() > 1 ? OptionalInt.of(alike.indexOf(index)) : OptionalInt.empty();
    }

    /** The share of the calls that the busiest host gets: a half if the sides of a comparison are at different hosts, otherwise 1. */
    public double shareOfOneHost() {
        return compares() && !sides.get(0).target().sameHost(sides.get(1).target()) ? 0.5 : 1;
    }

    /** The tasks of a side of a comparison whose calls are counted, by their indexes. */
    public List<Integer> countedTasks(int side) {
        return IntStream.range(0, tasks.size())
                .filter(task ->
                        tasks.get(task).counted() && tasks.get(task).side().equals(OptionalInt.of(side)))
                .boxed()
                .toList();
    }

    /**
     * What thresholds and rows of tables call the calls to a side of a comparison: the name of its task. Nothing is about all calls to a
     * side with several tasks, so they have the name of the side.
     */
    public String nameOfCalls(int side) {
        List<Integer> counted = countedTasks(side);
        return counted.size() == 1
                ? tasks.get(counted.get(0)).name()
                : sides.get(side).name();
    }

    /**
     * The requests that the busiest host gets in all.
     *
     * @param requests that each of the processes sends that {@link #sharing share} the limits
     */
    public double toOneHost(long requests) {
        return requests * sharing().count() * shareOfOneHost();
    }

    /** The index of a side's first task. */
    public int firstTask(int side) {
        return IntStream.range(0, tasks.size())
                .filter(task -> tasks.get(task).side().orElse(0) == side)
                .findFirst()
                .orElse(0);
    }

    /** The same test, made by all shards or by one of them. */
    public Plan withShard(Optional<Shard> other) {
        return copy(load, values, tasks, userClasses, seed, safeguards, observe, other);
    }

    /** The part of the load that this process makes. */
    public Shard part() {
        return shard.orElse(Shard.WHOLE);
    }

    /**
     * This process among those that share limits and the rows that are used once: its shard or, if the number of workers is known,
     * the worker of a Locust master.
     */
    public Shard sharing() {
        return load instanceof LocustLoad locust && locust.workers().isPresent()
                ? new Shard("", locust.worker(), locust.workers().getAsInt())
                : part();
    }

    /** The same test with another seed. */
    public Plan withSeed(long other) {
        return copy(load, values, tasks, userClasses, other, safeguards, observe, shard);
    }

    /** The same test with another load. */
    public Plan withLoad(Load other) {
        return copy(other, values, tasks, userClasses, seed, safeguards, observe, shard);
    }

    /** The same test with more figures of the server, which replace its own of the same names. */
    public Plan observing(List<Observation> more) {
        Set<String> names = more.stream()
                .flatMap(observation -> observation.figures().stream())
                .map(ServerFigure::name)
                .collect(Collectors.toSet());
        Stream<Observation> kept = observe.stream().flatMap(own -> own.without(names).stream());
        return copy(
                load,
                values,
                tasks,
                userClasses,
                seed,
                safeguards,
                Stream.concat(kept, more.stream()).toList(),
                shard);
    }

    /** The same test with other tasks, done by one class of users who pick each with equal probability. */
    public Plan withTasks(List<Task> others) {
        return copy(
                load,
                values,
                others,
                List.of(new UserClass(UserClass.ONLY, 1, new WaitTime.None(), oneEach(others.size()))),
                seed,
                safeguards,
                observe,
                shard);
    }

    /** The same test with the same number of other values and requests. */
    public Plan withWork(List<GeneratedValue> otherValues, List<Task> otherTasks) {
        return copy(load, otherValues, otherTasks, userClasses, seed, safeguards, observe, shard);
    }

    /** The same test with other safeguards. */
    public Plan withSafeguards(Safeguards others) {
        return copy(load, values, tasks, userClasses, seed, others, observe, shard);
    }

    private Plan copy(
            Load load,
            List<GeneratedValue> values,
            List<Task> tasks,
            List<UserClass> userClasses,
            long seed,
            Safeguards safeguards,
            List<Observation> observe,
            Optional<Shard> shard) {
        return new Plan(
                name,
                sides,
                load,
                deadline,
                ioThreads,
                samples,
                values,
                tasks,
                userClasses,
                seed,
                thresholds,
                safeguards,
                reporting,
                observe,
                shard);
    }

    /** True if the answers of a task are read as streams. */
    public boolean readsStreams() {
        return tasks.stream().anyMatch(task -> task.stream().isPresent());
    }

    /** True if every request has a trace id of wingload's. */
    public boolean traced() {
        return values.stream().anyMatch(value -> value.generator() instanceof GeneratedValue.TraceParent);
    }

    /** The calls that the load offers. */
    public Offer offer() {
        return new Offer(load, userClasses);
    }

    /** The calls per second that this process starts at the highest level of the load. */
    public double ownPeakPerSecond() {
        return part().share(offer().peakPerSecond());
    }

    /** The most users that this process has at any time; 0 in the open model. */
    public int ownPeakUsers() {
        return part().share(load.peakUsers());
    }

    /** The most calls in flight of this process, if the load limits them. */
    public OptionalInt ownInFlightLimit() {
        return load instanceof OpenLoad open
                ? OptionalInt.of(part().share(open.inFlightLimit(longestFlow())))
                : OptionalInt.empty();
    }

    /** The longest that a flow may take: the deadline times its number of calls. */
    public Duration longestFlow() {
        return deadline.multipliedBy(longestFlowTasks());
    }

    /** The number of extracted values that last as long as a user of this class; they take the first slots. */
    public int lastingValues(UserClass users) {
        return users.onStart().stream()
                        .flatMap(flow -> flow.tasks().stream())
                        .flatMap(task -> tasks.get(task).extractions().stream())
                        .mapToInt(Extraction::slot)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /** The extractions whose values a task can use: those on start of its users, and those of earlier tasks in its flow. */
    public List<Extraction> extractedBefore(int task) {
        for (UserClass users : userClasses) {
            for (Flow flow : users.allFlows().toList()) {
                int step = flow.tasks().indexOf(task);
                if (step >= 0) {
                    List<Integer> earlier = flow.tasks().subList(0, step);
                    Stream<Integer> onStart = users.onStart().filter(first -> !first.equals(flow)).stream()
                            .flatMap(first -> first.tasks().stream());
                    return Stream.concat(onStart, earlier.stream())
                            .flatMap(before -> tasks.get(before).extractions().stream())
                            .toList();
                }
            }
        }
        return List.of();
    }

    /** The number of tasks in the longest flow. */
    public int longestFlowTasks() {
        return userClasses.stream()
                .flatMap(users -> users.flows().stream())
                .mapToInt(flow -> flow.tasks().size())
                .max()
                .orElse(1);
    }

    private static List<Flow> oneEach(int tasks) {
        return IntStream.range(0, tasks)
                .mapToObj(task -> new Flow(1, List.of(task)))
                .toList();
    }
}
