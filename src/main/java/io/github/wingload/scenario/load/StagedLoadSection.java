package io.github.wingload.scenario.load;

import io.github.wingload.plan.Load;
import io.github.wingload.plan.StagedLoad;
import io.github.wingload.yaml.Keys;
import java.time.Duration;
import java.util.List;

/** A load by {@code stages}, of users or of rates. */
final class StagedLoadSection {

    private StagedLoadSection() {}

    static Load read(Keys keys, Duration warmUp) {
        StageList list = StageList.read(keys.get("stages"));
        keys.exclude("stages", List.of("users", "spawn_rate", "rate"));
        keys.present(List.of("run_time"))
                .forEach(key -> key.keyProblem("the stages already determine the run time", "remove it"));
        keys.present(List.of("requests"))
                .forEach(key -> key.keyProblem("stages end by time, not after a number of calls", "remove it"));
        if (!warmUp.isZero() && list.opensAtZero()) {
            keys.get("warm_up")
                    .keyProblem(
                            "the load starts at 0, so a warm-up would send nothing",
                            "start with a stage without over, or remove it");
        }
        if (list.open()) {
            return OpenLoadSection.of(keys, list.stages(), warmUp);
        }
        keys.present(OpenLoadSection.OWN_KEYS)
                .forEach(key -> key.keyProblem(
                        "this key is only for a load by rate", "remove it, or write rates in the stages"));
        return new StagedLoad(list.stages(), warmUp, LoadModelSection.connections(keys, false));
    }
}
