package io.github.wingload.diff;

import io.github.wingload.plan.Samples;
import io.github.wingload.plan.target.SimulatorTarget;
import io.github.wingload.plan.target.Target;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Manifest.Reached;
import io.github.wingload.result.Manifest.SampleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A part of a test or its surroundings in which two runs may differ. */
public enum Aspect {
    TARGET(true, Aspect::target),
    LOAD(true, manifest -> manifest.plan().load()),
    USER_CLASSES(true, manifest -> manifest.plan().userClasses()),
    DEADLINE(true, manifest -> manifest.plan().deadline()),
    TASKS(true, manifest -> manifest.plan().tasks()),
    SAMPLES(
            true,
            manifest -> List.of(
                    manifest.samples().stream().map(SampleSet::sha256).toList(),
                    manifest.plan().samples().stream().map(Aspect::use).toList())),
    VALUES(true, manifest -> manifest.plan().values()),
    /** Which service was tested: tests are repeated to see the effect of its changes. */
    LABELS(false, manifest -> manifest.plan().reporting().labels()),
    /** What the service was, and where the test ran. */
    ENVIRONMENT(false, manifest -> manifest.plan().reporting().environment()),
    /** With which the runs were made: wingload, or whatever made an earlier result. */
    TOOL(false, manifest -> "wingload"),
    SEED(false, manifest -> manifest.plan().seed()),
    VERSION(false, Manifest::version),
    HOST(false, Manifest::host),
    /** Zone and type of that host. */
    INSTANCE(false, Manifest::instance),
    JVM(false, Manifest::jvm);

    private final boolean ofTheTest;
    // Each function is a method reference or a lambda without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Manifest, Object> part;

    Aspect(boolean ofTheTest, Function<Manifest, Object> part) {
        this.ofTheTest = ofTheTest;
        this.part = part;
    }

    /** True if runs that differ in it are runs of different tests. */
    public boolean ofTheTest() {
        return ofTheTest;
    }

    /** In which aspects two runs differ, as far as that is known. */
    static List<Aspect> differing(Origin a, Origin b) {
        if (a.manifest().isPresent() && b.manifest().isPresent()) {
            return differing(a.manifest().get(), b.manifest().get());
        }
        List<Aspect> differing = new ArrayList<>();
        if (a.manifest().isPresent() || b.manifest().isPresent()) {
            differing.add(TOOL);
        } else if (!a.load().equals(b.load())) {
            differing.add(LOAD);
        }
        if (!a.labels().equals(b.labels())) {
            differing.add(LABELS);
        }
        return differing;
    }

    /** In which aspects two runs differ. */
    static List<Aspect> differing(Manifest a, Manifest b) {
        return Stream.of(values())
                .filter(aspect -> !aspect.part.apply(a).equals(aspect.part.apply(b)))
                .toList();
    }

    /** All but the file's name: which rows there are, how they are read and which of them are used. */
    private static Object use(Samples samples) {
        return List.of(
                samples.pick(),
                samples.row(),
                samples.where(),
                samples.columns(),
                samples.types(),
                samples.format(),
                samples.header(),
                samples.greedy(),
                samples.match());
    }

    /**
     * A simulator has another address each time; what it plays is what it is. The User-Agent has the version of wingload in
     * it, which is an aspect of its own.
     */
    private static Object target(Manifest manifest) {
        List<Reached> reached = manifest.reached();
        return IntStream.range(0, reached.size())
                .mapToObj(side -> target(
                        manifest.plan().sides().get(side).target(),
                        reached.get(side).url()))
                .toList();
    }

    private static Object target(Target given, String reached) {
        Target target = given.withHeaders(given.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("User-Agent"))
                .toList());
        return target instanceof SimulatorTarget ? target : List.of(reached, target);
    }
}
