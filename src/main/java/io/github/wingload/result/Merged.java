package io.github.wingload.result;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shards that a run was made of, or the workers of a Locust master.
 *
 * @param run the name that they share; of workers, the time at which their test began, by the master's clock
 * @param count how many shards the run has
 * @param only the shards that were asked for, ascending; empty for all
 * @param parts the shards that were there, by index and start
 * @param leftOut calls that were intended after the first shard had stopped, and are in no figure
 */
public record Merged(String run, int count, Optional<List<Integer>> only, List<Part> parts, long leftOut) {

    public Merged {
        only = only.map(List::copyOf);
        parts = List.copyOf(parts);
    }

    /**
     * The results of a process that made a part of the load.
     *
     * @param index of its shard, from 0
     * @param id of its run
     * @param host on which it ran
     * @param instance zone and type of the host, if they were given
     * @param startedAfter how much later it began its load than the first of all, by the clocks of their machines
     * @param clock how its clock differs from that of the whole run; empty if that was not measured
     * @param end why it started no more calls
     * @param loadDuration from time zero to the end of its load
     * @param usersPlanned users that it was to have
     * @param usersStarted users that it had
     * @param calls read from its {@code calls.csv}
     * @param counted calls that its {@code run.json} counts; as many as it has, unless files are damaged
     * @param okP10Ms 10th percentile of the service times of its ok calls; 0 without any
     * @param okP50Ms median service time of its ok calls; 0 without any
     * @param generator its generator's state
     * @param finding why that is not ok, in words; empty if it is
     */
    public record Part(
            int index,
            String id,
            String host,
            Optional<Instance> instance,
            Duration startedAfter,
            Optional<ClockOffset> clock,
            EndReason end,
            Duration loadDuration,
            int usersPlanned,
            int usersStarted,
            long calls,
            long counted,
            double okP10Ms,
            double okP50Ms,
            GeneratorHealth.State generator,
            String finding) {

        /** The host and, if it is known, its zone and type: {@code loader-0, eu-west-1a, c7i.large}. */
        public String hostInWords() {
            return instance.map(known -> host + ", " + known.words()).orElse(host);
        }

        /** True if the process was stopped before it had made its part of the load. */
        public boolean cutShort() {
            return end.cutShort();
        }
    }

    /** The shards that the run is to consist of. */
    public List<Integer> wanted() {
        return only.orElseGet(() -> IntStream.range(0, count).boxed().toList());
    }

    /**
     * The wanted shards that are not there. A Locust master that has lost workers numbers others with higher numbers, so as many are
     * missing as the count says, and those with the lowest numbers are named.
     */
    public List<Integer> missing() {
        Set<Integer> there = parts.stream().map(Part::index).collect(Collectors.toSet());
        return wanted().stream()
                .filter(index -> !there.contains(index))
                .limit(Math.max(0, wanted().size() - there.size()))
                .toList();
    }

    /** The share of the whole load that the wanted shards make. */
    public double share() {
        return (double) wanted().size() / count;
    }
}
