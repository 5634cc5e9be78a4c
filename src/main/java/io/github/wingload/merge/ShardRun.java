package io.github.wingload.merge;

import io.github.wingload.artefact.SavedRun;
import io.github.wingload.plan.Shard;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The results of one shard.
 *
 * @param directory in which they are
 * @param saved its run
 * @param digest of its {@code run.json}
 */
record ShardRun(Path directory, SavedRun saved, String digest) {

    Shard shard() {
        return manifest().plan().shard().orElseThrow();
    }

    int index() {
        return shard().index();
    }

    Manifest manifest() {
        return saved.manifest();
    }

    RunResult recorded() {
        return saved.recorded();
    }

    /** The time of day at which it began its load, by the clock of the first shard if that is known. */
    Instant start() {
        return manifest()
                .clock()
                .map(offset -> manifest().start().minus(offset.ahead()))
                .orElse(manifest().start());
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
