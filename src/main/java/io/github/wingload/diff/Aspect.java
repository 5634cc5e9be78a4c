package io.github.wingload.diff;

import io.github.wingload.plan.Plan;
import io.github.wingload.plan.Samples;
import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.SampleSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A part of what ran, in which two runs may differ. */
public enum Aspect {
    TARGET(Aspect::target),
    LOAD(manifest -> manifest.plan().load()),
    USER_CLASSES(manifest -> manifest.plan().userClasses()),
    DEADLINE(manifest -> manifest.plan().deadline()),
    TASKS(manifest -> manifest.plan().tasks()),
    SAMPLES(manifest -> List.of(
            manifest.samples().stream().map(SampleSet::sha256).toList(),
            manifest.plan().samples().stream().map(Samples::pick).toList())),
    VALUES(manifest -> manifest.plan().values()),
    LABELS(manifest -> manifest.plan().reporting().labels()),
    SEED(manifest -> manifest.plan().seed()),
    VERSION(Manifest::version),
    HOST(Manifest::host),
    JVM(Manifest::jvm);

    private final Function<Manifest, Object> part;

    Aspect(Function<Manifest, Object> part) {
        this.part = part;
    }

    /** In which aspects two runs differ. */
    static List<Aspect> differing(Manifest a, Manifest b) {
        return Stream.of(values())
                .filter(aspect -> !aspect.part.apply(a).equals(aspect.part.apply(b)))
                .toList();
    }

    /** A simulator has another address each time; what it plays is what it is. */
    private static Object target(Manifest manifest) {
        Plan plan = manifest.plan();
        return plan.target() instanceof SimulatorTarget ? plan.target() : List.of(manifest.targetUrl(), plan.target());
    }
}
