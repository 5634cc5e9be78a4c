package io.github.wingload.merge;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.plan.Shard;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.result.ClockOffset;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Probe;
import io.github.wingload.result.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The results of one shard, or of one worker of a Locust master.
 *
 * @param directory in which they are
 * @param saved its run
 * @param digest of its {@code run.json}
 * @param clock how its clock differs from that of the whole run; empty if that is not known, or too little to be certain
 */
record ShardRun(Path directory, SavedRun saved, String digest, Optional<ClockOffset> clock) {

    /** A shard whose clock was compared with that of the whole run, if it was. */
    ShardRun(Path directory, SavedRun saved, String digest) {
        this(directory, saved, digest, saved.manifest().clock());
    }

    /**
     * This shard beside the first. If the clocks were not compared, those of both machines may have been compared with the
     * target's, by the probes.
     */
    ShardRun beside(ShardRun first) {
        Optional<ClockOffset> apart = clock.or(() -> ofTarget()
                .flatMap(own -> first.ofTarget()
                        .map(other -> new ClockOffset(
                                own.ahead().minus(other.ahead()),
                                own.uncertainty().plus(other.uncertainty())))
                        .filter(offset -> offset.ahead().abs().compareTo(offset.uncertainty()) > 0)));
        return new ShardRun(directory, saved, digest, apart);
    }

    private Optional<ClockOffset> ofTarget() {
        return manifest().probe().flatMap(Probe::clock);
    }

    private Optional<Shard> shard() {
        return manifest().plan().shard();
    }

    /** The load of a worker of a Locust master; empty for a shard. */
    Optional<LocustLoad> worker() {
        return manifest().plan().load() instanceof LocustLoad locust ? Optional.of(locust) : Optional.empty();
    }

    /** True if it made a part of a load. */
    boolean part() {
        return shard().isPresent() || worker().isPresent();
    }

    /** Its number, from 0. */
    int index() {
        return worker().map(LocustLoad::worker)
                .orElseGet(() -> shard().orElseThrow().index());
    }

    /** How many made the load together; a worker need not know it. */
    OptionalInt count() {
        return worker().map(LocustLoad::workers)
                .orElseGet(() -> OptionalInt.of(shard().orElseThrow().count()));
    }

    /** The name of the run; of workers, the time at which their test began. */
    String name() {
        return worker().map(load -> load.begun().toString())
                .orElseGet(() -> shard().orElseThrow().run());
    }

    /** True if there was a time at which both made load. */
    boolean overlaps(ShardRun other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    Manifest manifest() {
        return saved.manifest();
    }

    RunResult recorded() {
        return saved.recorded();
    }

    /** The time of day at which it began its load, by the clock of the whole run. */
    Instant start() {
        return ofWhole(manifest().start());
    }

    /** The time of day at which it ended, by the clock of the whole run; of a killed run, when its load ended. */
    Instant end() {
        return saved.ended() ? ofWhole(recorded().end()) : start().plus(loadDuration());
    }

    /** A time of this machine's clock by the clock of the whole run, if its offset is known. */
    private Instant ofWhole(Instant time) {
        return clock.map(offset -> time.minus(offset.ahead())).orElse(time);
    }

    /** True if the other is the same run, in a copy of its directory. */
    boolean copyOf(ShardRun other) {
        return manifest().id().equals(other.manifest().id()) && digest.equals(other.digest);
    }

    /** How long its load was. */
    Duration loadDuration() {
        return recorded().load().loadDuration();
    }
}
