package io.github.wingload.result;

import io.github.wingload.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The plan, its origin and its surroundings: all that is known of a run when its first call starts.
 *
 * @param id the run's name in its directory, for example {@code 20261122T022057Z-3fa9}
 * @param plan with all defaults and overrides applied; long texts are replaced by their length and digest
 * @param overrides the options on the command line that changed the scenario, secrets redacted
 * @param scenarioFile the file's name as given
 * @param scenarioDirectory to which the paths in the scenario are relative, seen from the run's directory
 * @param scenarioSha256 digest of the scenario file's bytes, in hex
 * @param samples the size and digest of each of the plan's samples, in the plan's order
 * @param version of wingload
 * @param start wall time of time zero
 * @param targetUrl where requests are sent; for a simulator its address; in a comparison that of the first side
 * @param resolvedAddresses of the target's host
 * @param host on which wingload runs
 * @param instance zone and type of the host, if they were given; of a merged run, if they are the same for all shards
 * @param jvm name and version
 * @param ioThreads how many threads carried the calls; empty in a run of a wingload that did not record it
 * @param probe the request that was sent before time zero, if there was one; in a comparison that to the first side
 * @param otherSide where requests of the second side of a comparison are sent; empty if the run compares nothing
 * @param clock how this machine's clock differs from that of the whole run, which is that of the first shard or of a Locust
 *     master; empty if that was not measured
 */
public record Manifest(
        String id,
        Plan plan,
        List<String> overrides,
        String scenarioFile,
        String scenarioDirectory,
        String scenarioSha256,
        List<SampleSet> samples,
        String version,
        Instant start,
        String targetUrl,
        List<String> resolvedAddresses,
        String host,
        Optional<Instance> instance,
        String jvm,
        OptionalInt ioThreads,
        Optional<Probe> probe,
        Optional<Reached> otherSide,
        Optional<ClockOffset> clock) {

    public Manifest {
        if (otherSide.isPresent() && !plan.compares()) {
            throw new IllegalArgumentException("requests went to a second target, and the plan has one");
        }
        plan = Abridged.of(plan);
        samples = List.copyOf(samples);
        overrides = List.copyOf(overrides);
        resolvedAddresses = List.copyOf(resolvedAddresses);
    }

    /**
     * A target as the run found it.
     *
     * @param url where requests are sent; for a simulator its address
     * @param addresses of its host
     * @param probe the request that was sent before time zero, if there was one
     */
    public record Reached(String url, List<String> addresses, Optional<Probe> probe) {

        public Reached {
            addresses = List.copyOf(addresses);
        }
    }

    /** The targets, in the order of the plan's sides. */
    public List<Reached> reached() {
        return Stream.concat(Stream.of(new Reached(targetUrl, resolvedAddresses, probe)), otherSide.stream())
                .toList();
    }

    /**
     * The size of samples.
     *
     * @param sha256 digest of the file's bytes, in hex
     * @param rows how many there are
     * @param varying the columns whose cells are not the same in all rows, by index from 0; empty if that is unknown
     */
    public record SampleSet(String sha256, int rows, Optional<List<Integer>> varying) {}

    /** A copy with another plan. */
    public Manifest withPlan(Plan other) {
        return copy(other, probe);
    }

    /** A copy with another probe. */
    public Manifest withProbe(Optional<Probe> other) {
        return copy(plan, other);
    }

    private Manifest copy(Plan plan, Optional<Probe> probe) {
        return new Manifest(
                id,
                plan,
                overrides,
                scenarioFile,
                scenarioDirectory,
                scenarioSha256,
                samples,
                version,
                start,
                targetUrl,
                resolvedAddresses,
                host,
                instance,
                jvm,
                ioThreads,
                probe,
                otherSide,
                clock);
    }

    /** The rows of all samples together; 0 without samples. */
    public int sampleRows() {
        return samples.stream().mapToInt(SampleSet::rows).sum();
    }
}
