package io.github.wingload.meet;

import io.github.wingload.plan.Shard;
import io.github.wingload.plan.target.HostPort;
import io.github.wingload.run.StartLine;
import io.github.wingload.time.NanoClock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where the shards of a run meet. All begin at one time, or none does; if one stops or is lost, all stop; and the first gets the
 * results of all.
 */
public interface Meeting extends StartLine, Closeable {

    /**
     * What a shard brings.
     *
     * @param shard which part it makes
     * @param digest of its plan, its samples and its version of wingload: the same in all shards, without blanks
     * @param patience how long it waits for the others
     * @param goOn true if it continues when another one is lost
     */
    record Terms(Shard shard, String digest, Duration patience, boolean goOn) {}

    /**
     * How long others may be silent.
     *
     * @param hello from a connection to the line that tells who it is
     * @param silence of a shard at any time afterwards; shards say every two seconds that they are there
     */
    record Limits(Duration hello, Duration silence) {

        static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /**
     * Hands the results of this shard in when it has ended, or waits for those of the others.
     *
     * @param directory of its run
     * @param collected the first shard puts the directories of the others here
     * @return the directories of all shards that handed in, this one's first; empty except in the first shard
     * @throws IOException if the results cannot be handed in
     */
    List<Path> deliver(Path directory, Path collected) throws IOException;

    /**
     * Opens the meeting in the first shard, and goes to it in the others.
     *
     * @throws IOException if the first shard cannot listen there
     */
    static Meeting at(HostPort place, Terms terms, NanoClock clock) throws IOException {
        return terms.shard().index() == 0
                ? Host.listening(place, terms, Limits.USUAL, clock)
                : new Guest(place, terms, Limits.USUAL, clock);
    }

    /** The time of day in nanoseconds since 1970. */
    static long wallNs(NanoClock clock) {
        Instant now = clock.wallTime();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
