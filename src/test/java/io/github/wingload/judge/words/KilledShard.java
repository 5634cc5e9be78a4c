package io.github.wingload.judge.words;

import io.github.wingload.result.EndReason;
import io.github.wingload.result.GeneratorHealth;
import io.github.wingload.result.Merged;
import java.time.Duration;
import java.util.Optional;

/** A shard of which much can be said: it was late, was killed, lost calls, was slow and was limited. */
final class KilledShard {

    static final Merged.Part PART = new Merged.Part(
            3,
            "20261127T080000Z-3fa9",
            "stat1010",
            Optional.empty(),
            Duration.ofSeconds(184),
            Optional.empty(),
            EndReason.KILLED,
            Duration.ofSeconds(41),
            10,
            10,
            90,
            100,
            40,
            60,
            GeneratorHealth.State.LIMITED,
            "starts were dropped");

    private KilledShard() {}
}
