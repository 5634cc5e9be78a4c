package io.github.wingload.artefact;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.load.LocustLoad;
import io.github.wingload.result.Manifest;
import io.github.wingload.text.Sha256;

/**
 * A digest of what a plan does, by which processes on several machines know that they make parts of the same load.
 *
 * <p>What may differ from machine to machine is left out: the shard, the number of I/O threads, and the directories of files;
 * of a worker of a Locust master also the users that the master gave to it, and its seed.
 */
public final class PlanDigest {

    private PlanDigest() {}

    /**
     * The digest in hex.
     *
     * @param plan of a {@link Manifest}, in which long texts are replaced
     */
    public static String of(Plan plan) {
        return Sha256.of(ArtefactJson.portable(
                plan.load() instanceof LocustLoad locust
                        ? plan.withLoad(locust.unset()).withSeed(0)
                        : plan));
    }
}
