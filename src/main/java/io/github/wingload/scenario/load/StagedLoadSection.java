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
                .forEach(key -> key.keyProblem("the stages say how long they take", "remove it"));
        keys.present(List.of("requests"))
                .forEach(key -> key.keyProblem("stages end by time, not by a number of calls", "remove it"));
        if (!warmUp.isZero() && list.opensAtZero()) {
            keys.get("warm_up")
                    .keyProblem(
                            "the load opens at 0, and a warm-up at that level sends nothing",
                            "begin with a stage without over, or remove it");
        }
        if (list.open()) {
            return OpenLoadSection.of(keys, list.stages(), warmUp);
        }
        keys.present(OpenLoadSection.OWN_KEYS)
                .forEach(key ->
                        key.keyProblem("only a load by rate has this", "remove it, or write the stages in rates"));
        return new StagedLoad(list.stages(), warmUp, LoadModelSection.connections(keys, false));
    }
}
